import PacketTrace
import TCPWire

extension Rule {
    static let tcpChecksum = Rule(
        code: "CHK101", name: "tcp-checksum", kind: .wire, severity: .error,
        summary: "The TCP checksum holds for the segment and the two addresses.",
        why: "Without addresses the segments of a connection prove each other: all must leave the same address sum. A "
            + "field that holds the folded pseudo-header sum was captured before the network card completed it, and is "
            + "not wrong.",
        reference: "RFC 9293, section 3.1 (MUST-2, MUST-3)",
        mayBeMended: false,
        example: Example(good: "Checksum: 0x66c0", bad: "Checksum: 0x66c1"),
        // A segment is judged by the others of its connection: see `Trial`.
        check: { _, _ in })
}
