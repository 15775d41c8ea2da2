import PacketTrace
import TCPWire

extension Rule {
    static let headerLengthOptions = Rule(
        code: "HDR103", name: "header-length-not-20-plus-options", kind: .text, severity: .error,
        summary: "The header is as long as its fixed part of 20 bytes and its options together.",
        why: "The options fill the header from byte 20 to the data offset; there is no options line where it is 5.",
        reference: "RFC 9293, section 3.1",
        example: Example(good: "Options: (12 bytes)", bad: "Options: (16 bytes)"),
        check: { moment, report in
            guard let length = moment.facts[.headerLength], length >= 20, !moment.facts.markers.contains(.incomplete)
            else { return }
            if let options = moment.facts[.optionsLength] {
                guard length != options &+ 20 else { return }
                report.add(
                    "a header of \(length) bytes has \(length - 20) bytes of options, not \(options)",
                    [
                        Term(.headerLength, in: moment.packet, expected: options &+ 20),
                        Term(.optionsLength, in: moment.packet, expected: length - 20),
                    ])
            } else if length > 20, moment.facts.isKnown(.urgentPointer) {
                report.add(
                    "a header of \(length) bytes has options, but none are printed",
                    [Term(.headerLength, in: moment.packet, expected: 20)])
            }
        })
}
