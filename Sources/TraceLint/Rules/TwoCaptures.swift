import PacketTrace
import TCPWire

extension Rule {
    static let twoCaptures = Rule(
        code: "TRC105", name: "two-captures", kind: .text, severity: .error,
        summary: "The segments of one handshake come from one capture.",
        why:
            "A handshake that was put together from two has packets that go on where the others break off, and of which "
            + "nothing fits: not the numbers, not the times, not the echoed timestamps. Two whole traces in one file are "
            + "two traces, and no fault.",
        reference: "",
        example: .packets("Frame Number: 3", not: "Frame Number: 7", in: "packets/two-captures.txt"),
        // It looks at several packets at once: see `Voices`.
        check: { _, _ in })
}
