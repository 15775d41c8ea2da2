/// The centre of the house: each line that Wireshark prints, by the header it belongs to.
public enum FieldTable {
    public static let rows: [FieldRow] = headings + frame + link + ipv4 + ipv6 + tcp + options + analysis

    /// The name of Wireshark's display filter for a field.
    public static func name(_ field: Field) -> StaticString {
        rows.first { $0.field == field && $0.name.utf8CodeUnitCount > 0 }?.name ?? ""
    }

    static let headings: [FieldRow] = [
        FieldRow(.frameNumber, "frame.number", .frame, .frameHeading, ["Frame "]),
        FieldRow(nil, "eth", .ethernet, .ethernetHeading, ["Ethernet II"]),
        FieldRow(nil, "vlan", .vlan, .vlanHeading, ["802.1Q Virtual LAN", "IEEE 802.1ad"]),
        FieldRow(nil, "sll", .cooked, .bareHeading, ["Linux cooked capture v1", "Linux cooked capture"]),
        FieldRow(nil, "sll", .cookedV2, .bareHeading, ["Linux cooked capture v2"]),
        FieldRow(nil, "null", .null, .bareHeading, ["Null/Loopback"]),
        FieldRow(nil, "raw", .raw, .bareHeading, ["Raw packet data"]),
        FieldRow(nil, "ip", .ipv4, .ipv4Heading, ["Internet Protocol Version 4", "Internet Protocol, Src"]),
        FieldRow(nil, "ipv6", .ipv6, .ipv6Heading, ["Internet Protocol Version 6"]),
        FieldRow(nil, "tcp", .tcp, .tcpHeading, ["Transmission Control Protocol"]),
        FieldRow(nil, "icmp", .other, .icmpHeading, ["Internet Control Message Protocol"]),
    ]

    static let frame: [FieldRow] = [
        FieldRow(.frameNumber, "frame.number", .frame, .number, ["Frame Number:"]),
        FieldRow(.frameLength, "frame.len", .frame, .bytesAndBits, ["Frame Length:"]),
        FieldRow(.captureLength, "frame.cap_len", .frame, .bytesAndBits, ["Capture Length:"]),
        FieldRow(.epochTime, "frame.time_epoch", .frame, .seconds, ["Epoch Time:", "Epoch Arrival Time:"]),
        FieldRow(.timeDelta, "frame.time_delta", .frame, .seconds, ["Time delta from previous captured frame:"]),
        FieldRow(
            .timeDisplayed, "frame.time_delta_displayed", .frame, .seconds,
            ["Time delta from previous displayed frame:"]),
        FieldRow(.timeRelative, "frame.time_relative", .frame, .seconds, ["Time since reference or first frame:"]),
    ]

    static let link: [FieldRow] = [
        FieldRow(.ethernetDestination, "eth.dst", .ethernet, .hardwareAddress, ["Destination:"]),
        FieldRow(.ethernetSource, "eth.src", .ethernet, .hardwareAddress, ["Source:"]),
        FieldRow(.ethernetType, "eth.type", .ethernet, .number, ["Type:"]),
        FieldRow(.vlanPriority, "vlan.priority", .vlan, .pattern, ["Priority:"]),
        FieldRow(.vlanEligible, "vlan.dei", .vlan, .pattern, ["DEI:", "CFI:"]),
        FieldRow(.vlanIdentifier, "vlan.id", .vlan, .pattern, ["ID:"]),
        FieldRow(.vlanType, "vlan.etype", .vlan, .number, ["Type:"]),
        FieldRow(.cookedPacketType, "sll.pkttype", .cooked, .number, ["Packet type:"]),
        FieldRow(.cookedAddressType, "sll.hatype", .cooked, .number, ["Link-layer address type:"]),
        FieldRow(.cookedAddressLength, "sll.halen", .cooked, .number, ["Link-layer address length:"]),
        FieldRow(.cookedSource, "sll.src.eth", .cooked, .hardwareAddress, ["Source:"]),
        FieldRow(.cookedUnused, "sll.unused", .cooked, .octets, ["Unused:"]),
        FieldRow(.cookedProtocol, "sll.etype", .cooked, .number, ["Protocol:"]),
        FieldRow(.nullFamily, "null.family", .null, .number, ["Family:"]),
    ]

    static let ipv4: [FieldRow] = [
        FieldRow(.ipVersion, "ip.version", .ipv4, .pattern, ["Version:"]),
        FieldRow(.ipHeaderLength, "ip.hdr_len", .ipv4, .headerLength, ["Header Length:"]),
        FieldRow(.ipDifferentiatedServices, "ip.dsfield", .ipv4, .number, ["Differentiated Services Field:"]),
        FieldRow(.ipTotalLength, "ip.len", .ipv4, .number, ["Total Length:"]),
        FieldRow(.ipIdentification, "ip.id", .ipv4, .number, ["Identification:"]),
        FieldRow(.ipFlags, "ip.flags", .ipv4, .pattern, ["Flags:"]),
        FieldRow(.ipFragmentOffset, "ip.frag_offset", .ipv4, .fragmentOffset, ["Fragment Offset:"]),
        FieldRow(.ipTimeToLive, "ip.ttl", .ipv4, .number, ["Time to Live:"]),
        FieldRow(.ipProtocol, "ip.proto", .ipv4, .number, ["Protocol:"]),
        FieldRow(.ipChecksum, "ip.checksum", .ipv4, .checksum, ["Header Checksum:"]),
        FieldRow(.ipSource, "ip.src", .ipv4, .address4, ["Source Address:", "Source:"]),
        FieldRow(.ipDestination, "ip.dst", .ipv4, .address4, ["Destination Address:", "Destination:"]),
        FieldRow(nil, "", .ipv4, .marker, ["Fragment count:"], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["Reassembled IPv4 length:"], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["IPv4 total length exceeds"], marker: .lengthBeyondPacket),
    ]

    static let ipv6: [FieldRow] = [
        FieldRow(.ipv6Version, "ipv6.version", .ipv6, .pattern, ["Version:"]),
        FieldRow(.ipv6TrafficClass, "ipv6.tclass", .ipv6, .number, ["Traffic Class:"]),
        FieldRow(.ipv6FlowLabel, "ipv6.flow", .ipv6, .number, ["Flow Label:", "Flowlabel:"]),
        FieldRow(.ipv6PayloadLength, "ipv6.plen", .ipv6, .number, ["Payload Length:"]),
        FieldRow(.ipv6NextHeader, "ipv6.nxt", .ipv6, .number, ["Next Header:"]),
        FieldRow(.ipv6HopLimit, "ipv6.hlim", .ipv6, .number, ["Hop Limit:"]),
        FieldRow(.ipv6Source, "ipv6.src", .ipv6, .address6, ["Source Address:", "Source:"]),
        FieldRow(.ipv6Destination, "ipv6.dst", .ipv6, .address6, ["Destination Address:", "Destination:"]),
        FieldRow(
            nil, "", .ipv6, .marker,
            [
                "IPv6 Hop-by-Hop Option", "Hop-by-Hop Option", "Destination Options for IPv6", "Routing Header for IPv6",
                "Authentication Header",
            ], marker: .extensionHeaders),
        FieldRow(nil, "", .ipv6, .marker, ["Fragment Header for IPv6"], marker: .extensionHeaders),
        FieldRow(nil, "", .ipv6, .marker, ["Fragment count:"], marker: .reassembled),
        FieldRow(nil, "", .ipv6, .marker, ["IPv6 payload length exceeds"], marker: .lengthBeyondPacket),
    ]

    static let tcp: [FieldRow] = [
        FieldRow(.sourcePort, "tcp.srcport", .tcp, .number, ["Source Port:"]),
        FieldRow(.destinationPort, "tcp.dstport", .tcp, .number, ["Destination Port:"]),
        FieldRow(.streamIndex, "tcp.stream", .tcp, .number, ["Stream index:"]),
        FieldRow(.segmentLength, "tcp.len", .tcp, .number, ["TCP Segment Len:"]),
        FieldRow(.sequenceNumber, "tcp.seq", .tcp, .sequence, ["Sequence Number:"]),
        FieldRow(.sequenceNumberRaw, "tcp.seq_raw", .tcp, .number, ["Sequence Number (raw):"]),
        FieldRow(.nextSequenceNumber, "tcp.nxtseq", .tcp, .number, ["Next Sequence Number:"]),
        FieldRow(
            .acknowledgmentNumber, "tcp.ack", .tcp, .sequence, ["Acknowledgment Number:", "Acknowledgement Number:"]),
        FieldRow(.acknowledgmentNumberRaw, "tcp.ack_raw", .tcp, .number, ["Acknowledgment Number (raw):"]),
        FieldRow(.headerLength, "tcp.hdr_len", .tcp, .headerLength, ["Header Length:"]),
        FieldRow(.flags, "tcp.flags", .tcp, .tcpFlags, ["Flags:"]),
        FieldRow(
            .flags, "tcp.flags", .tcp, .flagRow,
            [
                "Reserved:", "Nonce:", "Accurate ECN:", "Congestion Window Reduced (CWR):", "Congestion Window Reduced:",
                "ECN-Echo:", "Urgent:", "Acknowledgment:", "Acknowledgement:", "Push:", "Reset:", "Syn:", "Fin:",
            ]),
        FieldRow(.flags, "tcp.flags", .tcp, .pattern, ["ACE:"]),
        FieldRow(.flags, "tcp.flags.str", .tcp, .flagString, ["TCP Flags:"]),
        FieldRow(.windowValue, "tcp.window_size_value", .tcp, .number, ["Window:", "Window size value:"]),
        FieldRow(.windowSize, "tcp.window_size", .tcp, .number, ["Calculated window size:"]),
        FieldRow(.windowScaleFactor, "tcp.window_size_scalefactor", .tcp, .number, ["Window size scaling factor:"]),
        FieldRow(.checksum, "tcp.checksum", .tcp, .checksum, ["Checksum:"]),
        FieldRow(.checksumStatus, "tcp.checksum.status", .tcp, .status, ["Checksum Status:"]),
        FieldRow(.checksumCalculated, "tcp.checksum_calculated", .tcp, .number, ["Calculated Checksum:"]),
        FieldRow(.urgentPointer, "tcp.urgent_pointer", .tcp, .number, ["Urgent Pointer:"]),
        FieldRow(.optionsLength, "tcp.options", .tcp, .optionArea, ["Options:"]),
        FieldRow(.payloadLength, "tcp.payload", .tcp, .parenthesisedLength, ["TCP payload"]),
        FieldRow(
            nil, "", .tcp, .marker,
            ["Bogus TCP header length", "Short segment. Segment/fragment", "Non-zero header padding"],
            marker: .incomplete),
        FieldRow(
            nil, "", .tcp, .marker, ["The acknowledgment number field is nonzero while"], marker: .acknowledgmentNote),
        FieldRow(nil, "", .tcp, .marker, ["The urgent pointer field is nonzero while"], marker: .urgentNote),
        FieldRow(nil, "", .other, .marker, ["Malformed Packet", "Packet size limited"], marker: .incomplete),
    ]

    static let options: [FieldRow] =
        [
            FieldRow(nil, "tcp.options", .option, .optionHeading, ["TCP Option - "]),
            FieldRow(.optionKind, "tcp.option_kind", .option, .number, ["Kind:"]),
            FieldRow(.optionLength, "tcp.option_len", .option, .number, ["Length:"]),
            FieldRow(.mssValue, "tcp.options.mss_val", .option, .number, ["MSS Value:"]),
            FieldRow(.windowShift, "tcp.options.wscale.shift", .option, .number, ["Shift count:"]),
            FieldRow(.windowMultiplier, "tcp.options.wscale.multiplier", .option, .number, ["Multiplier:"]),
            FieldRow(.sackLeftEdge, "tcp.options.sack_le", .option, .edge, ["left edge ="]),
            FieldRow(.sackRightEdge, "tcp.options.sack_re", .option, .edge, ["right edge ="]),
            FieldRow(.sackCount, "tcp.options.sack.count", .option, .number, ["TCP SACK Count:"]),
            FieldRow(.timestampValue, "tcp.options.timestamp.tsval", .option, .number, ["Timestamp value:"]),
            FieldRow(.timestampEcho, "tcp.options.timestamp.tsecr", .option, .number, ["Timestamp echo reply:"]),
            FieldRow(.optionPayload, "tcp.options.unknown.payload", .option, .octets, ["Payload:"]),
        ]
        + [
            // Lines that open an option without the prefix.
            FieldRow(nil, "tcp.options.mptcp", .option, .optionHeading, ["Multipath Transmission Control Protocol:"]),
            FieldRow(nil, "", .option, .optionHeading, ["SCPS capabilities", "Illegal SCPS"]),
        ]

    static let analysis: [FieldRow] = [
        FieldRow(
            .acksFrame, "tcp.analysis.acks_frame", .tcp, .number, ["This is an ACK to the segment in frame:"]),
        FieldRow(.ackRTT, "tcp.analysis.ack_rtt", .tcp, .seconds, ["The RTT to ACK the segment was:"]),
        FieldRow(.initialRTT, "tcp.analysis.initial_rtt", .tcp, .seconds, ["iRTT:"]),
        FieldRow(
            .streamTimeRelative, "tcp.time_relative", .tcp, .seconds, ["Time since first frame in this TCP stream:"]),
        FieldRow(
            .streamTimeDelta, "tcp.time_delta", .tcp, .seconds, ["Time since previous frame in this TCP stream:"]),
    ]
}
