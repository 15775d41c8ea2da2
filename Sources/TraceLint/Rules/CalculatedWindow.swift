import PacketTrace
import TCPWire

extension Rule {
    static let calculatedWindow = Rule(
        code: "WIN102", name: "calculated-window", kind: .text, severity: .error,
        summary: "The calculated window is the window field times the scale factor; on a SYN it is the field itself.",
        why: "Windows are scaled only once both sides have offered it, and never on a SYN.",
        reference: "RFC 7323, section 2.2",
        example: Example(good: "[Calculated window size: 131072]", bad: "[Calculated window size: 131702]"),
        check: { moment, report in
            guard let size = moment.facts[.windowSize], let value = moment.facts[.windowValue] else { return }
            let isSYN = moment.facts.hasFlags(.syn, of: .syn)
            let known = moment.connection.windowShift(of: moment.side).map { UInt64(1) << UInt64($0) }
            guard let factor = isSYN ? 1 : moment.facts[.windowScaleFactor] ?? known, size != value &* factor else {
                return
            }
            // A factor "missing - taken from preference" counts from the second packet of the stream on.
            if known == nil, !isSYN, size == value { return }
            var terms = [
                Term(.windowSize, in: moment.packet, expected: value &* factor),
                Term(
                    .windowValue, in: moment.packet,
                    expected: factor > 0 && size % factor == 0 && size / factor <= 0xffff ? size / factor : nil),
            ]
            if !isSYN, value > 0, size % value == 0 {
                terms.append(Term(.windowScaleFactor, in: moment.packet, expected: size / value))
            }
            report.add("a window of \(value) times \(factor) is \(value &* factor), not \(size)", terms)
        })
}
