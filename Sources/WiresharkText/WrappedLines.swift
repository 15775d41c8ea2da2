import SourceText
import TCPWire

/// What a mail program broke off a line stands at its first column, like the heading of another protocol.
extension TextReader {
    /// Lines that mail programs break are at least this long, as far as they stand.
    private static let shortest = 48

    /// Whether the words at `offset` were broken off the line above: that line is long, and the one below is of the same
    /// section as before.
    func isWrapped(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        guard line.header != .other, let own = text.lastOffset(of: UInt8(ascii: "\n"), from: 0, to: offset), own > 0
        else {
            return false
        }
        let above = text.lastOffset(of: UInt8(ascii: "\n"), from: 0, to: own).map { $0 + 1 } ?? 0
        guard own - above >= Self.shortest, own - above + 1 + (end - offset) > Self.shortest + 16 else { return false }
        let lineEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: end, to: text.count)
        guard lineEnd < text.count else { return false }
        let nextEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: lineEnd + 1, to: text.count)
        guard nextEnd - lineEnd < LineDamage.longest else { return false }
        var next = MendedText()
        next.append(text, from: lineEnd + 1, to: nextEnd)
        return isOfSection(next.bytes.span)
    }

    /// Whether a line below the headings belongs to the section that is open.
    private func isOfSection(_ text: Span<UInt8>) -> Bool {
        let (content, column) = Self.skipPrefix(text, from: 0, to: text.count)
        guard content < text.count, column > line.base else { return false }
        var label = text[content] == UInt8(ascii: "[") ? content + 1 : content
        if let pattern = BitPattern(text, at: label, to: text.count) { label = pattern.rest }
        let context = UInt64(1) << UInt64(line.header.rawValue)
        if let match = Self.labels.match(text, at: label, context: context), label + match.length <= text.count {
            return true
        }
        return LayoutLabels.length(text, at: label, line.header) != nil
    }
}
