import PacketTrace
import TCPWire

// Ports and addresses that no connection should have.

extension Rule {
    static let portZero = Rule(
        code: "CON201", name: "port-zero", kind: .wire, severity: .note,
        summary: "A connection does not use port 0.",
        why:
            "The number is reserved: to a program it means any port. A packet with it was made by hand or by a scanner.",
        reference: "RFC 6335, section 6", signs: .syn,
        example: .packets("Source Port: 0", not: "Source Port: 50000", in: "faults/port-0.txt"),
        check: { moment, report in
            guard moment.facts[.sourcePort] == 0 || moment.facts[.destinationPort] == 0,
                // Once for the connection is enough.
                moment.connection.packets == 0
            else { return }
            let field = moment.facts[.sourcePort] == 0 ? Field.sourcePort : .destinationPort
            report.add("port 0 is reserved", [Term(field, in: moment.packet)])
        })

    static let sourceIsDestination = Rule(
        code: "CON202", name: "source-is-destination", kind: .wire, severity: .warning,
        summary: "A packet does not come from where it goes to.",
        why:
            "A SYN from a host's own address and port (LAND) made old stacks answer themselves without end. A host drops "
            + "a datagram with an invalid source. On the loopback interface a program can connect to itself.",
        reference: "RFC 1122, section 3.2.1.3", signs: .syn,
        example: .packets(
            "Source Address: 198.51.100.2", not: "Source Address: 192.0.2.1", in: "faults/land.txt"),
        check: { moment, report in
            guard let port = moment.facts[.sourcePort], port == moment.facts[.destinationPort],
                let pair = moment.facts.addresses.pair, pair == pair.reversed
            else { return }
            report.add(
                "source and destination are the same address and port",
                [
                    Term(.ipSource, in: moment.packet), Term(.ipv6Source, in: moment.packet),
                    Term(.sourcePort, in: moment.packet),
                ], severity: pair.isLoopback ? .note : nil)
        })
}

extension AddressPair {
    /// Whether the packet stays on its machine: 127/8 or ::1.
    fileprivate var isLoopback: Bool {
        switch self {
        case .v4(let source, _): source >> 24 == 127
        case .v6(let source, _): source.high == 0 && source.low == 1
        }
    }
}
