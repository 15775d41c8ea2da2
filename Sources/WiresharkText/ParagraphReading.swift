import PacketTrace
import SourceText
import TCPWire

/// Sections that were flattened into one paragraph, as pages and word processors do: their lines are put back first.
extension TextReader {
    /// A heading longer than Wireshark prints any.
    static let longestHeading = 160

    /// Whether a heading may be the beginning of a paragraph: it is too long, or what follows stands no deeper.
    @inline(__always)
    func mayRunOn(_ text: Span<UInt8>, from start: Int, to lineEnd: Int, column: Int) -> Bool {
        if lineEnd &- start > Self.longestHeading { return true }
        let next = lineEnd &+ 1
        guard next < text.count, text[next] != UInt8(ascii: " ") || column > 0 else { return false }
        let (content, depth) = Self.skipPrefix(text, from: next, to: text.count)
        return content < text.count && text[content] != UInt8(ascii: "\n") && depth <= column
    }

    /// Reads a heading together with the lines that run on behind it; `nil` where it stands alone.
    mutating func readParagraph(
        _ text: Span<UInt8>, _ header: HeaderKind, from start: Int, to end: Int, lineEnd: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool? {
        guard end - start < LineDamage.longest else { return nil }
        let runsOn = Paragraph.count(text, from: start, to: end, in: .other, most: 3) == 3
        let rest =
            runsOn || end - start <= Self.longestHeading
            ? paragraphLines(text, header, behind: lineEnd, column: column) : []
        guard runsOn || rest.contains(where: { $0.runsOn }) else { return nil }
        var mended = MendedText()
        swap(&mended, &scratch)
        defer { swap(&mended, &scratch) }
        mended.removeAll()
        mended.append(text, from: start, to: end)
        var last = end
        for line in rest {
            mended.put(UInt8(ascii: " "), at: last)
            mended.appendRest(text, from: line.start, to: line.end)
            last = line.end
        }
        breakApart(&mended, in: .other)
        let opens = read(mended, text, from: start, to: end, column: column, into: &packet)
        if !opens {
            packet.isReflowed = true
            if let line = rest.last { skipTo = line.lineEnd }
        }
        return opens
    }

    /// Takes a mended line apart where it is such a paragraph.
    func breakParagraph(_ mended: inout MendedText, into packet: inout PacketClaims) {
        guard Self.isParagraph(mended.bytes.span) else { return }
        breakApart(&mended, in: .other)
        packet.isReflowed = true
    }

    private static func isParagraph(_ bytes: Span<UInt8>) -> Bool {
        bytes.count > longestHeading
            && bytes.firstOffset(of: UInt8(ascii: "\n"), from: 0, to: bytes.count) == bytes.count
            && Paragraph.count(bytes, from: 0, to: bytes.count, in: .other, most: 3) == 3
    }

    /// Puts line ends back where lines began.
    private func breakApart(_ mended: inout MendedText, in header: HeaderKind) {
        var breaks: [Int] = []
        var lines = Paragraph(from: 0, to: mended.bytes.count, in: header)
        while let start = lines.next(mended.bytes.span) {
            if start > 0, mended.bytes[start - 1] == UInt8(ascii: " ") { breaks.append(start - 1) }
        }
        for offset in breaks { mended.breakLine(at: offset) }
    }

    /// The lines that a paragraph goes on with: none is empty, stands deeper or opens a section.
    private func paragraphLines(
        _ text: Span<UInt8>, _ header: HeaderKind, behind lineEnd: Int, column: Int
    ) -> [(start: Int, end: Int, lineEnd: Int, runsOn: Bool)] {
        var lines: [(start: Int, end: Int, lineEnd: Int, runsOn: Bool)] = []
        var position = lineEnd + 1
        while position < text.count, lines.count < 256 {
            let nextEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: position, to: text.count)
            let (marked, depth) = Self.skipPrefix(text, from: position, to: nextEnd)
            let content = LineDamage.restStart(text, from: marked, to: nextEnd)
            var end = nextEnd
            while end > content, text[end - 1] == UInt8(ascii: "\r") || text[end - 1] == UInt8(ascii: " ") { end -= 1 }
            guard content < end, depth <= column, !Self.opensSection(text, at: content, to: end) else { break }
            let count = Paragraph.count(text, from: content, to: end, in: header, most: 3)
            lines.append((content, end, nextEnd, count > 2))
            position = nextEnd + 1
        }
        return lines
    }
}
