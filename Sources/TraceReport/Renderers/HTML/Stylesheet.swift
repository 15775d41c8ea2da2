/// How a page looks, on a screen of any width, by day and by night, and on paper.
enum Stylesheet {
    /// Text on any of these tints has a contrast of at least 7 to 1.
    static let colours: StaticString = """

        :root {
          color-scheme: light dark;
          --paper: #fdfcf9; --sheet: #ffffff; --ink: #23211d; --quiet: #5d5850; --line: #ddd8cd; --faint: #f5f2ea;
          --link: #174ea6; --mark: #b3261e; --good: #1b6b38; --warn: #7a4b00; --lit: #1f1b16;
          --port: #d9e8fb; --seq: #d8f0dc; --ack: #cdeeea; --ctl: #fbecc3; --win: #e6e0fa; --sum: #fbdde0;
          --urg: #e7e5df; --opt: #f3def3; --adr: #d5edf8; --plain: #f1eee6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #16171a; --sheet: #1d1f23; --ink: #e9e6df; --quiet: #aaa59a; --line: #3a3c42; --faint: #22242a;
            --link: #9cc3ff; --mark: #ff9d94; --good: #8fd6a3; --warn: #f0c070; --lit: #f6f1e6;
            --port: #1c3a5e; --seq: #1b4229; --ack: #134a47; --ctl: #4d3c0f; --win: #3a3163; --sum: #5a2530;
            --urg: #3b3d42; --opt: #4b2850; --adr: #124660; --plain: #2c2e34;
          }
        }
        .h-port { --tint: var(--port); } .h-seq { --tint: var(--seq); } .h-ack { --tint: var(--ack); }
        .h-ctl { --tint: var(--ctl); } .h-win { --tint: var(--win); } .h-sum { --tint: var(--sum); }
        .h-urg { --tint: var(--urg); } .h-opt { --tint: var(--opt); } .h-adr { --tint: var(--adr); }
        .h-plain { --tint: var(--plain); }

        """

    static let layout: StaticString = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 1.0625rem/1.6 "Source Serif 4", "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, serif;
          overflow-wrap: break-word;
        }
        .top, nav, main, footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
        .top { padding-top: 3.5rem; }
        h1, h2, h3, h4, h5 { line-height: 1.2; font-weight: 600; text-wrap: balance; margin: 2.25rem 0 .75rem; }
        h1 { font-size: clamp(1.8rem, 4.5vw, 2.7rem); margin: 0 0 .5rem; letter-spacing: -.015em; }
        .pair > div > .part:first-child > :first-child { margin-top: .5rem; }
        h2 { font-size: 1.65rem; padding-top: 1.75rem; border-top: 1px solid var(--line); margin-top: 3rem; }
        h3 { font-size: 1.25rem; } h4 { font-size: 1.05rem; } h5 { font-size: 1rem; }
        .lead { font-size: 1.2rem; color: var(--quiet); }
        .label { color: var(--quiet); font-weight: 400; }
        p, ul, ol, dl { max-width: 68ch; margin: .75rem 0; }
        a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
        a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        code, .byte, .map, .columns, .sum { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        code { font-size: .88em; }
        .quiet, .facts, .remark, figcaption, .ln, .at { color: var(--quiet); }
        .rfc { white-space: nowrap; font-size: .92em; }
        nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; max-width: none; font-size: .95rem; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 3; }
        .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        thead.sr { display: table-header-group; }
        footer { margin-top: 4rem; padding-bottom: 6rem; color: var(--quiet); font-size: .9rem; border-top: 1px solid var(--line); }
        .pair { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2.5rem; }
        .scroll { overflow-x: auto; max-width: 100%; position: relative; }
        table { border-collapse: collapse; font-size: .95rem; }
        caption { text-align: left; color: var(--quiet); padding-bottom: .4rem; }
        .scroll > table:not(.columns) { min-width: 30rem; }
        .scroll > table:not(.columns) th, .scroll > table:not(.columns) td {
          text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line);
        }
        .scroll > table:not(.columns) tbody th { font-weight: 600; }
        .scroll > table th.num, .scroll > table td.num { text-align: right; font-variant-numeric: tabular-nums; }
        thead th { font-weight: 600; color: var(--quiet); font-size: .85rem; }
        details { margin: 1rem 0; }
        summary { cursor: pointer; color: var(--link); width: fit-content; }
        dl.def { max-width: none; border-left: .3rem solid var(--tint); padding: .1rem 0 .1rem .9rem; margin: 0 0 1rem; border-radius: 2px; }
        .def dt { font-weight: 600; }
        .def dd { margin: 0; }
        .def dd p { margin: .2rem 0; }
        .def .facts { font-size: .85rem; }
        .aside { border: 1px solid var(--line); border-left: .3rem solid var(--quiet); background: var(--faint); border-radius: 4px; padding: .6rem 1rem; margin: 1.25rem 0; max-width: 72ch; }
        .aside p { margin: .3rem 0; }
        .aside-title { font-weight: 600; }
        .aside.error { border-left-color: var(--mark); } .aside.error .aside-title { color: var(--mark); }
        .aside.warning { border-left-color: var(--warn); } .aside.warning .aside-title { color: var(--warn); }
        .aside.good { border-left-color: var(--good); } .aside.good .aside-title { color: var(--good); }
        .quote { margin: 1.25rem 0; max-width: 72ch; }
        .quote figcaption { font-size: .85rem; }
        .quote blockquote { margin: .25rem 0; padding: .2rem 0 .2rem 1rem; border-left: 2px solid var(--line); font-style: italic; }
        .quote p { margin: .15rem 0; max-width: none; padding-left: 2.2rem; text-indent: -2.2rem; }
        .quote p.gap { height: .6rem; }
        .quote .ln { display: inline-block; min-width: 2.2rem; text-indent: 0; font-size: .8rem; }
        .quote .ln { font-style: normal; }
        .blank { display: inline-block; border-bottom: 1.5px solid var(--ink); min-width: 1.2rem; }
        ins.answer { text-decoration: none; color: var(--good); font-weight: 600; }
        .tied { background: var(--tint); padding: 0 .2em; border-radius: 3px; }

        """

    static let figures: StaticString = """
        figure { margin: 1.25rem 0; max-width: 100%; }
        figcaption { font-size: .9rem; margin-bottom: .35rem; }
        .mapbox { max-width: 54rem; }
        .map { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 1px; font-size: .8rem; }
        .map thead th { font-size: .6rem; font-weight: 400; padding: 0; text-align: center; color: var(--quiet); }
        .map th:first-child { width: 1.9rem; }
        .map tbody th { font-size: .7rem; font-weight: 400; color: var(--quiet); text-align: right; padding: 0 .4rem 0 0; }
        .map td.bit { height: 3.6rem; }
        .map td { background: var(--tint); padding: 0; height: 3rem; text-align: center; border-radius: 2px; overflow: hidden; }
        .map td a { display: flex; flex-direction: column; justify-content: center; height: 100%; min-height: 3rem; color: inherit; text-decoration: none; padding: .15rem .1rem; }
        .map .n { font-family: "Source Serif 4", Georgia, serif; font-size: .72rem; line-height: 1.15; }
        .map .v { font-size: .85rem; font-weight: 600; line-height: 1.2; }
        .map .slim .v { font-size: .75rem; } .map .slim .n { font-size: .64rem; }
        .map .bit a { padding: .2rem 0; }
        .map .bit .n { writing-mode: vertical-rl; text-orientation: upright; letter-spacing: -.2em; font-size: .62rem; margin: 0 auto; font-family: inherit; }
        .map .bit .v { font-size: .75rem; }
        .map td.o-assumed .v, .byte.o-assumed { font-style: italic; font-weight: 400; }
        .map td.o-assumed, .byte.o-assumed { background: repeating-linear-gradient(135deg, var(--tint) 0 4px, var(--sheet) 4px 7px); }
        .map td.o-derived .v, .byte.o-derived { text-decoration: underline dotted; }
        .map td.o-absent, .byte.o-absent { background: none; border: 1px dashed var(--line); }
        .bytes ol { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem .9rem; padding: 0; max-width: none; margin: .25rem 0; }
        .bytes li { display: flex; align-items: baseline; gap: 2px; }
        .bytes .at { font-size: .7rem; min-width: 1.4rem; text-align: right; padding-right: .3rem; }
        .byte { background: var(--tint); color: var(--ink); text-decoration: none; padding: .15rem .3rem; border-radius: 3px; font-size: .95rem; }
        .listing { font-size: .8rem; }
        .listing ol { list-style: none; margin: 0; padding: 0; max-width: none; width: max-content; min-width: 100%; }
        .listing li { display: flex; white-space: pre; line-height: 1.5; border-left: .25rem solid var(--tint); }
        .listing li.h-plain { border-left-color: transparent; }
        .listing .ln { flex: 0 0 auto; min-width: 3.1em; text-align: right; padding-right: .8em; text-decoration: none; font-family: ui-monospace, monospace; }
        .listing .ln:hover { text-decoration: underline; }
        .listing .marked code { text-decoration: underline wavy var(--mark); text-underline-offset: .25em; }
        .lit { outline: 2px solid var(--lit); outline-offset: -1px; }
        .listing .lit, .def.lit, tr.lit { outline: none; background: var(--tint, var(--faint)); box-shadow: inset .2rem 0 var(--lit); }
        .def.lit { box-shadow: -.3rem 0 var(--lit); }
        :target { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        section:target, .part:target { outline: none; }
        .calc { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; max-width: 54rem; }
        .calc figcaption { color: var(--ink); font-weight: 600; }
        .lines { list-style: none; padding: 0; margin: 0; max-width: none; }
        .lines li { padding: .25rem 0; display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); column-gap: 1rem; }
        .lines .sum { overflow-wrap: anywhere; }
        .lines .remark { font-size: .9rem; grid-column: 2; }
        .columns { font-size: .95rem; margin: .3rem 0 .8rem; }
        .columns th { text-align: left; padding: 0 1.5rem 0 0; font-weight: 400; font-family: "Source Serif 4", Georgia, serif; }
        .columns td { width: 1.3rem; text-align: center; padding: 0; }
        .columns .carry { color: var(--quiet); font-size: .8rem; }
        .columns .total td, .columns .total th { border-top: 1.5px solid var(--ink); font-weight: 700; }
        .ladder { max-width: 45rem; }
        .ladder svg { display: block; width: 100%; height: auto; }
        .ladder .narrow { display: none; }
        svg text { font-family: "Source Serif 4", Georgia, serif; fill: var(--ink); font-size: 14px; }
        svg .l-life { stroke: var(--quiet); stroke-width: 1.5; }
        svg .l-arrow { stroke: var(--ink); stroke-width: 1.8; fill: var(--ink); }
        svg .l-reset { stroke: var(--mark); stroke-width: 1.8; fill: var(--mark); }
        svg text.l-name { font-size: 17px; font-weight: 600; }
        svg text.l-title { font-size: 16px; font-weight: 600; stroke: none; }
        svg text.l-detail { font-size: 13px; fill: var(--quiet); stroke: none; }
        svg text.l-time { font-size: 13px; fill: var(--quiet); }
        svg text.l-state { font-size: 12px; fill: var(--ink); letter-spacing: .02em; }
        svg .l-box { fill: var(--ctl); stroke: var(--paper); stroke-width: 2; }
        #bar { position: fixed; left: 50%; bottom: .75rem; transform: translateX(-50%); width: min(56rem, calc(100vw - 1.5rem)); z-index: 2;
          background: var(--sheet); color: var(--ink); border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1rem; font-size: .95rem; line-height: 1.4;
          box-shadow: 0 .4rem 1.6rem rgb(0 0 0 / .22); max-height: 40vh; overflow: auto; pointer-events: none; }
        #bar a { font-weight: 600; pointer-events: auto; }
        #bar[hidden] { display: none; }

        """

    static let media: StaticString = """
        @media (min-width: 64rem) {
          .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }
        @media (max-width: 40rem) {
          body { font-size: 1rem; }
          .top { padding-top: 1.75rem; }
          .top, nav, main, footer { padding-left: .8rem; padding-right: .8rem; }
          .map { font-size: .7rem; border-spacing: 1px; }
          .map thead th { font-size: 0; }
          .map th:first-child { width: 1.15rem; }
          .map tbody th { font-size: .55rem; padding-right: .15rem; }
          .map .v { font-size: .7rem; } .map .n { font-size: .62rem; }
          .map .slim .v { font-size: .6rem; } .map .slim .n { font-size: .52rem; }
          .map .bit .n { font-size: .5rem; } .map .bit .v { font-size: .62rem; }
          .ladder .wide { display: none; } .ladder .narrow { display: block; }
          .lines li { display: block; } .lines li > span { display: block; }
          .columns th { padding-right: .6rem; }
          .calc { padding: .6rem .7rem; }
        }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print {
          @page { size: A4; margin: 18mm 16mm; }
          :root { color-scheme: light; --paper: #fff; --sheet: #fff; --faint: #f7f5f0; }
          body { font-size: 10pt; }
          .top, nav, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
          .top { padding-top: 0; } nav, #bar, .skip { display: none; }
          .pair { display: block; }
          .ladder .wide { display: block; } .ladder .narrow { display: none; }
          h2, h3, h4, figcaption, dt { break-after: avoid; }
          figure.mapbox, figure.ladder, figure.bytes, .aside, .def, .lines li, tr { break-inside: avoid; }
          .scroll { overflow: visible; } .listing li { white-space: pre-wrap; } .listing ol { width: auto; }
          .byte, .map td, .l-box, .def, .tied { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          a { color: inherit; }
          footer { padding-bottom: 0; }
        }

        """
}
