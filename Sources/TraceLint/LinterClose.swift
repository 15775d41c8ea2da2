import PacketTrace
import SourceText
import TCPWire

// Which packets are read once more with every line that only repeats others, and what comes of their lines.

/// The lines of one packet that was read closely.
struct Layout: Sendable {
    var packet = 0
    var check: LayoutCheck
}

extension Linter {
    /// A short trace is read closely from end to end; of a long one as much again as keeps lint fast.
    private static let closeAtFirst = 1 << 19
    private static let closeShare = 512
    /// Bytes of a text that may be a frame's heading alone.
    private static let longestHeading = 400

    /// Whether the packet fits into what is read closely, and what that shows.
    mutating func lookClosely(at text: SourceSpan) -> (facts: Facts, layout: Layout?)? {
        guard closeBytes + text.length <= Self.closeAtFirst + bytes / Self.closeShare else { return nil }
        closeBytes += text.length
        let claims = access.claims(text)
        let printed = access.text(claims.text)
        guard RegularPrint.holds(claims, printed) else { return nil }
        noteHeadingTwice(claims, printed)
        let facts = Facts(resolving: claims)
        let check = LayoutCheck(claims, bytes: printed, facts: facts)
        // One capture was printed by one version; a text that holds several is judged packet by packet.
        let lower = max(series.lowerBound, check.series.lowerBound)
        let upper = min(series.upperBound, check.series.upperBound)
        if lower <= upper { series = lower...upper } else { isMixed = true }
        return (facts, Layout(check: check))
    }

    /// Whether the packet before in the trace was the one displayed before.
    mutating func noteDisplayed(
        _ facts: borrowing Facts, _ times: FrameTimes?, _ earlier: FrameTimes?
    ) -> Bool {
        guard let displayed = facts.time(.timeDisplayed), let times else { return false }
        if packets == 1 { holdsAllDisplayed = displayed == 0 && times.number > 1 }
        let held = holdsAllDisplayed
        if let earlier, earlier.number + 1 < times.number, let now = times.relative, let before = earlier.relative,
            now &- before == displayed, displayed != 0
        {
            holdsAllDisplayed = true
        }
        return held
    }

    mutating func note(_ layout: Layout, of member: Member, _ number: Int) {
        var layout = layout
        layout.packet = member.packet
        note(layout.check.packet.slips, member)
        if slots[number][0].layouts.count < Self.opening + 4 { slots[number][0].layouts.append(layout) }
    }

    /// Whether a packet came before another one; of those that are kept the order counts in which they are judged.
    static func stands(_ packet: Int, before other: Int, _ members: [Member]) -> Bool {
        guard let first = members.firstIndex(where: { $0.packet == packet }),
            let second = members.firstIndex(where: { $0.packet == other })
        else { return packet < other }
        return first < second
    }

    /// A heading that stands twice parts a packet: the second one seems to open another.
    private mutating func noteHeadingTwice(_ claims: PacketClaims, _ printed: [UInt8]) {
        guard let before = lastText, let first = claims.lines.first, first.isHeading, before.length > 0,
            claims.headers.first != .frame || before.length < Self.longestHeading
        else { return }
        // Behind an empty line nothing goes on.
        guard access.text(SourceSpan(start: before.end - 1, end: before.end)) != [UInt8(ascii: "\n")] else { return }
        let other = access.claims(before)
        guard let last = other.lines.last, last.isHeading, last.span.end + 1 >= first.span.start,
            last.span.end < first.span.start
        else { return }
        let span = SourceSpan(start: first.content, end: first.span.end)
        let found = access.text(span)
        guard found == access.text(SourceSpan(start: last.content, end: last.span.end)) else { return }
        let whole = SourceSpan(start: first.span.start, end: first.span.end + 1)
        findings.append(
            Finding(
                rule: .lineTwice, kind: .text, severity: Rule.lineTwice.severity,
                message: "this heading stands here twice", packet: position + 1, frame: nil, field: .frameNumber,
                span: span, found: String(decoding: found, as: UTF8.self), expected: nil, related: [],
                repair: Finding.Repair(changes: [], lines: [TextEdit(whole, text: [])], isOnly: true)))
    }
}
