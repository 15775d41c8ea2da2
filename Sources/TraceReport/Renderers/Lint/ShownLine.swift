/// A line of the user's text on its way to a terminal, character by character: bytes that are no UTF-8 read as Latin-1.
struct ShownLine {
    private var scalars: [(scalar: Unicode.Scalar, offset: Int)] = []
    private let count: Int

    init(_ line: [UInt8]) {
        count = line.count
        var offset = 0
        while offset < line.count {
            let (scalar, length) = Self.decode(line, at: offset)
            scalars.append((scalar, offset))
            offset += length
        }
    }

    private static func decode(_ line: [UInt8], at offset: Int) -> (Unicode.Scalar, Int) {
        let first = line[offset]
        let length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0
        if length > 1, offset + length <= line.count,
            line[(offset + 1)..<(offset + length)].allSatisfy({ $0 & 0xc0 == 0x80 })
        {
            var value = UInt32(first) & (0x7f >> UInt32(length))
            for byte in line[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(byte & 0x3f) }
            if let scalar = Unicode.Scalar(value) { return (scalar, length) }
        }
        return (Unicode.Scalar(first), 1)
    }

    /// The characters that begin in the range of bytes, harmless to a terminal.
    func text(_ range: Range<Int>) -> String {
        var text = ""
        for entry in scalars where range.contains(entry.offset) {
            let isTab = entry.scalar == "\t"
            text.unicodeScalars.append(
                isTab ? " " : TerminalText.isSafe(entry.scalar) ? entry.scalar : "\u{fffd}")
        }
        return text
    }

    func width(_ range: Range<Int>) -> Int { TerminalText.width(text(range)) }

    /// How many characters stand before a byte.
    func characters(before offset: Int) -> Int {
        scalars.count { $0.offset < offset } + max(0, offset - count)
    }

    /// The bytes to show of a line that is too long: a window around the range that is to be marked.
    func window(around mark: Range<Int>, columns: Int) -> Range<Int> {
        var start = mark.lowerBound > columns ? mark.lowerBound - columns / 3 : 0
        // Not within a character.
        start = scalars.last { $0.offset <= start }?.offset ?? 0
        return start..<min(count, start + 2 * columns)
    }
}
