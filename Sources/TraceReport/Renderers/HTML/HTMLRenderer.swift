/// One self-contained page: no network, and nothing that needs the script to be read.
struct HTMLRenderer {
    private var html = HTML()
    /// Level of the headings of the next sections.
    private var level = 2

    static func render(_ document: Document) -> [UInt8] {
        var renderer = HTMLRenderer()
        renderer.page(document)
        return renderer.html.bytes
    }

    private mutating func page(_ document: Document) {
        html.fixed("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.element("title", text: document.title)
        html.fixed("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.fixed("<meta name=\"color-scheme\" content=\"light dark\">\n")
        html.fixed("<meta name=\"referrer\" content=\"no-referrer\">\n")
        html.fixed("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        html.fixed("style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
        html.open("meta", [.init("name", "description"), .init("content", document.summary)])
        html.newline()
        html.element("style") { html in
            html.fixed(Stylesheet.colours)
            html.fixed(Stylesheet.layout)
            html.fixed(Stylesheet.figures)
            html.fixed(Stylesheet.media)
        }
        html.fixed("\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n")
        html.element("header", [.init("class", "top")]) { html in
            html.element("h1", text: document.title)
            html.element("p", [.init("class", "lead")], text: document.summary)
        }
        contents(document)
        html.fixed("\n<main id=\"main\">\n")
        for block in document.blocks { draw(block) }
        html.fixed("</main>\n<footer>")
        html.open("p")
        draw(document.colophon)
        html.close("p")
        html.fixed("</footer>\n<div id=\"bar\" role=\"region\" aria-label=\"Selected field\" hidden></div>\n<script>")
        html.fixed(PageScript.text)
        html.fixed("</script>\n</body>\n</html>\n")
    }

    private mutating func contents(_ document: Document) {
        let sections = Self.sections(document.blocks)
        guard sections.count > 1 else { return }
        html.fixed("<nav aria-label=\"Contents\">")
        html.open("ol")
        for section in sections {
            html.open("li")
            html.element("a", [.init("href", "#" + section.anchor.name)], text: section.title.plainText)
            html.close("li")
        }
        html.close("ol")
        html.fixed("</nav>")
    }

    private static func sections(_ blocks: [Block]) -> [Section] {
        blocks.compactMap { block in
            if case .section(let section) = block { section } else { nil }
        }
    }

    // MARK: Blocks

    mutating func draw(_ block: Block) {
        switch block {
        case .section(let section): draw(section)
        case .paragraph(let inlines): paragraph(inlines)
        case .list(let items, let isNumbered): list(items, isNumbered)
        case .table(let table): draw(table)
        case .definitions(let definitions): draw(definitions)
        case .calculation(let calculation): draw(calculation)
        case .columnSum(let sum): draw(sum)
        case .listing(let listing): draw(listing)
        case .bytes(let rows): draw(rows)
        case .map(let map): draw(map)
        case .ladder(let ladder): draw(ladder)
        case .quotation(let quotation): draw(quotation)
        case .aside(let aside): draw(aside)
        case .details(let summary, let isOpen, let blocks):
            html.open("details", isOpen ? [.init("open", "")] : [])
            html.open("summary")
            draw(summary)
            html.close("summary")
            for block in blocks { draw(block) }
            html.fixed("</details>\n")
        case .pair(let left, let right):
            html.fixed("<div class=\"pair\"><div>")
            for block in left { draw(block) }
            html.fixed("</div><div>")
            for block in right { draw(block) }
            html.fixed("</div></div>\n")
        }
    }

    private mutating func draw(_ section: Section) {
        let name = section.anchor.name
        // Only the great parts are landmarks; too many of them help nobody.
        let isLandmark = level == 2
        html.open(
            isLandmark ? "section" : "div",
            [.init("id", name), isLandmark ? .init("aria-labelledby", name + "-title") : .init("class", "part")])
        let heading: StaticString = level == 2 ? "h2" : level == 3 ? "h3" : level == 4 ? "h4" : "h5"
        html.open(heading, [.init("id", name + "-title")])
        if !section.label.isEmpty { html.element("span", [.init("class", "label")], text: section.label + " ") }
        draw(section.title)
        html.close(heading)
        html.newline()
        level += 1
        for block in section.blocks { draw(block) }
        level -= 1
        html.close(isLandmark ? "section" : "div")
        html.newline()
    }

    private mutating func paragraph(_ inlines: [Inline]) {
        html.open("p")
        draw(inlines)
        html.close("p")
        html.newline()
    }

    private mutating func list(_ items: [[Inline]], _ isNumbered: Bool) {
        let name: StaticString = isNumbered ? "ol" : "ul"
        html.open(name)
        for item in items {
            html.open("li")
            draw(item)
            html.close("li")
        }
        html.close(name)
        html.newline()
    }

    private mutating func draw(_ quotation: Quotation) {
        html.element("figure", [.init("class", "quote")]) { html in
            html.element("figcaption", text: quotation.title)
            html.element("blockquote") { html in
                for line in quotation.lines {
                    guard !line.text.utf8.allSatisfy({ $0 <= 0x20 }) else {
                        html.fixed("<p class=\"gap\"></p>")
                        continue
                    }
                    html.element("p", [.init("id", line.anchor.name)]) { html in
                        html.element("span", [.init("class", "ln")], text: String(line.number))
                        html.text(" " + line.text)
                    }
                }
            }
        }
        html.newline()
    }

    private mutating func draw(_ aside: Aside) {
        var attributes = [HTML.Attribute("class", "aside \(aside.tone.name)")]
        if let anchor = aside.anchor { attributes.append(.init("id", anchor.name)) }
        html.open("div", attributes + [.init("role", "note")])
        html.open("p", [.init("class", "aside-title")])
        draw(aside.title)
        html.close("p")
        for block in aside.blocks { draw(block) }
        html.fixed("</div>\n")
    }

    private mutating func draw(_ definitions: [Definition]) {
        for definition in definitions {
            var attributes: [HTML.Attribute] = [.init("class", "def h-\(definition.hue.name)")]
            if let anchor = definition.anchor { attributes.append(.init("id", anchor.name)) }
            if let tie = definition.tie { attributes.append(Self.attribute(tie)) }
            html.open("dl", attributes)
            html.open("dt")
            draw(definition.term)
            html.close("dt")
            html.open("dd")
            if !definition.facts.isEmpty {
                html.open("p", [.init("class", "facts")])
                draw(definition.facts)
                if let more = definition.more {
                    html.text(" · ")
                    html.element("a", [.init("href", "#" + more.anchor.name)], text: more.words)
                }
                html.close("p")
            }
            for block in definition.blocks { draw(block) }
            html.fixed("</dd></dl>\n")
        }
    }

    // MARK: Lines

    mutating func draw(_ inlines: [Inline]) {
        for inline in inlines { draw(inline) }
    }

    private mutating func draw(_ inline: Inline) {
        switch inline {
        case .text(let text): html.text(text)
        case .strong(let inner): wrap("strong", [], inner)
        case .emphasis(let inner): wrap("em", [], inner)
        case .code(let text): html.element("code", text: text)
        case .link(let anchor, let inner): wrap("a", [.init("href", "#" + anchor.name)], inner)
        case .reference(let reference):
            guard let address = reference.address else { return html.text(reference.text) }
            html.element("a", [.init("class", "rfc"), .init("href", address)], text: reference.text)
        case .tied(let tie, let hue, let inner):
            wrap("span", [.init("class", "tied h-\(hue.name)"), Self.attribute(tie)], inner)
        case .blank(let width, let name):
            html.element("span", [.init("class", "blank")]) { html in
                html.element("span", [.init("class", "sr")], text: "blank for " + name)
                html.element(
                    "span", [.init("aria-hidden", "true")], text: String(repeating: "\u{2007}", count: width))
            }
        case .answer(let inner): wrap("ins", [.init("class", "answer")], inner)
        case .quiet(let inner): wrap("span", [.init("class", "quiet")], inner)
        }
    }

    private mutating func wrap(_ name: StaticString, _ attributes: [HTML.Attribute], _ inner: [Inline]) {
        html.open(name, attributes)
        draw(inner)
        html.close(name)
    }

    static func attribute(_ tie: Tie) -> HTML.Attribute {
        var names = ""
        for key in tie.keys { names += (names.isEmpty ? "" : " ") + key.name }
        return HTML.Attribute("data-tie", names)
    }

    /// Gives other parts of the renderer the page to write on.
    mutating func write(_ body: (inout HTML) -> Void) { body(&html) }
}
