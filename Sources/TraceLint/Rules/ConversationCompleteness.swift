import PacketTrace
import TCPWire

extension Rule {
    static let conversationCompleteness = Rule(
        code: "CON105", name: "completeness-shrinks", kind: .text, severity: .error,
        summary: "What has been seen of a conversation is never unseen again.",
        why: "Wireshark shows what it had seen before the packet, or in a second pass what it saw of the whole; either "
            + "way no bit goes away.",
        reference: "",
        example: Example(
            good: "Incomplete, CLIENT_ESTABLISHED (3)", bad: "Incomplete (2)", in: "defaults/details.txt"),
        check: { moment, report in
            guard let bits = moment.facts[.completeness], let known = moment.connection.printed.completeness,
                known.value & ~bits != 0
            else { return }
            report.add(
                "an earlier packet had more of the conversation (\(known.value)) than this one (\(bits))",
                [
                    Term(.completeness, in: moment.packet, expected: bits | known.value),
                    Term(.completeness, in: known.packet, expected: known.value & bits),
                ])
        })
}
