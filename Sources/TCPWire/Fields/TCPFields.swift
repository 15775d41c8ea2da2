extension FieldTable {
    /// The TCP header (RFC 9293) as it is printed.
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
                "Reserved:", "Nonce:", "Accurate ECN:", "Congestion Window Reduced (CWR):",
                "Congestion Window Reduced:",
                "ECN-Echo:", "Urgent:", "Acknowledgment:", "Acknowledgement:", "Push:", "Reset:", "Syn:", "Fin:",
            ]),
        FieldRow(.flags, "tcp.flags", .tcp, .pattern, ["ACE:"]),
        FieldRow(.flags, "tcp.flags.str", .tcp, .flagString, ["TCP Flags:"]),
        FieldRow(.windowValue, "tcp.window_size_value", .tcp, .number, ["Window:", "Window size value:"]),
        FieldRow(.windowValue, "tcp.window_size_value", .tcp, .scaledWindow, ["Window size:"]),
        FieldRow(.windowSize, "tcp.window_size", .tcp, .number, ["Calculated window size:"]),
        FieldRow(.windowScaleFactor, "tcp.window_size_scalefactor", .tcp, .number, ["Window size scaling factor:"]),
        FieldRow(.checksum, "tcp.checksum", .tcp, .checksum, ["Checksum:"]),
        FieldRow(
            .checksumStatus, "tcp.checksum.status", .tcp, .status,
            ["Checksum Status:", "Good Checksum:", "Bad Checksum:"]),
        FieldRow(.checksumCalculated, "tcp.checksum_calculated", .tcp, .number, ["Calculated Checksum:"]),
        FieldRow(.urgentPointer, "tcp.urgent_pointer", .tcp, .number, ["Urgent Pointer:"]),
        FieldRow(.optionsLength, "tcp.options", .tcp, .optionArea, ["Options:", "Options "]),
        FieldRow(.payloadLength, "tcp.payload", .tcp, .parenthesisedLength, ["TCP payload"]),
        // The heading's values, as people rewrite them line by line.
        FieldRow(.sourcePort, "tcp.srcport", .tcp, .headingNumber, ["Src Port:"]),
        FieldRow(.destinationPort, "tcp.dstport", .tcp, .headingNumber, ["Dst Port:"]),
        FieldRow(.sequenceNumber, "tcp.seq", .tcp, .headingNumber, ["Seq:"]),
        FieldRow(.acknowledgmentNumber, "tcp.ack", .tcp, .headingNumber, ["Ack:"]),
        FieldRow(.segmentLength, "tcp.len", .tcp, .headingNumber, ["Len:"]),
        FieldRow(
            nil, "", .tcp, .marker,
            ["Bogus TCP header length", "Short segment. Segment/fragment"], marker: .incomplete),
        FieldRow(
            nil, "", .tcp, .marker, ["The acknowledgment number field is nonzero while"], marker: .acknowledgmentNote),
        FieldRow(nil, "", .tcp, .marker, ["The urgent pointer field is nonzero while"], marker: .urgentNote),
        FieldRow(nil, "", .tcp, .marker, ["Non-zero header padding"], marker: [.incomplete, .paddingNote]),
        FieldRow(
            nil, "", .other, .marker,
            ["Malformed Packet", "Packet size limited", "BoundError Unreassembled Packet"], marker: .incomplete),
    ]
}
