import PacketTrace
import TCPWire

extension Rule {
    static let ports = Rule(
        code: "CON101", name: "port-not-of-stream", kind: .text, severity: .error,
        summary: "All packets of a stream have the same two ports.",
        why: "Wireshark numbers streams by addresses and ports.",
        reference: "RFC 9293, section 3.3.1",
        example: Example(
            good: "Src Port: 443, Dst Port: 50504, Seq: 0, Ack: 1, Len: 0\n    Source Port: 443",
            bad: "Src Port: 434, Dst Port: 50504, Seq: 0, Ack: 1, Len: 0\n    Source Port: 434"),
        check: { moment, report in
            guard moment.connection.packets > 0, let source = moment.facts[.sourcePort],
                let destination = moment.facts[.destinationPort]
            else { return }
            let terms: [(field: Field, found: UInt64, expected: UInt16, other: Field, isPeer: Bool)] = [
                (.sourcePort, source, moment.own.port, .destinationPort, false),
                (.destinationPort, destination, moment.peer.port, .sourcePort, true),
            ]
            for term in terms where term.found != UInt64(term.expected) {
                // The connection's ports are those of its first packet.
                let wasSource = term.isPeer == (moment.side == 1)
                report.add(
                    "port \(term.found) does not belong to this stream, whose packets have \(term.expected)",
                    [
                        Term(term.field, in: moment.packet, expected: UInt64(term.expected)),
                        Term(
                            wasSource ? .sourcePort : .destinationPort, in: moment.connection.firstPacket,
                            expected: term.found),
                    ])
            }
        })
}
