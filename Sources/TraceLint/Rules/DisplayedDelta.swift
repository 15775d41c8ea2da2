import PacketTrace
import TCPWire

extension Rule {
    static let displayedDelta = Rule(
        code: "TIM106", name: "displayed-delta", kind: .text, severity: .error,
        summary: "The time since the previous displayed frame is that since the previous one, where both stand here.",
        why: "A frame that stands in the trace just before another one was displayed before it.",
        reference: "",
        example: Example(
            good: "previous displayed frame: 0.000", bad: "previous displayed frame: 0.100", behind: "Frame 2",
            in: "defaults/details.txt"),
        check: { moment, report in
            guard let shown = moment.facts.time(.timeDisplayed) else { return }
            let isFirst = moment.facts[.frameNumber] == 1
            guard let delta = isFirst ? 0 : moment.previous != nil ? moment.facts.time(.timeDelta) : moment.gap,
                shown != delta
            else { return }
            // The first frame of another view; or one left out, which is told once.
            if shown == 0 && !isFirst || moment.streamGap == .leftOut { return }
            var terms = [Term(.timeDisplayed, in: moment.packet, expected: UInt64(bitPattern: delta))]
            if moment.previous != nil {
                terms.append(Term(.timeDelta, in: moment.packet, expected: UInt64(bitPattern: shown)))
            }
            report.add("the times since the previous frame and since the previous displayed one differ", terms)
        })
}
