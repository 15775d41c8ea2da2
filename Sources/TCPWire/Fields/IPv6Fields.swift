extension FieldTable {
    /// The IPv6 base header (RFC 8200).
    static let ipv6: [FieldRow] = [
        FieldRow(.ipv6Version, "ipv6.version", .ipv6, .pattern, ["Version:"]),
        FieldRow(.ipv6TrafficClass, "ipv6.tclass", .ipv6, .number, ["Traffic Class:"]),
        FieldRow(.ipv6FlowLabel, "ipv6.flow", .ipv6, .number, ["Flow Label:", "Flowlabel:"]),
        FieldRow(.ipv6PayloadLength, "ipv6.plen", .ipv6, .number, ["Payload Length:"]),
        FieldRow(.ipv6NextHeader, "ipv6.nxt", .ipv6, .number, ["Next Header:"]),
        FieldRow(.ipv6HopLimit, "ipv6.hlim", .ipv6, .number, ["Hop Limit:"]),
        FieldRow(.ipv6Source, "ipv6.src", .ipv6, .address6, ["Source Address:", "Source:", "Src:"]),
        FieldRow(.ipv6Destination, "ipv6.dst", .ipv6, .address6, ["Destination Address:", "Destination:", "Dst:"]),
        FieldRow(nil, "", .ipv6, .marker, ["Fragment count:", "IPv6 Fragments ("], marker: .reassembled),
        FieldRow(nil, "", .ipv6, .marker, ["IPv6 payload length exceeds"], marker: .lengthBeyondPacket),
    ]
}
