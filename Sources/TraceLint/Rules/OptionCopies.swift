import PacketTrace
import TCPWire

extension Rule {
    static let optionCopies = Rule(
        code: "OPT101", name: "option-copies-disagree", kind: .text, severity: .error,
        summary: "An option's heading, its lines and the list of options say the same.",
        why: "All of them show the bytes of one option.",
        reference: "",
        example: Example(good: "MSS Value: 1460", bad: "MSS Value: 1640"),
        check: { moment, report in
            guard !moment.facts.conflicts.isEmpty else { return }
            for field in moment.facts.conflicts.fields where field.isOption {
                var items: [UInt8] = []
                for item in 0..<40 where moment.facts.options.conflicts >> UInt64(item) & 1 != 0 {
                    items.append(UInt8(item))
                }
                report.add(
                    field == .optionLength && items.contains { moment.facts.options.lengths[Int($0)] == 0 }
                        ? "no option has a length of 0"
                        : "the trace prints different values for \(FieldTable.name(field)) of one option",
                    items.map { item in
                        let right =
                            field == .optionLength
                            ? TCPOptionTable.row(kind: moment.facts.options.kinds[Int(item)])?.length : nil
                        return Term(field, in: moment.packet, item: item, expected: right.map { UInt64($0) })
                    })
            }
        })
}
