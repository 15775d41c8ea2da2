import PacketTrace
import TCPWire

extension Rule {
    static let layerStreams = Rule(
        code: "NET103", name: "lower-stream-index-changes", kind: .text, severity: .error,
        summary: "All packets between two addresses have the same stream index in the header that holds the addresses.",
        why: "Since 4.4 Wireshark numbers the pairs of addresses of Ethernet and of IP, too.",
        reference: "",
        example: Example(
            good: "    [Stream index: 0]", bad: "    [Stream index: 3]", behind: "Frame 2",
            in: "dialects/wireshark-4.4.18.txt"),
        check: { moment, report in
            let printed = moment.connection.printed
            if let stream = moment.facts[.ethernetStream], let known = printed.ethernetStream, known.value != stream,
                !moment.facts.isKnown(.vlanIdentifier),
                let pair = PrintedCounts.hardware(of: moment.facts), pair == printed.hardware
            {
                report.stream(.ethernetStream, stream, known, moment)
            }
            if let stream = moment.facts[.networkStream], let known = printed.networkStream, known.value != stream {
                report.stream(.networkStream, stream, known, moment)
            }
        })
}

extension Report {
    fileprivate mutating func stream(
        _ field: Field, _ stream: UInt64, _ known: PrintedCounts.Count, _ moment: borrowing Moment
    ) {
        add(
            "stream index \(stream), but the same addresses had \(known.value)",
            [
                Term(field, in: moment.packet, expected: known.value), Term(field, in: known.packet, expected: stream),
            ])
    }
}
