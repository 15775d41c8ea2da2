import PacketTrace
import TCPWire

extension Rule {
    static let captureStart = Rule(
        code: "TIM105", name: "capture-start-changes", kind: .text, severity: .error,
        summary: "A frame's time less the time since the first one is the same for all frames of a capture.",
        why:
            "It is the moment at which the capture began. A frame that was made a time reference begins anew with zero.",
        reference: "",
        example: Example(
            good: "Time since reference or first frame: 0.0000", bad: "Time since reference or first frame: 0.1000",
            behind: "Frame 2", in: "defaults/details.txt"),
        check: { moment, report in
            guard let epoch = moment.facts.time(.epochTime), let relative = moment.facts.time(.timeRelative),
                let before = moment.earlier, let epochBefore = before.epoch, let relativeBefore = before.relative,
                let number = moment.facts[.frameNumber], number > before.number, relative != 0 || number == 1,
                epoch &- relative != epochBefore &- relativeBefore
            else { return }
            let start = epochBefore &- relativeBefore
            report.add(
                "this frame's times do not lead to the same beginning of the capture as those of the one before",
                [
                    Term(.timeRelative, in: moment.packet, expected: UInt64(bitPattern: epoch &- start)),
                    Term(.epochTime, in: moment.packet, expected: UInt64(bitPattern: start &+ relative)),
                    Term(
                        .timeRelative, in: before.packet,
                        expected: UInt64(bitPattern: epochBefore &- (epoch &- relative))),
                    Term(
                        .epochTime, in: before.packet,
                        expected: UInt64(bitPattern: epoch &- relative &+ relativeBefore)),
                ])
        })
}
