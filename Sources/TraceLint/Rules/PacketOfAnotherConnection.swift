import PacketTrace
import TCPWire

extension Rule {
    static let packetOfAnotherConnection = Rule(
        code: "TRC104", name: "packet-of-another-connection", kind: .text, severity: .error,
        summary: "The packets that have one stream index are of one connection.",
        why:
            "Ports, addresses, the numbers that stand for 0 in relative ones, the start of the capture and of the stream are "
            + "the same in all packets of a stream. One number that differs is a slip; a packet of which nothing fits "
            + "comes from elsewhere.",
        reference: "",
        example: .packets("Frame Number: 2", not: "Frame Number: 7", in: "packets/another-connection.txt"),
        // It looks at several packets at once: see `Voices`.
        check: { _, _ in })
}
