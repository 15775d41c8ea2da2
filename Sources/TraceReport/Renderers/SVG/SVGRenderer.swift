/// The ladders of a document, one below the other.
enum SVGRenderer {
    static func render(_ document: Document) -> [UInt8] {
        var ladders: [Ladder] = []
        collect(document.blocks, &ladders)
        var page = Drawing(
            title: document.title, alternative: document.summary, width: LadderDrawing.Measures.wide.width, height: 0)
        for ladder in ladders {
            let drawing = LadderDrawing.draw(ladder, .wide)
            if ladders.count == 1 {
                page.title = drawing.title
                page.alternative = drawing.alternative
            }
            for shape in drawing.shapes { page.shapes.append(shape.moved(down: page.height)) }
            page.height += drawing.height + (ladders.count > 1 ? 32 : 0)
        }
        if ladders.isEmpty {
            page.height = 60
            page.shapes.append(.text(.title, x: page.width / 2, y: 36, .middle, document.summary))
        }
        var html = HTML()
        SVGWriter.write(page, to: &html, isStandalone: true)
        return html.bytes
    }

    private static func collect(_ blocks: [Block], _ ladders: inout [Ladder]) {
        for block in blocks {
            switch block {
            case .ladder(let ladder): ladders.append(ladder)
            case .section(let section): collect(section.blocks, &ladders)
            case .details(_, _, let blocks): collect(blocks, &ladders)
            case .pair(let left, let right):
                collect(left, &ladders)
                collect(right, &ladders)
            default: break
            }
        }
    }
}

extension Drawing.Shape {
    fileprivate func moved(down distance: Int) -> Drawing.Shape {
        switch self {
        case .line(let role, let x1, let y1, let x2, let y2):
            .line(role, x1: x1, y1: y1 + distance, x2: x2, y2: y2 + distance)
        case .polygon(let role, let points): .polygon(role, points: points.map { ($0.0, $0.1 + distance) })
        case .box(let role, let x, let y, let width, let height):
            .box(role, x: x, y: y + distance, width: width, height: height)
        case .text(let role, let x, let y, let anchoring, let text):
            .text(role, x: x, y: y + distance, anchoring, text)
        }
    }
}
