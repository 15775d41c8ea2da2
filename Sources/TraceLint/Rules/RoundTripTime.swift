import PacketTrace
import TCPWire

extension Rule {
    static let roundTripTime = Rule(
        code: "TIM101", name: "rtt-not-time-between", kind: .text, severity: .error,
        summary: "The round-trip time is the time between the segment acknowledged and this one.",
        why: "Wireshark subtracts the two times; it prints none where they are equal.",
        reference: "",
        example: Example(
            good: "The RTT to ACK the segment was: 0.000105000", bad: "The RTT to ACK the segment was: 0.000150000"),
        check: { moment, report in
            guard let printed = moment.facts.time(.ackRTT),
                let index = moment.connection.ackedSegment(of: moment.facts, side: moment.side)
            else { return }
            let acked = moment.connection.sent[index]
            // Without times of the stream those of the frames do.
            let isStream = moment.facts.isKnown(.streamTimeRelative) && acked.time != nil
            let clock: Field = isStream ? .streamTimeRelative : .timeRelative
            guard let time = moment.facts.time(clock), let then = isStream ? acked.time : acked.frameTime,
                printed != time &- then
            else { return }
            report.add(
                "the time between the two segments is not the round-trip time printed here",
                [
                    Term(.ackRTT, in: moment.packet, expected: UInt64(bitPattern: time &- then)),
                    Term(clock, in: moment.packet, expected: UInt64(bitPattern: then &+ printed)),
                    Term(
                        clock, in: acked.packet,
                        expected: UInt64(bitPattern: time &- printed)),
                ])
        })
}
