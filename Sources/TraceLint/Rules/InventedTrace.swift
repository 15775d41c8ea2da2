import PacketTrace
import TCPWire

extension Rule {
    static let inventedTrace = Rule(
        code: "TRC106", name: "invented-trace", kind: .text, severity: .error,
        summary: "The checksums of a trace hold, or miss by what one cause explains.",
        why:
            "A network card that fills in checksums leaves the pseudo-header's sum or one constant, and addresses that were "
            + "replaced leave all checksums wrong by the same amount. Where each of them is wrong by another amount, in "
            + "the IP headers as well, no packet was sent like this: the numbers were made up. Without IP headers it is a "
            + "warning.",
        reference: "RFC 9293, section 3.1; RFC 1071",
        example: .packets("    Checksum: 0x", not: "    Checksum: 0x66c0", in: "packets/invented.txt"),
        // It looks at several packets at once: see `SumStory`.
        check: { _, _ in })
}
