/// A table in columns; what is too wide is broken within its cell.
struct TerminalTable {
    let table: Table
    let palette: Palette
    private var widths: [Int]
    private let cells: [[StyledText]]

    init(_ table: Table, width: Int, palette: Palette) {
        self.table = table
        self.palette = palette
        var rows = [table.columns.map { StyledText([.quiet([.text($0.title)])]) }]
        rows += table.rows.map { row in row.map { StyledText($0) } }
        cells = rows
        widths = table.columns.indices.map { column in
            rows.reduce(1) { max($0, column < $1.count ? $1[column].width : 0) }
        }
        let least = table.columns.indices.map { column in
            rows.reduce(1) { max($0, column < $1.count ? min($1[column].widestWord, 24) : 0) }
        }
        // The widest column gives way until all fit, or none can.
        var total = widths.reduce(2 * (widths.count - 1)) { $0 + $1 }
        while total > width {
            guard let column = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
            else { break }
            widths[column] -= 1
            total -= 1
        }
    }

    func lines() -> [String] {
        var lines: [String] = []
        for (index, row) in cells.enumerated() {
            lines += draw(row)
            if index == 0 {
                let rules = widths.map { String(repeating: "-", count: $0) }
                lines.append(palette.paint(rules.joined(separator: "  "), .quiet))
            }
        }
        return lines
    }

    private func draw(_ row: [StyledText]) -> [String] {
        let parts = row.enumerated().map { index, cell in cell.lines(widths[index], palette) }
        let height = parts.reduce(1) { max($0, $1.count) }
        return (0..<height).map { line in
            var text = ""
            for (index, part) in parts.enumerated() {
                let piece = line < part.count ? part[line] : ("", 0)
                let room = String(repeating: " ", count: max(0, widths[index] - piece.1))
                let isRight = table.columns[index].alignment == .right
                text += isRight ? room + piece.0 : index == parts.count - 1 ? piece.0 : piece.0 + room
                if index < parts.count - 1 { text += "  " }
            }
            while text.utf8.last == 0x20 { text.removeLast() }
            return text
        }
    }
}
