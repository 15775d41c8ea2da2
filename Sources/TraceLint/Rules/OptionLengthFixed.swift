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
                let kind = options.kinds[item]
                let length = options.lengths[item]
                let lengths = allowedLengths[Int(kind)]
                guard lengths != 0, length > 0, length > 63 || lengths >> UInt64(length) & 1 == 0,
                    let row = TCPOptionTable.row(kind: kind)
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

    /// The lengths that the standards allow for each kind, one bit each; none where any will do. No option has 64 bytes.
    private static let allowedLengths: [UInt64] = {
        var allowed = [UInt64](repeating: 0, count: 256)
        for row in TCPOptionTable.rows {
            for length in row.lengths where length < 64 { allowed[Int(row.kind)] |= 1 << UInt64(length) }
        }
        return allowed
    }()
}
