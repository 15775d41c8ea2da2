import PacketTrace
import TCPWire

// The IP header around a segment.

extension Rule {
    static let lifetimeZero = Rule(
        code: "IPX201", name: "ttl-zero", kind: .wire, severity: .error,
        summary: "A datagram has some time to live.",
        why:
            "A host must not send a time to live of zero, and a router drops such a datagram instead of passing it on. "
            + "With IPv6 its destination may still take it.",
        reference: "RFC 1122, section 3.2.1.7; RFC 8200, section 3",
        example: .packets("Time to Live: 0", not: "Time to Live: 64", in: "faults/time-to-live-0.txt"),
        check: { moment, report in
            if moment.facts[.ipTimeToLive] == 0 {
                report.add("the time to live is 0", [Term(.ipTimeToLive, in: moment.packet)])
            } else if moment.facts[.ipv6HopLimit] == 0 {
                report.add("the hop limit is 0", [Term(.ipv6HopLimit, in: moment.packet)], severity: .warning)
            }
        })

    static let identificationWithDontFragment = Rule(
        code: "IPX202", name: "identification-with-df", kind: .wire, severity: .info,
        summary: "A datagram that may not be fragmented needs no identification.",
        why: "Legal and common: Linux counts the datagrams of a connection, others send zero. It helps to tell stacks "
            + "apart. Said once of a trace.",
        reference: "RFC 6864, section 4.1", signs: .syn,
        example: .packets(
            "Identification: 0x04d2 (1234)", not: "Identification: 0x0000 (0)", in: "faults/identification-with-df.txt"),
        check: { moment, report in
            guard let identification = moment.facts[.ipIdentification], identification != 0,
                (moment.facts[.ipFlags] ?? 0) & 2 != 0, moment.facts.isSYN
            else { return }
            report.add(
                "the identification is \(identification) although DF is set: nobody needs it",
                [Term(.ipIdentification, in: moment.packet)])
        })

    static let reservedIPFlag = Rule(
        code: "IPX203", name: "reserved-ip-flag", kind: .wire, severity: .error,
        summary: "The first of the three IP flags is zero.",
        why: "It is reserved and must be zero; only a joke gives it a meaning (RFC 3514).",
        reference: "RFC 791, section 3.1",
        example: .packets(
            "110. .... = Flags: 0x6, Reserved bit, Don't fragment", not: "010. .... = Flags: 0x2, Don't fragment",
            in: "faults/reserved-ip-flag.txt"),
        check: { moment, report in
            guard let flags = moment.facts[.ipFlags], flags & 4 != 0 else { return }
            report.add("the reserved IP flag is set", [Term(.ipFlags, in: moment.packet, expected: flags & 3)])
        })
}
