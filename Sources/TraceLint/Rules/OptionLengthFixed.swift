import PacketTrace
import TCPWire

extension Rule {
    static let optionLengthFixed = Rule(
        code: "OPT104", name: "option-length-not-standard", kind: .wire, severity: .error,
        summary: "An option has a length that its standard gives it.",
        why: "A receiver that meets another length can only skip the option or drop the segment.",
        reference: "RFC 9293, section 3.2 (MUST-7)", signs: .options,
        example: Example(good: "            Length: 4", bad: "            Length: 5"),
        check: { moment, report in
            let options = moment.facts.options
            // A length that leads nowhere is another matter.
            let broken = options.broken(in: Int(truncatingIfNeeded: min(moment.facts[.optionsLength] ?? 40, 40)))?.item
            for item in 0..<min(options.count, 40) where item != broken {
                guard let row = TCPOptionTable.row(kind: options.kinds[item]), options.lengths[item] > 0,
                    !row.lengths.isEmpty, !row.lengths.contains(Int(options.lengths[item]))
                else { continue }
                let allowed = row.lengths.map { String($0) }.joined(separator: " or ")
                report.add(
                    "the option \(row.name) has \(allowed) bytes, not \(options.lengths[item])",
                    [
                        Term(
                            .optionLength, in: moment.packet, item: UInt8(item),
                            expected: row.length.map { UInt64($0) })
                    ])
            }
        })
}
