import PacketTrace
import TCPWire

extension Rule {
    static let signatureNotAnswered = Rule(
        code: "SIG201", name: "signature-not-answered", kind: .wire, severity: .warning,
        summary: "A connection whose SYN is signed is signed both ways.",
        why:
            "With an MD5 signature or TCP-AO every segment carries it; one without is dropped, so the connection will not "
            + "come about. Keys are missing on one side, or a middlebox took the option out.",
        reference: "RFC 2385, section 2; RFC 5925, section 7.3", signs: .syn,
        example: .packets(
            "Options: (12 bytes), Maximum segment size, SACK permitted",
            not: "", in: "faults/md5-not-answered.txt"),
        check: { moment, report in
            let offer = moment.peer.offer
            guard moment.facts.isSYNACK, offer.kinds & (1 << 19 | 1 << 29) != 0,
                moment.facts.options.kindSet & (1 << 19 | 1 << 29) == 0, moment.facts.knowsAllOptions
            else { return }
            let name = offer.has(kind: 29) ? "TCP-AO" : "an MD5 signature"
            report.add(
                "the SYN carries \(name), the SYN-ACK none: the initiator will drop it",
                [
                    Term(.optionsLength, in: moment.packet), Term(.headerLength, in: moment.packet),
                    moment.offerTerm,
                ])
        })

    static let twoSignatures = Rule(
        code: "SIG202", name: "md5-and-ao", kind: .wire, severity: .error,
        summary: "A segment carries an MD5 signature or TCP-AO, never both.",
        why: "TCP-AO replaces the MD5 signature; a connection uses one of them.",
        reference: "RFC 5925, section 2.2", signs: .options,
        example: .packets("Kind: The TCP Authentication Option (29)", not: "", in: "faults/md5-and-ao.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 19), let item = moment.facts.options.item(kind: 29) else { return }
            report.add(
                "an MD5 signature and TCP-AO in one segment", [Term(.optionKind, in: moment.packet, item: item)])
        })
}
