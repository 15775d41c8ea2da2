import PacketTrace
import TCPWire

extension Rule {
    static let optionLengthFixed = Rule(
        code: "OPT104", name: "option-length-not-standard", kind: .wire, severity: .error,
        summary: "An option of fixed size has the length that its standard gives.",
        why: "A receiver that meets another length can only skip the option or drop the segment.",
        reference: "RFC 9293, section 3.2 (MUST-7)",
        example: Example(good: "            Length: 4", bad: "            Length: 5"),
        check: { moment, report in
            let options = moment.facts.options
            for item in 0..<min(options.count, 40) {
                guard let row = TCPOptionTable.row(kind: options.kinds[item]), let length = row.length,
                    options.lengths[item] > 0, Int(options.lengths[item]) != length
                else { continue }
                report.add(
                    "the option \(row.name) has \(length) bytes, not \(options.lengths[item])",
                    [Term(.optionLength, in: moment.packet, item: UInt8(item), expected: UInt64(length))])
            }
        })
}
