/// Which lines each series of Wireshark prints in which section, in their order.
public enum LayoutTable {
    public static let rows: [LayoutRow] = frame + ethernet + ipv4 + ipv6 + tcp + options

    private static let frame: [LayoutRow] = [
        LayoutRow(
            .frame, .section,
            [
                LayoutSpelling("WTAP_ENCAP:", .v1_8, .v1_8), LayoutSpelling("Encapsulation type:", .v1_10),
            ], since: .v1_8),
        LayoutRow(.frame, .section, "Arrival Time:"),
        LayoutRow(.frame, .section, [LayoutSpelling("UTC Arrival Time:", .v4_2)], since: .v4_2),
        LayoutRow(
            .frame, .section,
            [
                LayoutSpelling("Epoch Time:", .v1_4, .v4_0), LayoutSpelling("Epoch Arrival Time:", .v4_2),
            ], since: .v4_2),
        LayoutRow(.frame, .section, [LayoutSpelling("Time shift for this packet:", .v1_8)], since: .v1_8),
        LayoutRow(
            .frame, .section, [LayoutSpelling("Epoch Time:", .v1_4, .v4_0)], since: .v1_4, until: .v4_0),
        LayoutRow(.frame, .section, "Time delta from previous captured frame:", .notFirstFrame),
        LayoutRow(.frame, .section, "Time delta from previous displayed frame:", .notFirstFrame),
        LayoutRow(.frame, .section, "Time since reference or first frame:"),
        LayoutRow(.frame, .section, "Frame Number:"),
        LayoutRow(
            .frame, .section, [LayoutSpelling("Packet Length:", .v1_0, .v1_0), LayoutSpelling("Frame Length:")]),
        LayoutRow(.frame, .section, "Capture Length:"),
        LayoutRow(.frame, .section, "Frame is marked:"),
        LayoutRow(.frame, .section, [LayoutSpelling("Frame is ignored:", .v1_4)], since: .v1_4),
        LayoutRow(.frame, .section, "Protocols in frame:"),
        LayoutRow(.frame, .section, [LayoutSpelling("Character encoding:", .v4_6)], since: .v4_6),
    ]

    private static let ethernet: [LayoutRow] = [
        LayoutRow(.ethernet, .section, "Destination:"),
        LayoutRow(.ethernet, .macDestination, [LayoutSpelling("Address:", .v1_0, .v4_2)], until: .v4_2),
        LayoutRow(.ethernet, .macDestination, "LG bit:"),
        LayoutRow(.ethernet, .macDestination, "IG bit:"),
        LayoutRow(.ethernet, .section, "Source:"),
        LayoutRow(.ethernet, .macSource, [LayoutSpelling("Address:", .v1_0, .v4_2)], until: .v4_2),
        LayoutRow(.ethernet, .macSource, "LG bit:"),
        LayoutRow(.ethernet, .macSource, "IG bit:"),
        LayoutRow(.ethernet, .section, "Type:", .onlyEthernetII),
        LayoutRow(.ethernet, .section, [LayoutSpelling("Stream index:", .v4_4)], since: .v4_4),
    ]

    private static let ipv4: [LayoutRow] = [
        LayoutRow(.ipv4, .section, "Version:"),
        LayoutRow(
            .ipv4, .section,
            [LayoutSpelling("Header length:", .v1_0, .v1_10), LayoutSpelling("Header Length:", .v1_12)]),
        LayoutRow(.ipv4, .section, "Differentiated Services Field:"),
        LayoutRow(.ipv4, .services, "Differentiated Services Codepoint:"),
        LayoutRow(
            .ipv4, .services, [LayoutSpelling("Explicit Congestion Notification:", .v1_6)], since: .v1_6),
        LayoutRow(.ipv4, .section, "Total Length:", .onlyWithLength),
        LayoutRow(.ipv4, .section, "Identification:"),
        LayoutRow(.ipv4, .section, "Flags:"),
        LayoutRow(.ipv4, .fragmentBits, "Reserved bit:"),
        LayoutRow(
            .ipv4, .fragmentBits,
            [
                LayoutSpelling("Don't fragment:"), LayoutSpelling("Don&apos;t fragment:"),
                LayoutSpelling("Don&#x27;t fragment:"),
            ]),
        LayoutRow(.ipv4, .fragmentBits, "More fragments:"),
        LayoutRow(
            .ipv4, .section,
            // Before that it hung on the flags in some series.
            [LayoutSpelling("Fragment offset:", .v1_0, .v3_2), LayoutSpelling("Fragment Offset:", .v3_4)],
            since: .v3_4),
        LayoutRow(
            .ipv4, .section, [LayoutSpelling("Time to live:", .v1_0, .v3_2), LayoutSpelling("Time to Live:", .v3_4)]),
        LayoutRow(.ipv4, .section, "Protocol:"),
        LayoutRow(
            .ipv4, .section,
            [LayoutSpelling("Header checksum:", .v1_0, .v3_2), LayoutSpelling("Header Checksum:", .v3_4)]),
        LayoutRow(.ipv4, .headerStatus, [LayoutSpelling("Good:", .v1_0, .v2_0)], until: .v2_0),
        LayoutRow(
            .ipv4, .headerStatus, [LayoutSpelling("Bad :", .v1_0, .v1_2), LayoutSpelling("Bad:", .v1_4, .v2_0)],
            until: .v2_0),
        LayoutRow(.ipv4, .section, [LayoutSpelling("Header checksum status:", .v2_2)], since: .v2_2),
        LayoutRow(
            .ipv4, .section, [LayoutSpelling("Source:", .v1_0, .v3_2), LayoutSpelling("Source Address:", .v3_4)]),
        LayoutRow(
            .ipv4, .section,
            [LayoutSpelling("Destination:", .v1_0, .v3_2), LayoutSpelling("Destination Address:", .v3_4)],
            .onlyWithoutRoute),
        LayoutRow(
            .ipv4, .section, [LayoutSpelling("Source GeoIP:", .v2_0, .v2_4)], since: .v2_0, until: .v2_4,
            .onlyWithPlaces),
        LayoutRow(
            .ipv4, .section, [LayoutSpelling("Destination GeoIP:", .v2_0, .v2_4)], since: .v2_0, until: .v2_4,
            .onlyWithPlaces),
        LayoutRow(.ipv4, .section, [LayoutSpelling("Stream index:", .v4_4)], since: .v4_4),
    ]

    private static let ipv6: [LayoutRow] = [
        LayoutRow(.ipv6, .section, "Version:"),
        LayoutRow(
            .ipv6, .section,
            [LayoutSpelling("Traffic class:", .v1_0, .v2_2), LayoutSpelling("Traffic Class:", .v2_4)]),
        LayoutRow(
            .ipv6, .services,
            [
                LayoutSpelling("Differentiated Services Field:", .v1_4, .v1_12),
                LayoutSpelling("Differentiated Services Codepoint:", .v2_0),
            ], since: .v2_0),
        LayoutRow(.ipv6, .services, [LayoutSpelling("Explicit Congestion Notification:", .v2_0)], since: .v2_0),
        LayoutRow(
            .ipv6, .section, [LayoutSpelling("Flowlabel:", .v1_0, .v2_2), LayoutSpelling("Flow Label:", .v2_4)]),
        LayoutRow(
            .ipv6, .section,
            [LayoutSpelling("Payload length:", .v1_0, .v2_2), LayoutSpelling("Payload Length:", .v2_4)]),
        LayoutRow(
            .ipv6, .section, [LayoutSpelling("Next header:", .v1_0, .v2_2), LayoutSpelling("Next Header:", .v2_4)]),
        LayoutRow(
            .ipv6, .section, [LayoutSpelling("Hop limit:", .v1_0, .v2_2), LayoutSpelling("Hop Limit:", .v2_4)]),
        LayoutRow(
            .ipv6, .section, [LayoutSpelling("Source:", .v1_0, .v3_2), LayoutSpelling("Source Address:", .v3_4)]),
        LayoutRow(
            .ipv6, .section,
            [LayoutSpelling("Destination:", .v1_0, .v3_2), LayoutSpelling("Destination Address:", .v3_4)]),
        LayoutRow(.ipv6, .section, [LayoutSpelling("Stream index:", .v4_4)], since: .v4_4),
    ]

    private static let tcp: [LayoutRow] = [
        LayoutRow(
            .tcp, .section, [LayoutSpelling("Source port:", .v1_0, .v1_10), LayoutSpelling("Source Port:", .v1_12)]),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Destination port:", .v1_0, .v1_10), LayoutSpelling("Destination Port:", .v1_12)]),
        LayoutRow(.tcp, .section, [LayoutSpelling("Stream index:", .v1_2)], since: .v1_2),
        LayoutRow(
            .tcp, .section, [LayoutSpelling("Stream Packet Number:", .v4_4)], since: .v4_4, .onlyWithTimestamps),
        LayoutRow(.tcp, .section, [LayoutSpelling("Conversation completeness:", .v3_6)], since: .v3_6),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("RST:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("FIN:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("Data:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("ACK:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("SYN-ACK:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("SYN:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .completeness, [LayoutSpelling("Completeness Flags:", .v4_2)], since: .v4_2),
        LayoutRow(.tcp, .section, [LayoutSpelling("TCP Segment Len:", .v1_12)], since: .v1_12, .onlyMeasured),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Sequence number:", .v1_0, .v3_2), LayoutSpelling("Sequence Number:", .v3_4)]),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Sequence number (raw):", .v3_2, .v3_2), LayoutSpelling("Sequence Number (raw):", .v3_4)],
            since: .v3_2, .onlyRelative),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Next sequence number:", .v1_0, .v3_2), LayoutSpelling("Next Sequence Number:", .v3_4)],
            since: .v2_6, .onlyMeasured),
        LayoutRow(
            .tcp, .section,
            [
                LayoutSpelling("Acknowledgement number:", .v1_0, .v1_6),
                LayoutSpelling("Acknowledgment number:", .v1_0, .v3_2), LayoutSpelling("Acknowledgment Number:", .v1_8),
            ], until: .v1_10, .onlyAcknowledging),
        LayoutRow(
            .tcp, .section,
            [
                LayoutSpelling("Acknowledgment number:", .v1_0, .v3_2), LayoutSpelling("Acknowledgment Number:", .v1_8),
            ], since: .v1_12),
        LayoutRow(
            .tcp, .section, [LayoutSpelling("Acknowledgment number (raw):", .v3_2)], since: .v3_2, .onlyRelative),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Header length:", .v1_0, .v1_10), LayoutSpelling("Header Length:", .v1_12)]),
        LayoutRow(.tcp, .section, "Flags:"),
        LayoutRow(.tcp, .flagBits, [LayoutSpelling("Reserved:", .v1_6)], since: .v1_6),
        LayoutRow(
            .tcp, .flagBits, [LayoutSpelling("Nonce:", .v1_6, .v3_6), LayoutSpelling("Accurate ECN:", .v4_0)],
            since: .v1_6, .onlyPlainFlags),
        LayoutRow(
            .tcp, .flagBits,
            [
                LayoutSpelling("Congestion Window Reduced (CWR):", .v1_0, .v3_6),
                LayoutSpelling("Congestion Window Reduced:", .v4_0),
            ], .onlyPlainFlags),
        LayoutRow(.tcp, .flagBits, "ECN-Echo:", .onlyPlainFlags),
        LayoutRow(.tcp, .flagBits, "Urgent:"),
        LayoutRow(
            .tcp, .flagBits,
            [LayoutSpelling("Acknowledgement:", .v1_2, .v1_6), LayoutSpelling("Acknowledgment:", .v1_0)]),
        LayoutRow(.tcp, .flagBits, "Push:"),
        LayoutRow(.tcp, .flagBits, "Reset:"),
        LayoutRow(.tcp, .flagBits, "Syn:"),
        LayoutRow(.tcp, .flagBits, "Fin:"),
        LayoutRow(.tcp, .flagBits, [LayoutSpelling("TCP Flags:", .v2_0)], since: .v2_0),
        LayoutRow(
            .tcp, .section,
            [
                LayoutSpelling("Window size:", .v1_0, .v1_4), LayoutSpelling("Window size value:", .v1_6, .v3_2),
                LayoutSpelling("Window:", .v3_4),
            ]),
        LayoutRow(.tcp, .section, [LayoutSpelling("Calculated window size:", .v1_6)], since: .v1_6),
        LayoutRow(
            .tcp, .section, [LayoutSpelling("Window size scaling factor:", .v1_6)], since: .v1_6, .onlyWithoutSYN),
        LayoutRow(.tcp, .section, "Checksum:"),
        LayoutRow(.tcp, .checksumBits, [LayoutSpelling("Good Checksum:", .v1_0, .v2_0)], until: .v2_0),
        LayoutRow(.tcp, .checksumBits, [LayoutSpelling("Bad Checksum:", .v1_0, .v2_0)], until: .v2_0),
        LayoutRow(.tcp, .section, [LayoutSpelling("Checksum Status:", .v2_2)], since: .v2_2),
        LayoutRow(
            .tcp, .section,
            [LayoutSpelling("Urgent pointer:", .v1_0, .v3_2), LayoutSpelling("Urgent Pointer:", .v1_8)],
            since: .v1_12),
        LayoutRow(.tcp, .section, "Options:", .onlyWithOptions),
        LayoutRow(.tcp, .section, [LayoutSpelling("Timestamps", .v2_6)], since: .v3_6, .onlyWithTimestamps),
        LayoutRow(
            .tcp, .timestamps, [LayoutSpelling("Time since first frame in this TCP stream:", .v1_0)], since: .v2_6),
        LayoutRow(
            .tcp, .timestamps, [LayoutSpelling("Time since previous frame in this TCP stream:", .v1_0)], since: .v2_6),
        LayoutRow(.tcp, .section, "SEQ/ACK analysis", since: .v1_6, .onlyWithAnalysis),
        LayoutRow(.tcp, .analysis, "This is an ACK to the segment in frame:", .onlyWithTime),
        LayoutRow(.tcp, .analysis, "The RTT to ACK the segment was:", .onlyWithTime),
        LayoutRow(.tcp, .analysis, [LayoutSpelling("iRTT:", .v1_12)], since: .v1_12, .onlyAfterHandshake),
    ]

    private static let options: [LayoutRow] = [
        LayoutRow(.option, .option, "Kind:", since: .v2_4),
        LayoutRow(.option, .option, "Length:", since: .v2_4, .onlyLong),
        LayoutRow(.option, .option, "Kind:", since: .v1_8, until: .v2_2, .onlyCommon),
        LayoutRow(.option, .option, "Length:", since: .v1_8, until: .v2_2, .onlyCommon),
        LayoutRow(.option, .option, [LayoutSpelling("Type:", .v1_8, .v2_2)], since: .v1_8, until: .v2_2, .onlyShort),
        LayoutRow(
            .option, .option, [LayoutSpelling("Copy on fragmentation:", .v1_8, .v2_2)], since: .v1_8, until: .v2_2,
            .onlyShort),
        LayoutRow(.option, .option, [LayoutSpelling("Class:", .v1_8, .v2_2)], since: .v1_8, until: .v2_2, .onlyShort),
        LayoutRow(.option, .option, [LayoutSpelling("Number:", .v1_8, .v2_2)], since: .v1_8, until: .v2_2, .onlyShort),
        LayoutRow(.option, .option, "MSS Value:", since: .v1_8, .onlySegmentSize),
        LayoutRow(.option, .option, "Shift count:", since: .v1_6, .onlyWindowScale),
        LayoutRow(.option, .option, "Multiplier:", since: .v1_6, .onlyWindowScale),
        LayoutRow(.option, .option, "Timestamp value:", since: .v1_6, .onlyTimestamps),
        LayoutRow(.option, .option, "Timestamp echo reply:", since: .v1_6, .onlyTimestamps),
        LayoutRow(.option, .option, "left edge =", .onlySACK),
        LayoutRow(.option, .option, "right edge =", .onlySACK),
        LayoutRow(.option, .option, "TCP SACK Count:", since: .v1_12, .onlySACK),
    ]
}
