import PacketTrace
import TCPWire

extension Rule {
    static let segmentLength = Rule(
        code: "HDR104", name: "segment-length-not-ip-length", kind: .text, severity: .error,
        summary: "The segment's length is the datagram's length less the headers.",
        why:
            "TCP has no length field: it is what the IP header leaves. Segmentation offload, fragments and cut packets "
            + "are left out.",
        reference: "RFC 9293, section 3.1",
        example: Example(good: "Total Length: 60", bad: "Total Length: 61", in: "defaults/details.txt"),
        check: { moment, report in
            guard
                moment.facts.markers.isDisjoint(with: [
                    .incomplete, .reassembled, .presumedLength, .lengthBeyondPacket, .extensionHeaders,
                ]),
                moment.facts[.ipFragmentOffset] ?? 0 == 0, (moment.facts[.ipFlags] ?? 0) & 1 == 0,
                let length = moment.facts[.segmentLength], let header = moment.facts[.headerLength]
            else { return }
            let datagram: (field: Field, value: UInt64, overhead: UInt64)
            if let total = moment.facts[.ipTotalLength], let network = moment.facts[.ipHeaderLength] {
                datagram = (.ipTotalLength, total, network)
            } else if let payload = moment.facts[.ipv6PayloadLength], moment.facts[.ipv6NextHeader] == 6 {
                datagram = (.ipv6PayloadLength, payload, 0)
            } else {
                return
            }
            let expected = datagram.overhead &+ header &+ length
            guard datagram.value != expected, datagram.value > 0 else { return }
            let left = datagram.value &- datagram.overhead &- header
            report.add(
                "an IP length of \(datagram.value) leaves \(Int64(bitPattern: left)) bytes of data, not \(length)",
                [
                    Term(.segmentLength, in: moment.packet, expected: left < 1 << 20 ? left : nil),
                    Term(datagram.field, in: moment.packet, expected: expected),
                    Term(.headerLength, in: moment.packet, expected: datagram.value &- datagram.overhead &- length),
                ])
        })
}
