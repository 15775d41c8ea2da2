import PacketTrace
import TCPWire

// Explicit congestion notification as the two SYNs negotiate it: by ECE and CWR, and since RFC 9768 by AE as well.

extension Rule {
    static let congestionFlagsOfSYN = Rule(
        code: "ECN201", name: "ecn-offer-incomplete", kind: .wire, severity: .warning,
        summary: "A SYN offers ECN with ECE and CWR, accurate ECN with AE besides, or has none of the three.",
        why: "One of the flags alone offers nothing; a host that does not want ECN should clear them all.",
        reference: "RFC 3168, section 6.1.1; RFC 9768, section 3.1.1", signs: .syn,
        example: .packets("Flags: 0x042 (SYN, ECE)", not: "Flags: 0x002 (SYN)", in: "faults/ece-alone.txt"),
        check: { moment, report in
            guard moment.facts.isSYN, let offer = moment.facts.flags?.intersection(.congestion), !offer.isEmpty,
                offer != .offersECN, offer != .congestion
            else { return }
            report.flags("these flags of a SYN offer no ECN", without: .congestion, moment)
        })

    static let congestionAnswerReflects = Rule(
        code: "ECN202", name: "ecn-answer-reflects-offer", kind: .wire, severity: .warning,
        summary: "A SYN-ACK does not repeat the ECN flags of the SYN.",
        why:
            "A host or middlebox that copies bits it does not know answers so. It stands for no ECN at all; a host that "
            + "does not want ECN should clear the flags.",
        reference: "RFC 3168, section 6.1.1; RFC 9768, section 3.1.2", signs: .syn,
        example: .packets(
            "Flags: 0x0d2 (SYN, ACK, ECE, CWR)", not: "Flags: 0x012 (SYN, ACK)", in: "faults/ecn-reflected.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, let answer = moment.facts.flags?.intersection(.congestion), !answer.isEmpty,
                let offer = moment.peer.offer.flags?.intersection(.congestion)
            else { return }
            let isReflected =
                offer == .congestion
                ? answer == .congestion : offer == .offersECN && answer.isSuperset(of: .offersECN)
            guard isReflected else { return }
            report.flags(
                "the SYN-ACK repeats the SYN's ECN flags: that agrees on nothing", without: .congestion, moment)
        })

    static let congestionNotOffered = Rule(
        code: "ECN203", name: "ecn-not-offered", kind: .wire, severity: .error,
        summary: "A SYN-ACK agrees on ECN only if the SYN offered it.",
        why:
            "A host that has not received an ECN-setup SYN must not send an ECN-setup SYN-ACK. A middlebox that clears "
            + "the flags of SYNs looks the same from behind it.",
        reference: "RFC 3168, section 6.1.1", signs: .syn,
        example: .packets(
            "Flags: 0x052 (SYN, ACK, ECE)", not: "Flags: 0x012 (SYN, ACK)", in: "faults/ecn-not-offered.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, let answer = moment.facts.flags?.intersection(.congestion), !answer.isEmpty,
                let offer = moment.peer.offer.flags?.intersection(.congestion), offer != .offersECN,
                offer != .congestion
            else { return }
            let isSetUp = answer.intersection(.offersECN) == .ece
            report.flags(
                isSetUp
                    ? "the SYN-ACK agrees on ECN, which the SYN did not offer"
                    : "ECN flags in a SYN-ACK to a SYN that offers no ECN", without: .congestion, moment,
                severity: isSetUp ? .error : .warning)
        })

    static let capableTransportOnSYN = Rule(
        code: "ECN204", name: "ect-on-syn", kind: .wire, severity: .warning,
        summary: "The datagram of a SYN or SYN-ACK is not marked ECN-capable.",
        why:
            "RFC 3168 forbids it, since nothing is agreed on yet; RFC 5562 and RFC 8311 allow experiments. CE on it means "
            + "that it was sent with such a mark.",
        reference: "RFC 3168, section 6.1.1; RFC 5562; RFC 8311, section 4.3", signs: .syn,
        example: .packets(
            "Differentiated Services Field: 0x01 (DSCP: CS0, ECN: ECT(1))",
            not: "Differentiated Services Field: 0x00 (DSCP: CS0, ECN: Not-ECT)", in: "faults/ect-on-syn.txt"),
        check: { moment, report in
            let field = moment.facts.isKnown(.ipv6TrafficClass) ? Field.ipv6TrafficClass : .ipDifferentiatedServices
            guard let services = moment.facts[field], services & 3 != 0, moment.facts.hasFlags(.syn, of: .syn) else {
                return
            }
            let names = ["", "ECT(1)", "ECT(0)", "CE"]
            let kind = moment.facts.isSYNACK ? "SYN-ACK" : "SYN"
            report.add(
                "\(names[Int(services & 3)]) on the datagram of a \(kind)",
                [Term(field, in: moment.packet, expected: services & ~3)],
                severity: moment.isECNExperiment ? .note : nil)
        })
}

extension TCPFlags {
    static let congestion: TCPFlags = [.ae, .cwr, .ece]
    static let offersECN: TCPFlags = [.cwr, .ece]
}

extension Moment {
    /// Whether both sides are known to speak ECN: the SYN-ACK may be marked then (RFC 5562), and accurate ECN reports
    /// marks on both (RFC 9768).
    fileprivate var isECNExperiment: Bool {
        let own = facts.flags?.intersection(.congestion) ?? []
        if facts.isSYN { return own == .congestion }
        let offer = peer.offer.flags?.intersection(.congestion) ?? []
        return !own.isEmpty && (offer == .offersECN || offer == .congestion)
    }
}
