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
    private static let closeAtFirst = 1 << 20
    private static let closeShare = 128

    /// Whether the packet fits into what is read closely, and what that shows.
    mutating func lookClosely(at text: SourceSpan) -> (facts: Facts, layout: Layout?)? {
        guard closeBytes + text.length <= Self.closeAtFirst + bytes / Self.closeShare else { return nil }
        closeBytes += text.length
        let claims = access.claims(text)
        let printed = access.text(claims.text)
        guard RegularPrint.holds(claims, printed) else { return nil }
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

    /// Reports what is wrong with the lines of the packets that are kept.
    mutating func judgeLayouts(_ number: Int) {
        guard !slots[number][0].layouts.isEmpty else { return }
        let layouts = slots[number][0].layouts
        slots[number][0].layouts = []
        let members = slots[number][0].members
        for layout in layouts {
            guard let member = members.first(where: { $0.packet == layout.packet }) else { continue }
            var check = layout.check
            let current = slots[number][0].current
            if !isMixed { check.series = series }
            check.isLast = isFinishing && layout.packet == position
            check.isAfterHandshake =
                current.initialRTT != nil && Self.stands(current.initialRTTPacket, before: member.packet, members)
                || current.handshakePacket == member.packet
            note(check.protocolSlips(), member)
            let problems = check.problems()
            guard !problems.isEmpty else { continue }
            let mending = LineMending(
                access: access, members: members, member: member, connection: slots[number][0].current,
                start: slots[number][0].start)
            for problem in problems { note(problem, member, mending) }
        }
    }

    /// Whether a packet came before another one; of those that are kept the order counts in which they are judged.
    private static func stands(_ packet: Int, before other: Int, _ members: [Member]) -> Bool {
        guard let first = members.firstIndex(where: { $0.packet == packet }),
            let second = members.firstIndex(where: { $0.packet == other })
        else { return packet < other }
        return first < second
    }

    private mutating func note(_ problem: LayoutProblem, _ member: Member, _ mending: LineMending) {
        guard problem.line < mending.packet.lines.count else { return }
        let line = mending.packet.lines[problem.line]
        let span = SourceSpan(start: line.content, end: mending.contentEnd(of: line))
        let rule: Rule
        var message: String
        var expected: String?
        var edits: [TextEdit] = []
        switch problem.kind {
        case .twice:
            rule = .lineTwice
            message = "this line stands here twice"
            edits = [TextEdit(mending.whole(line), text: [])]
        case .missing(let row):
            rule = .lineMissing
            let label = LayoutTable.rows[row].spellings[0].label
            message = "behind this line one that begins with '\(label)' is missing"
            if let text = mending.line(row, problem.group, behind: problem.line) {
                edits = [TextEdit(SourceSpan(start: mending.whole(line).end, end: mending.whole(line).end), text: text)]
                expected = String(decoding: text, as: UTF8.self)
            }
        case .missingText(let text):
            rule = .lineMissing
            message = "a line of the remark above is missing behind this one"
            edits = [TextEdit(SourceSpan(start: mending.whole(line).end, end: mending.whole(line).end), text: text)]
            expected = String(decoding: text, as: UTF8.self)
        case .trimmed(let lacking):
            rule = .sectionTrimmed
            message = "\(lacking) lines that Wireshark prints here were left out"
        }
        findings.append(
            Finding(
                rule: rule, kind: .text, severity: rule.severity, message: message, packet: member.packet,
                frame: member.facts[.frameNumber], field: .frameNumber, span: span,
                found: String(decoding: access.text(span), as: UTF8.self), expected: expected, related: [],
                repair: edits.isEmpty ? nil : Finding.Repair(changes: [], lines: edits, isOnly: true)))
    }
}
