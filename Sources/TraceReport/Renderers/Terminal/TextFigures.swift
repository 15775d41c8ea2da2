/// Bytes, lines and sums in letters.
enum TextFigures {
    /// Sixteen bytes a line; what is assumed stands in parentheses.
    static func bytes(_ rows: ByteRows) -> [String] {
        var lines: [String] = []
        for start in stride(from: 0, to: rows.bytes.count, by: 16) {
            let offset = String(start)
            var line = String(repeating: " ", count: max(0, 3 - offset.utf8.count)) + offset + " "
            for (index, byte) in rows.bytes[start..<min(start + 16, rows.bytes.count)].enumerated() {
                if index % 4 == 0 { line += " " }
                line += byte.origin == .assumed ? "(" + byte.text + ")" : " " + byte.text + " "
            }
            while line.utf8.last == 0x20 { line.removeLast() }
            lines.append(line)
        }
        return lines
    }

    static func lines(_ listing: Listing) -> [(margin: String, text: String)] {
        let digits = listing.lines.reduce(0) { max($0, String($1.number).utf8.count) }
        return listing.lines.map { line in
            let number = String(line.number)
            let margin = String(repeating: " ", count: digits - number.utf8.count) + number
            return (margin + (line.isMarked ? " ! " : " | "), TerminalText.cleaned(Array(line.text.utf8)))
        }
    }

    static func sum(_ sum: ColumnSum) -> [String] {
        let columns = sum.carries.count
        // What is carried can have several digits.
        let width = (sum.carries + sum.sum).reduce(1) { max($0, TerminalText.width($1.plainText)) } + 1
        var lines: [String] = []
        for word in sum.words {
            let digits = word.digits.map { String($0) }
            let blank = [String](repeating: "", count: max(0, columns - digits.count))
            lines.append(row(blank + digits, width) + "   " + word.label.plainText)
        }
        lines.append(row(sum.carries.map { $0.plainText }, width) + "   carried")
        lines.append(String(repeating: "-", count: width * columns))
        lines.append(row(sum.sum.map { $0.plainText }, width) + "   sum")
        return lines
    }

    private static func row(_ cells: [String], _ width: Int) -> String {
        var line = ""
        for cell in cells {
            line += String(repeating: " ", count: max(0, width - TerminalText.width(cell))) + cell
        }
        return line
    }
}
