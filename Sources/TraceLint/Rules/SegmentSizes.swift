import PacketTrace
import TCPWire

// What the maximum segment size says, and what is sent under it.

extension Rule {
    static let noMaximumSegmentSize = Rule(
        code: "MSS201", name: "no-mss", kind: .wire, severity: .note,
        summary: "A SYN says how large a segment its sender takes.",
        why: "Without the option the peer must assume 536 bytes (IPv4) or 1220 (IPv6). A host should send it where its "
            + "own limit is another one, and almost every link's is.",
        reference: "RFC 9293, section 3.7.1 (SHLD-5, MUST-15)", signs: .syn,
        example: .packets(
            "Options: (16 bytes), SACK permitted", not: "Options: (20 bytes), Maximum segment size, SACK permitted",
            in: "faults/no-mss.txt"),
        check: { moment, report in
            guard !moment.facts.options.has(kind: 2), moment.facts.hasFlags(.syn, of: [.syn, .fin, .rst]),
                moment.facts.knowsAllOptions
            else { return }
            report.add(
                "no maximum segment size: the peer must assume "
                    + (moment.facts.isKnown(.ipv6Version) ? "1220 bytes" : "536 bytes (1220 with IPv6)"),
                [Term(.optionsLength, in: moment.packet), Term(.headerLength, in: moment.packet)])
        })

    static let unusableSegmentSize = Rule(
        code: "MSS202", name: "mss-impossible", kind: .wire, severity: .error,
        summary: "The maximum segment size is one that a datagram can carry.",
        why:
            "It is at most what the largest datagram leaves behind both headers: 65495 bytes with IPv4. With IPv6 65535 "
            + "stands for jumbograms. Under a size of 0 nothing could be sent at all; receivers fall back to a default.",
        reference: "RFC 9293, section 3.7.1 (MUST-67); RFC 2675, section 5", signs: .syn,
        example: .packets("MSS Value: 65535", not: "MSS Value: 1460", in: "faults/mss-65535.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 2), let size = moment.facts[.mssValue], size == 0 || size > 65495
            else {
                return
            }
            if size == 0 {
                report.segmentSize("a maximum segment size of 0 leaves no room for data", moment, severity: .warning)
            } else if moment.facts.isKnown(.ipv6Version), size == 65535 {
                report.segmentSize("a maximum segment size of 65535 stands for jumbograms", moment, severity: .note)
            } else {
                report.segmentSize(
                    "no IPv4 datagram holds a segment with \(size) bytes of data; 65495 is the most", moment,
                    severity: moment.facts.isKnown(.ipVersion) ? .error : .warning)
            }
        })

    static let smallSegmentSize = Rule(
        code: "MSS203", name: "mss-below-default", kind: .wire, severity: .note,
        summary: "The maximum segment size is not below the default of 536 bytes (IPv4) or 1220 (IPv6).",
        why: "Every host can take a datagram of 576 bytes, with IPv6 of 1280. Less is legal; it makes many small "
            + "segments, which attackers like and links seldom need.",
        reference: "RFC 9293, section 3.7.1 (MUST-15); RFC 8200, section 5", signs: .syn,
        example: .packets("MSS Value: 300", not: "MSS Value: 1460", in: "faults/mss-small.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 2), let size = moment.facts[.mssValue], size > 0 else { return }
            let least: UInt64 = moment.facts.isKnown(.ipv6Version) ? 1220 : 536
            guard size < least else { return }
            report.segmentSize("a maximum segment size of \(size) is less than the default of \(least)", moment)
        })

    static let segmentSizeBeyondLink = Rule(
        code: "MSS204", name: "mss-beyond-ethernet", kind: .wire, severity: .note,
        summary: "On Ethernet a segment of the maximum size fits into a frame.",
        why: "A frame carries 1500 bytes: 1460 of data with IPv4, 1440 with IPv6. A little more than that is no jumbo "
            + "frame either; full segments will be fragmented or dropped.",
        reference: "RFC 6691, section 2; RFC 894", signs: .syn,
        example: .packets("MSS Value: 1480", not: "MSS Value: 1460", in: "faults/mss-beyond-ethernet.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 2), let size = moment.facts[.mssValue],
                moment.facts.isKnown(.ethernetType)
            else { return }
            let most: UInt64 = moment.facts.isKnown(.ipv6Version) ? 1440 : 1460
            // Larger ones are jumbo frames, or a machine that talks to itself.
            guard size > most, size < 2000 else { return }
            report.segmentSize("with \(size) bytes of data a datagram does not fit into an Ethernet frame", moment)
        })

    static let segmentBeyondSize = Rule(
        code: "MSS205", name: "segment-beyond-mss", kind: .wire, severity: .warning,
        summary: "On the path no segment carries more data than its receiver takes.",
        why: "On the machines at the ends the network card cuts and joins segments, so larger ones are seen there. "
            + "Between them nothing explains it: asked with `--at path` only.",
        reference: "RFC 9293, section 3.7.1 (MUST-16)",
        example: .packets("[TCP Segment Len: 1200]", not: "", in: "faults/segment-beyond-mss.txt"),
        check: { moment, report in
            guard moment.vantage == .path, let length = moment.facts[.segmentLength], length > 536,
                let most = moment.peer.offer.maximumSegmentSize, length > most,
                !moment.facts.markers.contains(.reassembled)
            else { return }
            report.add(
                "\(length) bytes of data, but the receiver takes \(most)", [Term(.segmentLength, in: moment.packet)])
        })
}

extension Report {
    fileprivate mutating func segmentSize(
        _ message: String, _ moment: borrowing Moment, severity: Severity? = nil
    ) {
        add(message, [Term(.mssValue, in: moment.packet)], severity: severity)
    }
}
