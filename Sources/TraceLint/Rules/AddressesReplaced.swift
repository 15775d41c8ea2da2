import PacketTrace
import TCPWire

extension Rule {
    static let addressesReplaced = Rule(
        code: "CHK202", name: "addresses-replaced", kind: .wire, severity: .note,
        summary: "The checksums of a connection hold for the addresses that are shown.",
        why:
            "Where all of them miss by one amount, they were computed for other addresses: the addresses were replaced, as is "
            + "done to hide them, or translated without the checksums. Two amounts, one for each direction, come from "
            + "numbers that were replaced.",
        reference: "RFC 3022, section 4.1; RFC 1624",
        example: .packets("    Checksum: 0x", not: "    Checksum: 0x66c0", in: "packets/addresses-replaced.txt"),
        // It looks at several packets at once: see `SumStory`.
        check: { _, _ in })
}
