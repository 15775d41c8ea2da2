import PacketTrace
import TCPWire

extension Rule {
    static let streamIndex = Rule(
        code: "CON102", name: "stream-index-changes", kind: .text, severity: .error,
        summary: "All packets of a connection have the same stream index.",
        why: "Wireshark gives another index only to another pair of ports or to a SYN with another sequence number.",
        reference: "",
        example: Example(good: "[Stream index: 0]", bad: "[Stream index: 9]", behind: "Step 2"),
        check: { moment, report in
            guard let stream = moment.facts[.streamIndex], let known = moment.connection.stream, stream != known else {
                return
            }
            report.add(
                "stream index \(stream), but the same connection had \(known)",
                [
                    Term(.streamIndex, in: moment.packet, expected: known),
                    Term(.streamIndex, in: moment.connection.firstPacket, expected: stream),
                ])
        })
}
