/// A document as GitHub's Markdown: tables, alerts, folded parts, and the ladder as Mermaid.
struct MarkdownRenderer {
    private var lines: [String] = []
    private var level = 1
    /// What stands before every line: the mark of a quotation.
    private var prefix = ""

    static func render(_ document: Document) -> [UInt8] {
        var renderer = MarkdownRenderer()
        renderer.put("# " + MarkdownEscape.text(document.title))
        renderer.gap()
        renderer.put(MarkdownEscape.text(document.summary))
        renderer.gap()
        for block in document.blocks { renderer.draw(block) }
        renderer.put("---")
        renderer.gap()
        renderer.put(Self.text(document.colophon))
        var bytes: [UInt8] = []
        for line in renderer.lines {
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private mutating func put(_ line: String) { lines.append(prefix + line) }

    private mutating func put(_ many: [String]) { for line in many { put(line) } }

    private mutating func gap() {
        var blank = prefix
        while blank.utf8.last == 0x20 { blank.removeLast() }
        if !lines.isEmpty, lines.last != blank { lines.append(blank) }
    }

    // MARK: Blocks

    private mutating func draw(_ block: Block) {
        gap()
        switch block {
        case .section(let section):
            level += 1
            let label = section.label.isEmpty ? "" : MarkdownEscape.text(section.label) + " "
            put(String(repeating: "#", count: min(level, 6)) + " " + label + Self.text(section.title))
            for block in section.blocks { draw(block) }
            level -= 1
        case .paragraph(let inlines): put(Self.text(inlines))
        case .list(let items, let isNumbered):
            for (index, item) in items.enumerated() {
                put((isNumbered ? "\(index + 1). " : "- ") + Self.text(item))
            }
        case .table(let table): draw(table)
        case .definitions(let definitions): for definition in definitions { draw(definition) }
        case .calculation(let calculation):
            if !calculation.title.isEmpty {
                put(Self.text([.strong(calculation.title)]))
                gap()
            }
            draw(calculation.lines)
        case .columnSum(let sum):
            put(Self.text([.strong(sum.title)]))
            gap()
            put(MarkdownEscape.fence(TextFigures.sum(sum)))
            gap()
            draw(sum.steps)
        case .listing(let listing):
            fold(listing.title, TextFigures.lines(listing).map { $0.margin + $0.text })
        case .bytes(let rows):
            put("**" + MarkdownEscape.text(rows.title) + "**")
            gap()
            put(MarkdownEscape.fence(TextFigures.bytes(rows)))
        case .map(let map):
            put("**" + MarkdownEscape.text(map.title) + "**")
            gap()
            put(MarkdownEscape.fence(TextMap.lines(map)))
        case .ladder(let ladder):
            put("**" + MarkdownEscape.text(ladder.title) + "**")
            gap()
            put(MarkdownEscape.fence(MermaidLadder.lines(ladder), language: "mermaid"))
            gap()
            put(MarkdownEscape.text(ladder.alternative))
        case .quotation(let quotation):
            put(MarkdownEscape.text(quotation.title))
            gap()
            put(MarkdownEscape.fence(quotation.lines.map { "\($0.number)  " + $0.text }))
        case .aside(let aside): draw(aside)
        case .details(let summary, let isOpen, let blocks):
            put((isOpen ? "<details open>" : "<details>") + "<summary>" + Self.plain(summary) + "</summary>")
            for block in blocks { draw(block) }
            gap()
            put("</details>")
        case .pair(let left, let right):
            for block in left + right { draw(block) }
        }
        gap()
    }

    /// Text within HTML, where Markdown's own marks count as well.
    private static func plain(_ inlines: [Inline]) -> String { MarkdownEscape.text(inlines.plainText) }

    private mutating func fold(_ title: String, _ lines: [String]) {
        put("<details><summary>" + MarkdownEscape.text(title) + "</summary>")
        gap()
        put(MarkdownEscape.fence(lines))
        gap()
        put("</details>")
    }

    private mutating func draw(_ definition: Definition) {
        var line = "**" + Self.text(definition.term) + "**"
        if !definition.facts.isEmpty { line += " · " + Self.text(definition.facts) }
        put(line)
        for block in definition.blocks { draw(block) }
        gap()
    }

    private mutating func draw(_ lines: [Calculation.Line]) {
        for line in lines {
            var text = "- " + (line.label.isEmpty ? "" : Self.text(line.label) + ": ")
            text += MarkdownEscape.code(line.expression) + " = " + Self.text([.strong(line.result)])
            if !line.remark.isEmpty { text += " — " + Self.text(line.remark) }
            put(text)
        }
    }

    private mutating func draw(_ aside: Aside) {
        let kind =
            switch aside.tone {
            case .note: "NOTE"
            case .good: "TIP"
            case .warning: "WARNING"
            case .error: "CAUTION"
            }
        let outer = prefix
        prefix += "> "
        put("[!\(kind)]")
        put(Self.text([.strong(aside.title)]))
        for block in aside.blocks { draw(block) }
        while lines.last == ">" || lines.last == outer + ">" { lines.removeLast() }
        prefix = outer
    }

    private mutating func draw(_ table: Table) {
        if !table.caption.isEmpty {
            put(Self.text(table.caption))
            gap()
        }
        put("| " + table.columns.map { MarkdownEscape.text($0.title) }.joined(separator: " | ") + " |")
        put("|" + table.columns.map { $0.alignment == .right ? "---:|" : "---|" }.joined())
        for row in table.rows {
            put("| " + row.map { Self.text($0) }.joined(separator: " | ") + " |")
        }
    }

    // MARK: Lines

    static func text(_ inlines: [Inline]) -> String {
        var text = ""
        for inline in inlines {
            switch inline {
            case .text(let part): text += MarkdownEscape.text(part)
            case .code(let part): text += MarkdownEscape.code(part)
            case .strong(let inner): text += "**" + self.text(inner) + "**"
            case .emphasis(let inner): text += "*" + self.text(inner) + "*"
            case .answer(let inner): text += "**" + self.text(inner) + "**"
            case .link(_, let inner), .tied(_, _, let inner), .quiet(let inner): text += self.text(inner)
            case .reference(let reference):
                let name = MarkdownEscape.text(reference.text)
                text += reference.address.map { "[\(name)](\($0))" } ?? name
            case .blank(let width, _): text += String(repeating: "\\_", count: max(width, 1))
            }
        }
        return text
    }
}
