/// Drawings as SVG, by themselves or within a page.
enum SVGWriter {
    static func write(_ drawing: Drawing, to html: inout HTML, isStandalone: Bool) {
        html.open(
            "svg",
            (isStandalone ? [.init("xmlns", "http://www.w3.org/2000/svg")] : [])
                + [
                    .init("viewBox", "0 0 \(drawing.width) \(drawing.height)"), .init("width", String(drawing.width)),
                    .init("height", String(drawing.height)), .init("role", "img"),
                    .init("aria-label", drawing.title + ". " + drawing.alternative),
                ])
        if isStandalone {
            html.element("title", text: drawing.title)
            html.element("desc", text: drawing.alternative)
            html.element("style") { html in
                html.fixed(Stylesheet.colours)
                html.fixed(standaloneStyle)
            }
            html.fixed("<rect width=\"100%\" height=\"100%\" class=\"ground\"/>")
        }
        html.newline()
        for shape in drawing.shapes { write(shape, to: &html) }
        html.close("svg")
        html.newline()
    }

    private static let standaloneStyle: StaticString = """
        .ground { fill: var(--paper); }
        text { font-family: Georgia, serif; fill: var(--ink); font-size: 14px; }
        .l-life { stroke: var(--quiet); stroke-width: 1.5; }
        .l-arrow { stroke: var(--ink); stroke-width: 1.8; fill: var(--ink); }
        .l-reset { stroke: var(--mark); stroke-width: 1.8; fill: var(--mark); }
        text.l-name { font-size: 17px; font-weight: 600; }
        text.l-title { font-size: 16px; font-weight: 600; }
        text.l-detail, text.l-time { font-size: 13px; fill: var(--quiet); }
        text.l-state { font-size: 12px; }
        .l-box { fill: var(--ctl); stroke: var(--paper); stroke-width: 2; }

        """

    private static func write(_ shape: Drawing.Shape, to html: inout HTML) {
        switch shape {
        case .line(let role, let x1, let y1, let x2, let y2):
            html.open(
                "line",
                [
                    .init("class", "\(role.name)"), .init("x1", String(x1)), .init("y1", String(y1)),
                    .init("x2", String(x2)), .init("y2", String(y2)),
                ])
            html.close("line")
        case .polygon(let role, let points):
            var list = ""
            for point in points { list += "\(point.0),\(point.1) " }
            html.element("polygon", [.init("class", "\(role.name)"), .init("points", list)], text: "")
        case .box(let role, let x, let y, let width, let height):
            html.element(
                "rect",
                [
                    .init("class", "\(role.name)"), .init("x", String(x)), .init("y", String(y)),
                    .init("width", String(width)), .init("height", String(height)), .init("rx", "4"),
                ], text: "")
        case .text(let role, let x, let y, let anchoring, let text):
            html.element(
                "text",
                [
                    .init("class", "\(role.name)"), .init("x", String(x)), .init("y", String(y)),
                    .init("text-anchor", "\(anchoring.name)"),
                ], text: text)
        }
        html.newline()
    }
}
