/// Rows of cells as lines of a width; what is too wide is broken within its cell, the widest column first.
struct DiffColumns {
    struct Line {
        var text: String
        /// The row that it belongs to; `nil` for the titles.
        var row: Int?
        var isFirst: Bool
    }

    private(set) var lines: [Line] = []

    init(titles: [String], rows: [[String]], width: Int) {
        let cells = ([titles] + rows).map { row in row.map { StyledText([.text($0)]) } }
        var widths = titles.indices.map { column in cells.reduce(0) { max($0, $1[column].width) } }
        let least = titles.indices.map { column in
            cells.reduce(1) { max($0, min($1[column].widestWord, 32)) }
        }
        var total = widths.reduce(2 * (widths.count - 1), +)
        while total > width {
            guard let column = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
            else { break }
            widths[column] -= 1
            total -= 1
        }
        for (index, row) in cells.enumerated() { draw(row, widths, row: index == 0 ? nil : index - 1) }
    }

    private mutating func draw(_ cells: [StyledText], _ widths: [Int], row: Int?) {
        let parts = cells.enumerated().map { index, cell in
            cell.lines(max(widths[index], 1), Palette(isColoured: false))
        }
        for line in 0..<parts.reduce(1, { max($0, $1.count) }) {
            var text = ""
            for (index, part) in parts.enumerated() {
                let piece = line < part.count ? part[line] : ("", 0)
                text += piece.0 + String(repeating: " ", count: max(0, widths[index] - piece.1) + 2)
            }
            while text.utf8.last == 0x20 { text.removeLast() }
            lines.append(Line(text: text, row: row, isFirst: line == 0))
        }
    }
}
