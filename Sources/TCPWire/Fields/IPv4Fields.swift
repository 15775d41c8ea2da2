extension FieldTable {
    /// The IPv4 header (RFC 791).
    static let ipv4: [FieldRow] = [
        FieldRow(.ipVersion, "ip.version", .ipv4, .pattern, ["Version:"]),
        FieldRow(.ipHeaderLength, "ip.hdr_len", .ipv4, .headerLength, ["Header Length:"]),
        FieldRow(
            .ipDifferentiatedServices, "ip.dsfield", .ipv4, .number,
            ["Differentiated Services Field:", "Type of service:"]),
        FieldRow(.ipTotalLength, "ip.len", .ipv4, .number, ["Total Length:"]),
        FieldRow(.ipIdentification, "ip.id", .ipv4, .number, ["Identification:"]),
        FieldRow(.ipFlags, "ip.flags", .ipv4, .pattern, ["Flags:"]),
        FieldRow(.ipFragmentOffset, "ip.frag_offset", .ipv4, .fragmentOffset, ["Fragment Offset:"]),
        FieldRow(.ipTimeToLive, "ip.ttl", .ipv4, .number, ["Time to Live:"]),
        FieldRow(.ipProtocol, "ip.proto", .ipv4, .number, ["Protocol:"]),
        FieldRow(.ipChecksum, "ip.checksum", .ipv4, .checksum, ["Header Checksum:"]),
        FieldRow(.ipSource, "ip.src", .ipv4, .address4, ["Source Address:", "Source:", "Src:"]),
        FieldRow(
            .ipDestination, "ip.dst", .ipv4, .address4,
            ["Destination Address:", "Destination:", "Dst:", "Current Route:"]),
        FieldRow(.ipv4OptionType, "ip.opt.type", .ipv4, .itemNumber, ["Type:"]),
        FieldRow(.ipv4OptionLength, "ip.opt.len", .ipv4, .number, ["Length:"]),
        FieldRow(.ipv4OptionPointer, "ip.opt.ptr", .ipv4, .number, ["Pointer:"]),
        FieldRow(.ipv4OptionOverflow, "ip.opt.overflow", .ipv4, .pattern, ["Overflow:"]),
        FieldRow(.ipv4OptionFlag, "ip.opt.flag", .ipv4, .pattern, ["Flag:"]),
        FieldRow(
            .ipv4OptionAddress, "ip.opt.addr", .ipv4, .address4,
            ["Recorded Route:", "Empty Route:", "Source Route:", "Address:"]),
        FieldRow(.ipv4OptionNumber, "ip.opt.time_stamp", .ipv4, .number, ["Time stamp:"]),
        FieldRow(.ipv4OptionNumber, "ip.opt.ra", .ipv4, .number, ["Router Alert:"]),
        FieldRow(.ipv4OptionNumber, "ip.opt.sid", .ipv4, .number, ["Stream Identifier:"]),
        FieldRow(nil, "", .ipv4, .marker, ["Fragment count:"], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["Reassembled IPv4 length:", "IP Fragments ("], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["IPv4 total length exceeds"], marker: .lengthBeyondPacket),
    ]
}
