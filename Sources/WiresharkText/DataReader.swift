import PacketTrace
import SourceText

/// The payload as Wireshark prints it where no protocol is known: `Data (8 bytes)`, and below it `Data: 30010000003a2fff`.
extension TextReader {
    /// How many bytes the heading behind a segment announces; 0 if the line is another one.
    static func dataLength(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        guard text.hasBytes("Data (", at: offset), let found = text.decimal(at: offset + 6, to: end),
            text.hasBytes(" byte", at: found.end), found.value < 1 << 24
        else { return 0 }
        return Int(found.value)
    }

    /// Takes the bytes in such a line: all of them, or as many as stand before the dots that cut it.
    mutating func readData(_ text: Span<UInt8>, at offset: Int, to lineEnd: Int, into packet: inout PacketClaims) {
        guard packet.dataDump.isEmpty, let start = Self.digits(text, at: offset, to: lineEnd) else { return }
        var end = lineEnd
        while end > start, text[end - 1] <= UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "]") { end -= 1 }
        packet.dataDump.beginLine(at: start + base - packet.text.start)
        var position = start
        while position + 1 < end, let high = Span<UInt8>.hexDigit(text[position]),
            let low = Span<UInt8>.hexDigit(text[position + 1])
        {
            packet.dataDump.append(high << 4 | low)
            position += 2
        }
        let count = packet.dataDump.bytes.count
        let isCut = position < end && (text.hasBytes("…", at: position) || text.hasBytes("...", at: position))
        if isCut, count < line.dataLength {
            packet.cutDataLength = line.dataLength
        } else if position != end || count != line.dataLength {
            packet.dataDump.removeAll()
        }
        line.dataLength = 0
    }

    /// Where the digits begin, behind the label with or without brackets and its word for what was cut.
    private static func digits(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        var position = offset
        for mark in ["[truncated]" as StaticString, "[…]", "["] where text.hasBytes(mark, at: position) {
            position = text.skippingSpaces(from: position + mark.utf8CodeUnitCount, to: end)
            break
        }
        guard text.hasBytes("Data", at: position) else { return nil }
        position = text.skippingSpaces(from: position + 4, to: end)
        for mark in ["[truncated]" as StaticString, "[…]"] where text.hasBytes(mark, at: position) {
            position = text.skippingSpaces(from: position + mark.utf8CodeUnitCount, to: end)
        }
        guard text.hasBytes(":", at: position) else { return nil }
        return text.skippingSpaces(from: position + 1, to: end)
    }
}
