import PacketTrace
import TCPWire

extension Rule {
    static let lineMissing = Rule(
        code: "TXT104", name: "line-missing", kind: .text, severity: .warning,
        summary: "An opened section has all lines that its version of Wireshark prints there.",
        why: "A line or two that are gone were lost or taken out; which version it is the labels of the others tell. A "
            + "section with no lines at all was folded, and nothing is wrong with that.",
        reference: "",
        example: Example(
            good: "    Destination Port: 443\n    [Stream index: 0]\n", bad: "    Destination Port: 443\n"),
        // It looks at lines, not at facts: see `LayoutCheck`.
        check: { _, _ in })
}
