import PacketTrace
import TCPWire

extension Rule {
    static let optionLengthSum = Rule(
        code: "OPT102", name: "option-lengths-not-area", kind: .text, severity: .error,
        summary: "The options' lengths add up to the length of the option area.",
        why:
            "Options follow each other without gaps; padding is an option, too. Up to Wireshark 3.6 nothing is printed "
            + "behind the end of the list.",
        reference: "RFC 9293, section 3.1",
        example: Example(
            good: """
                Options: (12 bytes), No-Operation (NOP), No-Operation (NOP), Timestamps
                        TCP Option - No-Operation (NOP)
                            Kind: No-Operation (1)

                """,
            bad: """
                Options: (12 bytes), No-Operation (NOP), Timestamps

                """, in: "defaults/details.txt"),
        check: { moment, report in
            let options = moment.facts.options
            guard let area = moment.facts[.optionsLength], let sum = options.byteCount, options.count > 0,
                UInt64(sum) != area, area < 256, !moment.facts.markers.contains(.incomplete), options.count <= 40
            else { return }
            if UInt64(sum) < area, options.kinds[options.count - 1] == 0 { return }
            var terms = [Term(.optionsLength, in: moment.packet, expected: UInt64(sum))]
            for item in 0..<options.count where options.kinds[item] > 1 {
                let right = Int(options.lengths[item]) + Int(area) - sum
                if right >= 2 {
                    terms.append(Term(.optionLength, in: moment.packet, item: UInt8(item), expected: UInt64(right)))
                }
            }
            report.add("the options take \(sum) bytes, not \(area)", terms)
        })
}
