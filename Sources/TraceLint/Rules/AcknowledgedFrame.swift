import PacketTrace
import TCPWire

extension Rule {
    static let acknowledgedFrame = Rule(
        code: "CON103", name: "acknowledged-frame-does-not-fit", kind: .text, severity: .error,
        summary: "The frame that a segment acknowledges is an earlier one of its peer that ends at its acknowledgment.",
        why: "Wireshark looks the frame up by the number acknowledged.",
        reference: "",
        example: Example(good: "segment in frame: 1]", bad: "segment in frame: 2]", in: "defaults/details.txt"),
        check: { moment, report in
            guard let printed = moment.facts[.acksFrame], let own = moment.facts[.frameNumber],
                let shown = moment.facts[.acknowledgmentNumber].map({ UInt32(truncatingIfNeeded: $0) })
            else { return }
            let sent = moment.connection.sent
            let fitting = sent.last {
                Int($0.side) == 1 - moment.side && $0.relativeEnd == shown && $0.frame != nil
            }
            let named = sent.last { $0.frame == printed }
            // Frames before those remembered, or left out of the paste, cannot be asked.
            let isKnown = named != nil || printed >= own || printed == 0
            guard isKnown, named.map({ Int($0.side) == moment.side || $0.relativeEnd != shown }) ?? true,
                let fitting
            else { return }
            report.add(
                "frame \(printed) does not end where this segment acknowledges",
                [Term(.acksFrame, in: moment.packet, expected: fitting.frame)])
        })
}
