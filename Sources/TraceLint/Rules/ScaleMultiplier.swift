import PacketTrace
import TCPWire

extension Rule {
    static let scaleMultiplier = Rule(
        code: "WIN101", name: "multiplier-not-two-to-the-shift", kind: .text, severity: .error,
        summary: "The multiplier of a window scale option is two to the power of its shift.",
        why: "Wireshark computes it; from version 2.0 on a shift above 14 counts as 14.",
        reference: "RFC 7323, section 2.2",
        example: Example(
            good: """
                8 (multiply by 256)
                            Kind: Window Scale (3)
                            Length: 3
                            Shift count: 8
                            [Multiplier: 256]
                """,
            bad: """
                8 (multiply by 265)
                            Kind: Window Scale (3)
                            Length: 3
                            Shift count: 8
                            [Multiplier: 265]
                """),
        check: { moment, report in
            guard let multiplier = moment.facts[.windowMultiplier], let shift = moment.facts[.windowShift], shift < 64,
                multiplier != 1 << min(shift, 14), multiplier != (1 << shift) & 0xffff_ffff
            else { return }
            report.add(
                "a shift of \(shift) multiplies by \(UInt64(1) << min(shift, 14)), not \(multiplier)",
                [
                    Term(.windowMultiplier, in: moment.packet, expected: 1 << min(shift, 14)),
                    Term(.windowShift, in: moment.packet, expected: multiplier.exactLogarithm),
                ])
        })
}

extension UInt64 {
    /// The power of two that this is, if it is one.
    var exactLogarithm: UInt64? {
        self > 0 && self & (self &- 1) == 0 ? UInt64(trailingZeroBitCount) : nil
    }
}
