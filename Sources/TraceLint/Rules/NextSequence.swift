import PacketTrace
import TCPWire

extension Rule {
    static let nextSequence = Rule(
        code: "SEQ103", name: "next-sequence-number", kind: .text, severity: .error,
        summary: "The next sequence number is this one plus the length, plus one for SYN or FIN.",
        why: "Wireshark computes it. It adds one even where SYN and FIN meet, and up to 3.0 it counted data only.",
        reference: "RFC 9293, section 3.4",
        example: Example(good: "[Next sequence number: 1 ", bad: "[Next sequence number: 2 "),
        check: { moment, report in
            guard let next = moment.facts[.nextSequenceNumber], let shown = moment.facts[.sequenceNumber],
                let length = moment.facts[.segmentLength], let flags = moment.facts.flags,
                moment.facts.flagsMask & 3 == 3
            else { return }
            let control: UInt32 = flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1
            let data = UInt32(truncatingIfNeeded: shown &+ length)
            let isOld = !moment.facts.isKnown(.sequenceNumberRaw)
            guard UInt32(truncatingIfNeeded: next) != data &+ control,
                !isOld || UInt32(truncatingIfNeeded: next) != data
            else { return }
            report.add(
                "sequence number \(shown) and \(length) bytes of data\(control == 0 ? "" : " and one for SYN or FIN") make \(data &+ control)",
                [
                    Term(.nextSequenceNumber, in: moment.packet, expected: UInt64(data &+ control)),
                    Term(
                        .segmentLength, in: moment.packet,
                        expected: UInt64(
                            UInt32(truncatingIfNeeded: next) &- UInt32(truncatingIfNeeded: shown) &- control)),
                    Term(
                        .sequenceNumber, in: moment.packet,
                        expected: UInt64(
                            UInt32(truncatingIfNeeded: next) &- UInt32(truncatingIfNeeded: length) &- control)),
                ])
        })
}
