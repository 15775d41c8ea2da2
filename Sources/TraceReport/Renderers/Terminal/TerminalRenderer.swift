/// A document as plain text of a width, in colours or not.
struct TerminalRenderer {
    let width: Int
    let palette: Palette
    private var lines: [String] = []
    private var level = 0
    private var indent = 0

    private init(width: Int, palette: Palette) {
        self.width = min(max(width, 40), 100)
        self.palette = palette
    }

    static func render(_ document: Document, width: Int, palette: Palette) -> [UInt8] {
        var renderer = TerminalRenderer(width: width, palette: palette)
        renderer.title(document.title, rule: "=")
        renderer.paragraph([.text(document.summary)])
        for block in document.blocks { renderer.draw(block) }
        renderer.put(String(repeating: "-", count: renderer.width))
        renderer.paragraph(document.colophon)
        while renderer.lines.last == "" { renderer.lines.removeLast() }
        var bytes: [UInt8] = []
        for line in renderer.lines {
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private mutating func put(_ line: String) {
        if line.isEmpty {
            if !lines.isEmpty, lines.last != "" { lines.append("") }
        } else {
            lines.append(String(repeating: " ", count: indent) + line)
        }
    }

    private mutating func title(_ text: String, rule: Character) {
        let clean = TerminalText.cleaned(Array(text.utf8))
        put("")
        put(palette.paint(clean, .strong))
        put(palette.paint(String(repeating: rule, count: min(width, TerminalText.width(clean))), .quiet))
        put("")
    }

    private mutating func paragraph(_ inlines: [Inline], first: String = "", rest: String = "") {
        let room = width - indent - first.utf8.count
        for (index, line) in StyledText(inlines).lines(room, palette).enumerated() {
            put((index == 0 ? first : rest) + line.text)
        }
    }

    // MARK: Blocks

    private mutating func draw(_ block: Block) {
        switch block {
        case .section(let section):
            let name = (section.label.isEmpty ? "" : section.label + " ") + section.title.plainText
            level += 1
            title(name, rule: level == 1 ? "=" : level == 2 ? "-" : ".")
            for block in section.blocks { draw(block) }
            level -= 1
        case .paragraph(let inlines): paragraph(inlines)
        case .list(let items, let isNumbered):
            for (index, item) in items.enumerated() {
                let mark = isNumbered ? "\(index + 1). " : "- "
                paragraph(item, first: mark, rest: String(repeating: " ", count: mark.utf8.count))
            }
        case .table(let table): draw(table)
        case .definitions(let definitions): for definition in definitions { draw(definition) }
        case .calculation(let calculation):
            paragraph([.strong(calculation.title)])
            draw(calculation.lines)
        case .columnSum(let sum):
            paragraph([.strong(sum.title)])
            for line in TextFigures.sum(sum) { put("  " + line) }
            draw(sum.steps)
        case .listing(let listing):
            paragraph([.strong([.text(listing.title)])])
            for line in TextFigures.lines(listing) { put(palette.paint(line.margin, .quiet) + line.text) }
        case .bytes(let rows):
            paragraph([.strong([.text(rows.title)])])
            for line in TextFigures.bytes(rows) { put("  " + line) }
        case .map(let map):
            paragraph([.strong([.text(map.title)])])
            for line in TextMap.lines(map) { put(line) }
        case .ladder(let ladder):
            paragraph([.strong([.text(ladder.title)])])
            for line in TextLadder.lines(ladder, width: min(width, 80)) { put(line) }
        case .quotation(let quotation): draw(quotation)
        case .aside(let aside): draw(aside)
        case .details(let summary, _, let blocks):
            paragraph([.strong(summary)])
            for block in blocks { draw(block) }
        case .pair(let left, let right):
            for block in left + right { draw(block) }
        }
        put("")
    }

    private mutating func draw(_ definition: Definition) {
        paragraph([.strong(definition.term)] + (definition.facts.isEmpty ? [] : ["  ", .quiet(definition.facts)]))
        indent += 4
        for block in definition.blocks { draw(block) }
        indent -= 4
    }

    private mutating func draw(_ lines: [Calculation.Line]) {
        for line in lines {
            var inlines: [Inline] = line.label.isEmpty ? [] : line.label + [": "]
            inlines += [.code(line.expression), " = ", .strong(line.result)]
            if !line.remark.isEmpty { inlines += ["  ", .quiet(line.remark)] }
            paragraph(inlines, first: "  ", rest: "      ")
        }
    }

    private mutating func draw(_ quotation: Quotation) {
        paragraph([.quiet([.text(quotation.title)])])
        let digits = quotation.lines.reduce(0) { max($0, String($1.number).utf8.count) }
        for line in quotation.lines {
            let number = String(line.number)
            let margin = String(repeating: " ", count: digits - number.utf8.count) + number + " > "
            paragraph([.text(line.text)], first: margin, rest: String(repeating: " ", count: digits) + " > ")
        }
    }

    private mutating func draw(_ aside: Aside) {
        let role: Palette.Role =
            switch aside.tone {
            case .error: .error
            case .warning: .warning
            case .note: .note
            case .good: .strong
            }
        let mark = palette.paint("|", role)
        let start = lines.count
        let tone = aside.tone == .good ? "" : "\(aside.tone.name): "
        paragraph([.strong([.text(tone)] + aside.title)])
        for block in aside.blocks { draw(block) }
        while lines.count > start, lines.last == "" { lines.removeLast() }
        for index in start..<lines.count { lines[index] = mark + " " + lines[index] }
    }

    private mutating func draw(_ table: Table) {
        if !table.caption.isEmpty { paragraph([.quiet(table.caption)]) }
        for line in TerminalTable(table, width: width - indent, palette: palette).lines() { put(line) }
    }
}
