import PacketTrace
import TCPWire

extension Rule {
    static let packetTwice = Rule(
        code: "TRC103", name: "packet-twice", kind: .text, severity: .warning,
        summary: "A packet stands in a trace once.",
        why:
            "A segment that is sent again has a frame number and a time of its own; one that stands there again byte for "
            + "byte was pasted twice. A whole trace that follows itself is another trace.",
        reference: "",
        example: .packets("Frame 2: ", not: "Frame 3: ", behind: "Frame 2: 74 bytes", in: "packets/twice.txt"),
        // It looks at the texts of packets: see `FrameOrder`.
        check: { _, _ in })
}
