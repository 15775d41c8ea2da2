import PacketTrace
import TCPWire

extension Rule {
    static let handshakeSequence = Rule(
        code: "SEQ104", name: "sequence-does-not-continue-syn", kind: .wire, severity: .warning,
        summary: "The first segment behind a SYN begins at the sequence number behind it.",
        why: "The SYN takes one number and its data the rest. A gap means that segments were lost or not captured.",
        reference: "RFC 9293, section 3.4",
        example: Example(
            good: "Sequence number (raw): 2699307569", bad: "Sequence number (raw): 2699307596"),
        check: { moment, report in
            let own = moment.own
            guard own.hasSYN, own.segments == 1, moment.facts.hasFlags(.ack, of: [.ack, .syn, .rst]),
                let initial = own.initialSequence, let raw = moment.facts.rawSequence
            else { return }
            let ahead = raw &- initial
            guard ahead < 1 || ahead > 1 &+ own.synLength, !moment.mayFollowUnseen else { return }
            report.add(
                "sequence number \(raw) does not follow the SYN's \(initial)",
                [
                    Term(.sequenceNumberRaw, in: moment.packet, expected: UInt64(initial &+ 1)),
                    Term(.sequenceNumberRaw, in: own.synPacket, expected: UInt64(raw &- 1)),
                ])
        })
}
