import PacketTrace
import TCPWire

extension Rule {
    static let streamPacketNumber = Rule(
        code: "CON104", name: "stream-packet-number", kind: .text, severity: .error,
        summary: "The packets of a stream are counted from 1 on, one by one.",
        why:
            "Packets may be left out of a paste, but where the times show that none is, the numbers follow each other.",
        reference: "",
        example: Example(
            good: "[Stream Packet Number: 2]", bad: "[Stream Packet Number: 5]", in: "dialects/wireshark-4.4.18.txt"),
        check: { moment, report in
            guard let number = moment.facts[.streamPacket] else { return }
            if moment.connection.packets == 0, moment.facts.time(.streamTimeRelative) == 0,
                moment.facts.time(.streamTimeDelta) == 0, number != 1, moment.facts.isSYN, number > 1
            {
                report.add(
                    "the first frame of a stream is not number \(number)",
                    [Term(.streamPacket, in: moment.packet, expected: 1)])
            }
            guard let last = moment.connection.printed.streamPacket else { return }
            // Of a packet between that was not read closely, the number is not known.
            let isNext =
                last.packet == moment.connection.lastPacket
                && moment.facts.time(.streamTimeDelta).map { delta in
                    delta > 0
                        && moment.connection.lastTime.map { moment.facts.time(.streamTimeRelative) == $0 &+ delta }
                            ?? false
                } ?? false
            guard isNext ? number != last.value &+ 1 : number <= last.value else { return }
            report.add(
                "packet \(number) of the stream follows packet \(last.value)",
                [
                    Term(.streamPacket, in: moment.packet, expected: last.value &+ 1),
                    Term(.streamPacket, in: last.packet, expected: number > 0 ? number &- 1 : nil),
                ])
        })
}
