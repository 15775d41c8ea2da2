import PacketTrace
import TCPWire

extension Rule {
    static let frameTime = Rule(
        code: "TIM104", name: "frame-times-disagree", kind: .text, severity: .error,
        summary: "A frame's times go on from those of the frame before.",
        why: "Arrival, time since the first frame and time since the previous one count the same clock.",
        reference: "",
        example: Example(
            good: "[Time delta from previous captured frame: 0.0", bad: "[Time delta from previous captured frame: 0.1",
            behind: "Frame 2", in: "defaults/details.txt"),
        check: { moment, report in
            if moment.facts[.frameNumber] == 1 {
                for field in [Field.timeDelta, .timeRelative] where moment.facts.time(field) ?? 0 != 0 {
                    report.add(
                        "nothing comes before the first frame", [Term(field, in: moment.packet, expected: 0)])
                }
            }
            if let delta = moment.facts.time(.timeDelta), let previous = moment.previous {
                report.difference(
                    .epochTime, moment.facts.time(.epochTime), previous.epoch, delta, previous.packet, moment)
                report.difference(
                    .timeRelative, moment.facts.time(.timeRelative), previous.relative, delta, previous.packet, moment)
            }
            guard let relative = moment.facts.time(.timeRelative), let stream = moment.facts.time(.streamTimeRelative),
                let first = moment.connection.firstTime, relative &- stream != first
            else { return }
            report.add(
                "the frame's time and the stream's do not agree",
                [
                    Term(.streamTimeRelative, in: moment.packet, expected: UInt64(bitPattern: relative &- first)),
                    Term(.timeRelative, in: moment.packet, expected: UInt64(bitPattern: first &+ stream)),
                    Term(
                        .timeRelative, in: moment.connection.firstPacket,
                        expected: UInt64(bitPattern: relative &- stream)),
                ])
        })
}

extension Report {
    fileprivate mutating func difference(
        _ field: Field, _ time: Int64?, _ before: Int64?, _ delta: Int64, _ packet: Int, _ moment: borrowing Moment
    ) {
        guard let time, let before, time &- before != delta else { return }
        add(
            "the times of this frame and the one before do not differ by the time printed",
            [
                Term(.timeDelta, in: moment.packet, expected: UInt64(bitPattern: time &- before)),
                Term(field, in: moment.packet, expected: UInt64(bitPattern: before &+ delta)),
                Term(field, in: packet, expected: UInt64(bitPattern: time &- delta)),
            ])
    }
}
