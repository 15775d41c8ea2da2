import PacketTrace
import TCPWire

extension Rule {
    static let packetsSwapped = Rule(
        code: "TRC101", name: "packets-swapped", kind: .text, severity: .warning,
        summary: "Packets stand in the order of their frames.",
        why:
            "Wireshark prints frames by their numbers, and the times since the frame before go with that order. Two packets "
            + "that stand in each other's place are reported where all others stand right, and the times agree once they "
            + "are put back. A trace whose frames begin anew is another trace.",
        reference: "",
        example: .packets("Frame 3: ", not: "Frame 2: ", in: "packets/swapped.txt"),
        // It looks at the order of packets: see `PacketSwap`.
        check: { _, _ in })
}
