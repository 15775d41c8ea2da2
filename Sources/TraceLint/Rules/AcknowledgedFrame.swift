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
            guard let printed = moment.facts[.acksFrame],
                let shown = moment.facts[.acknowledgmentNumber].map({ UInt32(truncatingIfNeeded: $0) })
            else { return }
            guard let own = moment.facts[.frameNumber] else { return report.unnumbered(printed, moment) }
            let sent = moment.connection.sent
            let fitting = sent.last {
                Int($0.side) == 1 - moment.side && $0.relativeEnd == shown && $0.frame != nil
            }
            let named = sent.last { $0.frame == printed }
            // Frames before those remembered, or left out of the paste, cannot be asked.
            let isKnown = named != nil || printed >= own || printed == 0
            guard let fitting else { return }
            if isKnown, named.map({ Int($0.side) == moment.side || $0.relativeEnd != shown }) ?? true {
                report.add(
                    "frame \(printed) does not end where this segment acknowledges",
                    [Term(.acksFrame, in: moment.packet, expected: fitting.frame)])
            } else if !isKnown, let rtt = moment.facts.time(.ackRTT), rtt != 0, let then = fitting.time,
                let now = moment.facts.time(.streamTimeRelative), now &- then == rtt
            {
                report.add(
                    "the round-trip time is that to frame \(fitting.frame ?? 0), not to frame \(printed)",
                    [
                        Term(.acksFrame, in: moment.packet, expected: fitting.frame),
                        Term(.frameNumber, in: fitting.packet, expected: printed),
                    ])
            }
        })
}

extension Report {
    /// Where no frame has a number of its own, those that are acknowledged still grow from packet to packet.
    fileprivate mutating func unnumbered(_ printed: UInt64, _ moment: borrowing Moment) {
        guard let index = moment.connection.ackedSegment(of: moment.facts, side: moment.side) else { return }
        let sent = moment.connection.sent
        guard printed > 0 else {
            return add("no frame has the number 0", [Term(.acksFrame, in: moment.packet)])
        }
        for other in sent.indices where other != index && sent[other].namedBy != 0 {
            guard let frame = sent[other].frame, other < index ? frame >= printed : frame <= printed else { continue }
            let distance = UInt64(bitPattern: Int64(sent[index].packet &- sent[other].packet))
            let (here, there) = (frame &+ distance, printed &- distance)
            return add(
                "frame \(printed) cannot be acknowledged here: packet \(sent[other].namedBy) calls another packet frame \(frame)",
                [
                    Term(.acksFrame, in: moment.packet, expected: Int64(bitPattern: here) > 0 ? here : nil),
                    Term(
                        .acksFrame, in: sent[other].namedBy, expected: Int64(bitPattern: there) > 0 ? there : nil),
                ])
        }
    }
}
