import PacketTrace
import SourceText
import TCPWire

// Packets whose IP header leaves no room for a segment.

extension Linter {
    /// An IP header that announces TCP, and a length that does not hold it.
    mutating func judgeWithoutSegment(_ facts: borrowing Facts, _ text: SourceSpan) {
        guard facts[.ipProtocol] ?? 6 == 6, let message = Rule.shortDatagram(facts) else { return }
        let printed = access.claims(text)
        let builder = FindingBuilder(
            access: access, members: [Member(packet: position, facts: copy facts, text: text, previous: nil)],
            printed: [printed], frames: facts[.frameNumber].map { [position: $0] } ?? [:])
        let violation = Violation(
            rule: RuleTable.lengthBelowHeadersIndex, packet: position, terms: [Term(.ipTotalLength, in: position)],
            message: message, severity: nil)
        if let finding = builder.finding(for: violation) { findings.append(finding) }
    }
}
