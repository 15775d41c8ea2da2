import PacketTrace
import TCPWire

extension Rule {
    static let partialChecksum = Rule(
        code: "CHK201", name: "partial-checksum", kind: .wire, severity: .info,
        summary: "A segment on the wire has its whole checksum.",
        why:
            "A sender may leave the sum to its network card and put only the pseudo-header's into the field. A trace from "
            + "that machine shows it so, and nothing is wrong; Wireshark before 4.2 calls it incorrect. `--at path` makes "
            + "it an error, `--at client` or `--at server` asks who sent it.",
        reference: "RFC 9293, section 3.1 (MUST-2); RFC 1071",
        example: .packets("Checksum: 0xec65", not: "", in: "faults/partial-checksum.txt"),
        // A segment is judged by the others of its connection: see `Trial`.
        check: { _, _ in })
}
