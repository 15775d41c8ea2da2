import PacketTrace
import TCPWire

extension Rule {
    static let scaleFactor = Rule(
        code: "WIN103", name: "scale-factor-not-negotiated", kind: .text, severity: .error,
        summary: "The scale factor is the one that the sender's own SYN offered, if both SYNs did.",
        why: "Each side scales its own window. Where the peer's SYN was not captured, Wireshark goes by the sender's.",
        reference: "RFC 7323, section 2.3",
        example: Example(
            good: "[Calculated window size: 131072]\n    [Window size scaling factor: 256]",
            bad: "[Calculated window size: 65536]\n    [Window size scaling factor: 128]"),
        check: { moment, report in
            guard let factor = moment.facts[.windowScaleFactor], !moment.facts.hasFlags(.syn, of: .syn),
                let shift = moment.connection.windowShift(of: moment.side), factor != 1 << UInt64(shift),
                // Older versions did not clamp.
                moment.own.offeredShift.map({ factor != UInt64(1) << UInt64(min($0, 63)) }) ?? true
            else { return }
            report.add(
                "the handshake makes the factor \(UInt64(1) << UInt64(shift)), not \(factor)",
                [
                    Term(.windowScaleFactor, in: moment.packet, expected: 1 << UInt64(shift)),
                    Term(.windowShift, in: moment.own.synPacket, expected: factor.exactLogarithm),
                ])
        })
}
