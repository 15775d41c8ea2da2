import PacketTrace
import TCPWire

extension Rule {
    static let relativeRaw = Rule(
        code: "SEQ102", name: "relative-not-raw-minus-isn", kind: .text, severity: .error,
        summary: "A relative number is the raw one less the initial sequence number, modulo 2^32.",
        why: "Wireshark subtracts the same base for one direction all through a stream: that of its SYN, or one less "
            + "than the first number it saw.",
        reference: "RFC 9293, section 3.4",
        example: Example(
            good: """
                Seq: 1, Ack: 1, Len: 0
                    Source Port: 50504
                    Destination Port: 443
                    [Stream index: 0]
                    [TCP Segment Len: 0]
                    Sequence number: 1    (relative
                """,
            bad: """
                Seq: 2, Ack: 1, Len: 0
                    Source Port: 50504
                    Destination Port: 443
                    [Stream index: 0]
                    [TCP Segment Len: 0]
                    Sequence number: 2    (relative
                """),
        check: { moment, report in
            // Wireshark gave up before it came to relative numbers.
            if moment.facts.isUnanalysed { return }
            if let raw = moment.facts[.sequenceNumberRaw], let shown = moment.facts[.sequenceNumber],
                moment.facts.markers.contains(.relativeSequence)
            {
                let syn = moment.facts.hasFlags(.syn, of: .syn)
                // A SYN sets its side's base anew, if Wireshark got as far as analysing it. Read in two passes, as the
                // GUI does, it counts from the base of a later SYN of the same stream: two random numbers lie far apart.
                let isAnalysed = raw != shown && moment.own.base == nil && shown <= 0xffff
                let opening = isAnalysed ? UInt32(truncatingIfNeeded: raw) : nil
                let base = syn ? opening : moment.own.base
                if let base {
                    report.relative(
                        .sequenceNumber, .sequenceNumberRaw, shown, raw, base, syn: moment.own.synPacket, moment)
                }
            }
            if let raw = moment.facts[.acknowledgmentNumberRaw], let shown = moment.facts[.acknowledgmentNumber],
                moment.facts.markers.contains(.relativeAcknowledgment), let base = moment.peer.base
            {
                report.relative(
                    .acknowledgmentNumber, .acknowledgmentNumberRaw, shown, raw, base, syn: moment.peer.synPacket,
                    moment)
            }
            // Without the ACK flag the number is printed as it stands on the wire.
            if let raw = moment.facts[.acknowledgmentNumberRaw], let shown = moment.facts[.acknowledgmentNumber],
                raw != shown,
                !moment.facts.markers.contains(.relativeAcknowledgment), moment.facts.hasFlags([], of: .ack)
            {
                report.relative(.acknowledgmentNumber, .acknowledgmentNumberRaw, shown, raw, 0, syn: 0, moment)
            }
        })
}

extension Report {
    fileprivate mutating func relative(
        _ field: Field, _ rawField: Field, _ shown: UInt64, _ raw: UInt64, _ base: UInt32, syn: Int,
        _ moment: borrowing Moment
    ) {
        let relative = UInt32(truncatingIfNeeded: raw) &- base
        guard relative != UInt32(truncatingIfNeeded: shown) else { return }
        var terms = [
            Term(field, in: moment.packet, expected: UInt64(relative)),
            Term(rawField, in: moment.packet, expected: UInt64(UInt32(truncatingIfNeeded: shown) &+ base)),
        ]
        if syn > 0, syn != moment.packet {
            terms.append(
                Term(.sequenceNumberRaw, in: syn, expected: UInt64(UInt32(truncatingIfNeeded: raw &- shown))))
        }
        add("raw \(raw) less the base \(base) is \(relative), not \(shown)", terms)
    }
}
