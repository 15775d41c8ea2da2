import PacketTrace
import TCPWire

extension Rule {
    static let lineMisplaced = Rule(
        code: "TXT108", name: "line-misplaced", kind: .text, severity: .warning,
        summary: "The lines of a section stand in the order in which Wireshark prints them.",
        why: "A dissector goes through the header from its first byte to its last; no version changes that order.",
        reference: "",
        example: Example(
            good: "    Source Port: 50504\n    Destination Port: 443\n",
            bad: "    Destination Port: 443\n    Source Port: 50504\n"),
        // It looks at lines, not at facts: see `LayoutCheck`.
        check: { _, _ in })
}
