import PacketTrace
import TCPWire

// Lengths between which no header fits.

extension Rule {
    static let headerBelowTwenty = Rule(
        code: "HDR201", name: "data-offset-below-5", kind: .wire, severity: .error,
        summary: "The data offset is at least five words.",
        why: "A TCP header has a fixed part of 20 bytes; a smaller data offset would put the data into it.",
        reference: "RFC 9293, section 3.1",
        example: .packets(
            "Header Length: 16 bytes (4)", not: "Header Length: 40 bytes (10)", in: "faults/data-offset-4.txt"),
        check: { moment, report in
            guard let length = moment.facts[.headerLength], length < 20 else { return }
            report.add(
                "a data offset of \(length / 4) words is less than the fixed header of 5",
                [Term(.headerLength, in: moment.packet)])
        })

    static let headerBeyondDatagram = Rule(
        code: "HDR202", name: "data-offset-beyond-datagram", kind: .wire, severity: .error,
        summary: "The data offset does not reach beyond the datagram.",
        why: "The header must end where the IP length says that the segment ends, or before.",
        reference: "RFC 9293, section 3.1",
        example: .packets(
            "Header Length: 60 bytes (15)", not: "Header Length: 40 bytes (10)", in: "faults/data-offset-beyond-end.txt"
        ),
        check: { moment, report in
            guard moment.facts.markers.contains(.incomplete), let header = moment.facts[.headerLength], header >= 20,
                let room = moment.facts.segmentRoom, room >= 20, header > room
            else { return }
            report.add(
                "a header of \(header) bytes does not end within the \(room) bytes that the IP length leaves",
                [Term(.headerLength, in: moment.packet)])
        })

    static let lengthBelowHeaders = Rule(
        code: "IPX204", name: "ip-length-below-headers", kind: .wire, severity: .error,
        summary: "The IP length holds the IP header and the TCP header.",
        why: "A datagram that says it is shorter than its own headers is cut, or made up, and dropped.",
        reference: "RFC 791, section 3.1; RFC 9293, section 3.1",
        example: .packets("Total Length: 30", not: "Total Length: 60", in: "faults/total-length-too-short.txt"),
        // A packet that shows no segment is asked, too: see `Linter.judgeWithoutSegment`.
        check: { moment, report in
            guard moment.facts.markers.contains(.incomplete), let message = shortDatagram(moment.facts) else { return }
            report.add(message, [Term(.ipTotalLength, in: moment.packet)])
        })

    static let zeroLength = Rule(
        code: "IPX205", name: "ip-length-zero", kind: .wire, severity: .info,
        summary: "A datagram says how long it is.",
        why:
            "A sender that leaves cutting to its network card may leave the length open, too, as long segments do not fit "
            + "into the field. On the path (`--at path`) every datagram has its length.",
        reference: "RFC 791, section 3.1",
        example: .packets("(reported as 0, presumed", not: "Total Length: 112", in: "faults/ip-length-zero.txt"),
        check: { moment, report in
            guard moment.facts.markers.contains(.presumedLength), moment.facts.isKnown(.ipVersion) else { return }
            if moment.vantage == .path {
                report.add(
                    "the total length is 0, and no network card will fill it in any more",
                    [Term(.ipTotalLength, in: moment.packet)], severity: .error)
            } else if moment.isSentHere == nil {
                report.add(
                    "the total length is 0: captured on the sender, before its network card cut the segment",
                    [Term(.ipTotalLength, in: moment.packet)])
            }
        })

    /// What is wrong with the length of an unfragmented IPv4 datagram that should hold a segment.
    static func shortDatagram(_ facts: borrowing Facts) -> String? {
        // A length of zero is what segmentation offload leaves.
        guard let total = facts[.ipTotalLength], total > 0, let header = facts[.ipHeaderLength],
            facts[.ipFragmentOffset] ?? 0 == 0
        else { return nil }
        if total < header { return "a total length of \(total) is less than the IP header's own \(header) bytes" }
        guard total < header &+ 20, (facts[.ipFlags] ?? 0) & 1 == 0 else { return nil }
        return "a total length of \(total) leaves \(total &- header) bytes: too few for a TCP header"
    }
}

extension Facts {
    /// How many bytes the IP length leaves for the segment.
    var segmentRoom: UInt64? {
        guard !markers.contains(.presumedLength), !markers.contains(.reassembled),
            !markers.contains(.lengthBeyondPacket)
        else { return nil }
        if let total = self[.ipTotalLength], let header = self[.ipHeaderLength], total >= header {
            return total &- header
        }
        guard let payload = self[.ipv6PayloadLength], self[.ipv6NextHeader] == 6, payload > 0 else { return nil }
        return payload
    }
}
