import PacketTrace
import TCPWire

extension Rule {
    static let packetLeftOut = Rule(
        code: "TRC102", name: "packet-left-out", kind: .text, severity: .warning,
        summary: "No packet of a stream is left out between two others that are shown.",
        why:
            "The time since the stream's previous frame leads to a frame that is not in the trace. Where a display filter "
            + "kept it away, the time since the previous displayed frame leads past it, and nothing is said. Without the "
            + "layers below TCP there is no such time; there the numbers must tell that something is missing, too.",
        reference: "",
        example: .packets("Frame Number: 3", not: "Frame Number: 2", in: "packets/left-out.txt"),
        check: { moment, report in
            guard moment.streamGap == .leftOut else { return }
            let last = moment.connection.lastPacket
            report.add(
                "a packet of the stream was left out between packets \(last) and \(moment.packet): the time since its "
                    + "previous frame leads to one that is not here",
                [
                    Term(.frameNumber, in: moment.packet), Term(.streamTimeDelta, in: moment.packet),
                    Term(.timeDisplayed, in: moment.packet), Term(.streamTimeRelative, in: last),
                ])
        })
}
