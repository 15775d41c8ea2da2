import PacketTrace
import TCPWire

extension Rule {
    static let flagCopies = Rule(
        code: "FLG101", name: "flag-copies-disagree", kind: .text, severity: .error,
        summary: "The flags' number, names, bit rows and letters say the same.",
        why: "All of them show the same twelve bits behind the data offset.",
        reference: "RFC 9293, section 3.1",
        example: Example(good: "Flags: 0x002 (SYN)", bad: "Flags: 0x012 (SYN)"),
        check: { moment, report in
            guard moment.facts.conflicts.contains(.flags), !moment.facts.dumpConflicts.contains(.flags) else { return }
            report.copies(of: .flags, in: moment)
        })
}
