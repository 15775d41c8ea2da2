import PacketTrace
import TCPWire

extension Rule {
    static let streamTime = Rule(
        code: "TIM103", name: "stream-times-disagree", kind: .text, severity: .error,
        summary: "The time since the stream's previous frame is the difference of the times since its first one.",
        why: "Both count the same clock.",
        reference: "",
        example: Example(
            good: "previous frame in this TCP stream: 0.033990000",
            bad: "previous frame in this TCP stream: 0.039390000"),
        check: { moment, report in
            guard let time = moment.facts.time(.streamTimeRelative), let delta = moment.facts.time(.streamTimeDelta)
            else {
                return
            }
            // A clock that was set back brings a later frame to the time of the first one.
            let opening: Int64? = time == 0 && delta >= 0 ? 0 : nil
            let last = moment.connection.packets == 0 ? opening : moment.connection.lastTime
            guard let last, delta != time &- last else { return }
            // Between the two there may be packets that the trace does not show.
            guard moment.connection.packets == 0 || moment.streamGap == .wrong else { return }
            var terms = [
                Term(.streamTimeDelta, in: moment.packet, expected: UInt64(bitPattern: time &- last)),
                Term(.streamTimeRelative, in: moment.packet, expected: UInt64(bitPattern: last &+ delta)),
            ]
            if moment.connection.packets > 0 {
                terms.append(
                    Term(
                        .streamTimeRelative, in: moment.connection.lastPacket,
                        expected: UInt64(bitPattern: time &- delta)))
            }
            report.add("the stream's times and their difference do not agree", terms)
        })
}
