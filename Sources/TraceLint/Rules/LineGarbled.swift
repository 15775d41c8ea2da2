import PacketTrace
import TCPWire

extension Rule {
    static let lineGarbled = Rule(
        code: "TXT107", name: "line-garbled", kind: .text, severity: .error,
        summary: "A line in an opened section is one that some version of Wireshark prints there.",
        why: "Where a line is missing and one much like it stands in its place, its label or its bits were changed.",
        reference: "",
        example: Example(good: ".... .... .0.. = Reset: Not set", bad: ".... .... .7.. = Reset: Not set"),
        // It looks at lines, not at facts: see `LayoutCheck`.
        check: { _, _ in })
}
