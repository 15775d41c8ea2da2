import PacketTrace
import TCPWire

extension Rule {
    static let cutOff = Rule(
        code: "TXT101", name: "text-cut-off", kind: .text, severity: .note,
        summary: "A trace ends behind the last line of a packet.",
        why:
            "A text that ends within a line, in a TCP section that lacks what its version always prints, was cut: what "
            + "stands there is used, the rest is unknown.",
        reference: "",
        mayBeMended: false,
        example: Example(good: "", bad: "", behind: "Window size value: 51"),
        // Only the end of the whole text tells: see `Linter.noteCut(at:)`.
        check: { _, _ in })
}
