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
        FieldRow(.ipDestination, "ip.dst", .ipv4, .address4, ["Destination Address:", "Destination:", "Dst:"]),
        FieldRow(nil, "", .ipv4, .marker, ["Fragment count:"], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["Reassembled IPv4 length:", "IP Fragments ("], marker: .reassembled),
        FieldRow(nil, "", .ipv4, .marker, ["IPv4 total length exceeds"], marker: .lengthBeyondPacket),
    ]
}
