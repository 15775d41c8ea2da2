import PacketTrace
import TCPWire

extension Rule {
    static let headerCopies = Rule(
        code: "HDR101", name: "header-copies-disagree", kind: .text, severity: .error,
        summary: "A TCP field has the same value wherever it is printed.",
        why: "Wireshark prints ports, relative numbers and length both in the heading of the section and on lines of "
            + "their own, from the same bytes.",
        reference: "",
        example: Example(good: "Dst Port: 443", bad: "Dst Port: 444"),
        check: { moment, report in
            guard !moment.facts.conflicts.isEmpty else { return }
            for field in moment.facts.conflicts.fields
            where field.isTCP && !field.isOption && field != .flags && field != .headerLength
                && !moment.facts.dumpConflicts.contains(field)
            {
                report.copies(of: field, in: moment)
            }
        })
}

extension Report {
    /// The copies of one field do not agree; the diagnosis asks each for its value.
    mutating func copies(of field: Field, in moment: borrowing Moment) {
        add(
            "the trace prints different values for \(FieldTable.name(field)) of one packet",
            [Term(field, in: moment.packet)])
    }
}
