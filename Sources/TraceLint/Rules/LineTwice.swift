import PacketTrace
import TCPWire

extension Rule {
    static let lineTwice = Rule(
        code: "TXT105", name: "line-twice", kind: .text, severity: .warning,
        summary: "A line of a section stands there once.",
        why: "Only options of one byte and lists may follow each other with equal lines.",
        reference: "",
        example: Example(good: "    Urgent pointer: 0\n", bad: "    Urgent pointer: 0\n    Urgent pointer: 0\n"),
        // It looks at lines, not at facts: see `LayoutCheck`.
        check: { _, _ in })
}
