import PacketTrace
import TCPWire

extension Rule {
    static let dumpCopies = Rule(
        code: "DMP101", name: "dump-disagrees-with-details", kind: .text, severity: .error,
        summary: "The hex dump of a frame has the bytes that the details print.",
        why:
            "Wireshark prints both from the same bytes. Which of the two was changed is decided by what else holds with "
            + "either, the checksums included.",
        reference: "",
        example: Example(good: "fa f0", bad: "fa f1", in: "layers/cooked.bytes.txt"),
        check: { moment, report in
            guard !moment.facts.dumpConflicts.isEmpty else { return }
            for field in moment.facts.dumpConflicts.fields {
                report.add(
                    "the hex dump and the details say different things about \(FieldTable.name(field))",
                    [Term(field, in: moment.packet)])
            }
        })
}
