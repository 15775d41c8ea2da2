import PacketTrace
import SourceText

/// The lines of one packet, without the prose and the blank lines around them.
struct PacketText {
    /// From the beginning of the first line to the end of the last one, its mark left out.
    let span: SourceSpan
    let bytes: [UInt8]
    /// The first line.
    let heading: SourceSpan
    /// The lines with their ends, and with the blank lines that follow.
    private let withBlankLines: SourceSpan

    init(_ access: TraceAccess, _ text: SourceSpan) {
        let all = access.text(text)
        let prose = access.claims(text).prose
        var lines: [Range<Int>] = []
        var start = 0
        while start < all.count {
            let end = all[start...].firstIndex(of: UInt8(ascii: "\n")) ?? all.count
            lines.append(start..<end)
            start = end + 1
        }
        func isOwn(_ line: Range<Int>) -> Bool {
            !Self.isBlank(all[line])
                && !prose.contains { $0.start < text.start + line.upperBound && text.start + line.lowerBound < $0.end }
        }
        guard let first = lines.firstIndex(where: isOwn), let last = lines.lastIndex(where: isOwn) else {
            (span, bytes, heading, withBlankLines) = (text, all, text, text)
            return
        }
        var end = lines[last].upperBound
        if end > lines[last].lowerBound, all[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        span = SourceSpan(start: text.start + lines[first].lowerBound, end: text.start + end)
        bytes = Array(all[lines[first].lowerBound..<end])
        let indent = all[lines[first]].prefix { $0 == UInt8(ascii: " ") }.count
        heading = SourceSpan(
            start: text.start + lines[first].lowerBound + indent, end: text.start + min(end, lines[first].upperBound))
        let behind = lines[(last + 1)...].first { !Self.isBlank(all[$0]) }
        withBlankLines = SourceSpan(start: span.start, end: behind.map { text.start + $0.lowerBound } ?? text.end + 1)
    }

    /// What to take away where this packet repeats another one: with the blank lines between the two, else behind it.
    func asCopy(of other: PacketText, _ access: TraceAccess) -> SourceSpan {
        guard other.span.end < span.start else { return withBlankLines }
        let between = SourceSpan(start: other.span.end, end: span.start)
        guard between.length < 1024, Self.isBlank(access.text(between)[...]) else { return withBlankLines }
        return SourceSpan(start: other.span.end, end: span.end)
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= UInt8(ascii: " ") } }
}
