import PacketTrace
import TCPWire

extension Rule {
    static let sectionTrimmed = Rule(
        code: "TXT106", name: "section-trimmed", kind: .text, severity: .note,
        summary: "A section that lacks more than two lines was trimmed by hand.",
        why: "What stands there is checked as always; what was left out cannot be.",
        reference: "",
        example: Example(
            good: """
                Seq: 0, Len: 0
                    Source Port: 50504
                    Destination Port: 443
                    [Stream index: 0]

                """,
            bad: "Seq: 0, Len: 0\n"),
        // It looks at lines, not at facts: see `LayoutCheck`.
        check: { _, _ in })
}
