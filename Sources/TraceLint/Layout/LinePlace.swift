import PacketTrace
import SourceText
import TCPWire

// In PDML other elements stand between the lines of the details: hidden fields, and end tags.

extension LineMending {
    /// The line behind which a row belongs: the one before it in another packet, where this is PDML.
    func place(of row: Int, _ group: LayoutGroup, behind index: Int) -> PrintedLine {
        let line = packet.lines[index]
        guard isElement(line, packet, bytes) else { return line }
        let item = group == .option ? packet.lines[index].item : nil
        for (other, model, text) in models(withOwn: group == .option) {
            let check = LayoutCheck(model, bytes: text, facts: other.facts)
            for (place, found) in model.lines.enumerated()
            where LayoutCheck.isSame(found.row ?? -1, row) && check.groups[place] == group {
                if group == .option, !isSameOption(item, found.item, model, other.facts) { continue }
                guard isElement(found, model, text) else { return line }
                let start = found.span.start - model.text.start
                guard start > 1, let sign = Self.sign(of: text, endingAt: start - 1) else { return line }
                return self.line(like: sign, from: index) ?? line
            }
        }
        return line
    }

    private func isElement(_ line: PrintedLine, _ packet: PacketClaims, _ text: [UInt8]) -> Bool {
        var offset = line.span.start - packet.text.start
        guard offset >= 0 else { return false }
        while offset < text.count, text[offset] == UInt8(ascii: " ") || text[offset] == UInt8(ascii: "\t") {
            offset += 1
        }
        return offset < text.count && text[offset] == UInt8(ascii: "<")
    }

    /// What tells an element's line from others: its indentation, and the element up to its first attribute's end.
    private static func sign(of text: [UInt8], endingAt end: Int) -> ArraySlice<UInt8>? {
        guard end <= text.count, end > 0 else { return nil }
        let start = text[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = text[start..<end]
        guard let quote = line.firstIndex(of: UInt8(ascii: "\"")),
            let close = line[(quote + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { return line }
        return line[...close]
    }

    /// The first line of that kind, from one of the packet's lines up to the next.
    private func line(like sign: ArraySlice<UInt8>, from index: Int) -> PrintedLine? {
        var start = packet.lines[index].span.start - packet.text.start
        let limit =
            index + 1 < packet.lines.count ? packet.lines[index + 1].span.start - packet.text.start : bytes.count
        while start >= 0, start < limit, start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if Self.sign(of: bytes, endingAt: end) == sign {
                var place = packet.lines[index]
                guard packet.text.start + start != place.span.start else { return place }
                place.span = SourceSpan(start: packet.text.start + start, end: packet.text.start + end)
                let indent = bytes[start..<end].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
                place.content = place.span.start + indent
                return place
            }
            start = end + 1
        }
        return nil
    }
}
