import PacketTrace
import TCPWire

extension Rule {
    static let acknowledgmentNotISNPlusOne = Rule(
        code: "SEQ101", name: "ack-not-isn-plus-one", kind: .wire, severity: .error,
        summary: "A SYN is acknowledged by its sequence number plus one.",
        why: "The SYN takes one sequence number. If it carried data (TCP Fast Open), all or part of that may be "
            + "acknowledged with it.",
        reference: "RFC 9293, section 3.10.7.3",
        example: Example(
            good: "Acknowledgment number (raw): 2699307569", bad: "Acknowledgment number (raw): 2699307570"),
        check: { moment, report in
            let peer = moment.peer
            // Later segments acknowledge more; only what answers the SYN alone is bound to it.
            guard moment.facts.isSYNACK || moment.facts.hasFlags(.ack, of: [.ack, .syn, .rst]) && peer.segments == 1,
                peer.hasSYN,
                let initial = peer.initialSequence, let acknowledged = moment.facts.rawAcknowledgment
            else { return }
            let ahead = acknowledged &- initial
            guard ahead < 1 || ahead > 1 &+ peer.synLength, moment.facts.isSYNACK || !moment.mayFollowUnseen else {
                return
            }
            report.add(
                "acknowledgment number \(acknowledged) does not follow the peer's initial sequence number \(initial)",
                [
                    Term(.acknowledgmentNumberRaw, in: moment.packet, expected: UInt64(initial &+ 1)),
                    Term(.sequenceNumberRaw, in: peer.synPacket, expected: UInt64(acknowledged &- 1)),
                ])
        })
}
