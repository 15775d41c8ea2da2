import PacketTrace
import TCPWire

// Numbers and data that a SYN may have, and seldom does.

extension Rule {
    static let zeroInitialSequence = Rule(
        code: "SEQ201", name: "isn-zero", kind: .wire, severity: .note,
        summary: "An initial sequence number is not zero.",
        why:
            "It should come from a clock and a secret. Zero can happen once in four billion connections; much more often "
            + "a stack does not choose, or a relative number was taken for the real one.",
        reference: "RFC 9293, section 3.4.1 (MUST-8, SHLD-1)", signs: .syn,
        example: .packets(
            "Sequence Number (raw): 0", not: "Sequence Number (raw): 287454020", in: "faults/isn-zero.txt"),
        check: { moment, report in
            guard moment.facts.rawSequence == 0, moment.facts.hasFlags(.syn, of: .syn) else { return }
            report.add("the initial sequence number is 0", moment.sequenceTerms)
        })

    static let equalInitialSequences = Rule(
        code: "SEQ202", name: "equal-isns", kind: .wire, severity: .note,
        summary: "The two sides choose their initial sequence numbers independently.",
        why:
            "Equal numbers hint at a responder that copies the initiator's, as toy stacks and some scanners' decoys do.",
        reference: "RFC 9293, section 3.4.1 (SHLD-1)", signs: .syn,
        example: .packets(
            "Sequence Number (raw): 287454020", not: "Sequence Number (raw): 2712847316", behind: "Frame 2:",
            in: "faults/equal-isns.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, moment.peer.hasSYN, let own = moment.facts.rawSequence, own != 0,
                own == moment.peer.initialSequence
            else { return }
            report.add(
                "both sides begin at \(own)",
                moment.sequenceTerms + [Term(.sequenceNumberRaw, in: moment.peer.synPacket)])
        })

    static let dataOnSYN = Rule(
        code: "SEQ203", name: "data-on-syn", kind: .wire, severity: .note,
        summary: "A SYN carries data only with a Fast Open cookie.",
        why: "Data on a SYN is legal. Without a cookie the receiver keeps it until the handshake is over, and many "
            + "stacks drop it; it has to be sent again then.",
        reference: "RFC 9293, section 3.10.7.2; RFC 7413", signs: .syn,
        example: .packets("[TCP Segment Len: 5]", not: "[TCP Segment Len: 0]", in: "faults/data-on-syn.txt"),
        check: { moment, report in
            guard moment.facts.isSYN, let length = moment.facts[.segmentLength], length > 0,
                !moment.facts.options.contains(kind: 34), !moment.facts.options.contains(kind: 254),
                !moment.facts.options.contains(kind: 253), moment.facts.knowsAllOptions
            else { return }
            report.add(
                "\(length) bytes of data on a SYN without a Fast Open cookie",
                [Term(.segmentLength, in: moment.packet)])
        })
}

extension Moment {
    /// The sequence number where the trace prints it.
    var sequenceTerms: [Term] { [Term(.sequenceNumberRaw, in: packet), Term(.sequenceNumber, in: packet)] }
}
