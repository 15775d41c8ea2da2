/// A header map in letters, as the RFCs draw it: two columns for each bit.
enum TextMap {
    static func lines(_ map: HeaderMap) -> [String] {
        var lines = ["      " + ruler.0, "      " + ruler.1]
        lines.append(rule())
        for row in map.rows {
            lines += draw(row)
            lines.append(rule(bits: row.cells.reduce(0) { $0 + $1.bits }))
        }
        return lines
    }

    private static let ruler: (String, String) = {
        var tens = ""
        var ones = ""
        for bit in 0..<32 {
            tens += bit % 10 == 0 ? "\(bit / 10) " : "  "
            ones += "\(bit % 10) "
        }
        while tens.utf8.last == 0x20 { tens.removeLast() }
        ones.removeLast()
        return (tens, ones)
    }()

    private static func rule(bits: Int = 32) -> String {
        "     +" + String(repeating: "-+", count: bits)
    }

    private static func draw(_ row: HeaderMap.Row) -> [String] {
        let cells = row.cells.map { (lines: text(of: $0), width: 2 * $0.bits - 1) }
        let height = cells.reduce(1) { max($0, $1.lines.count) }
        return (0..<height).map { line in
            let offset = line == (height - 1) / 2 ? String(row.offset) : ""
            var text = String(repeating: " ", count: max(0, 4 - offset.utf8.count)) + offset + " |"
            for cell in cells {
                let above = (height - cell.lines.count) / 2
                let index = line - above
                text += centred(index >= 0 && index < cell.lines.count ? cell.lines[index] : "", cell.width) + "|"
            }
            return text
        }
    }

    private static func text(of cell: HeaderMap.Cell) -> [String] {
        let value = TerminalText.cleaned(Array(cell.value.plainText.utf8))
        if !cell.letters.isEmpty { return cell.letters.map { String($0) } + [value] }
        let width = 2 * cell.bits - 1
        var lines = cell.isContinuation ? [] : fold(cell.name, width)
        if !value.isEmpty { lines += fold(value, width) }
        return lines
    }

    private static func fold(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        for line in StyledText([.text(text)]).lines(width, Palette(isColoured: false)) {
            var rest = line.text
            while TerminalText.width(rest) > width {
                lines.append(String(rest.prefix(width)))
                rest = String(rest.dropFirst(width))
            }
            lines.append(rest)
        }
        return lines
    }

    private static func centred(_ text: String, _ width: Int) -> String {
        let room = max(0, width - TerminalText.width(text))
        return String(repeating: " ", count: room / 2) + text + String(repeating: " ", count: room - room / 2)
    }
}
