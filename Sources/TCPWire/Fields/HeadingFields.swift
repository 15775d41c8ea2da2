extension FieldTable {
    /// Lines that open a section, and the protocols that they name.
    static let headings: [FieldRow] = [
        FieldRow(.frameNumber, "frame.number", .frame, .frameHeading, ["Frame "]),
        FieldRow(nil, "eth", .ethernet, .ethernetHeading, ["Ethernet II (VLAN tagged)", "Ethernet II"]),
        FieldRow(nil, "eth", .ethernet, .bareHeading, ["IEEE 802.3 Ethernet"]),
        FieldRow(nil, "vlan", .vlan, .vlanHeading, ["802.1Q Virtual LAN", "IEEE 802.1ad"]),
        FieldRow(nil, "sll", .cooked, .bareHeading, ["Linux cooked capture v1", "Linux cooked capture"]),
        FieldRow(nil, "null", .null, .bareHeading, ["Null/Loopback"]),
        FieldRow(nil, "raw", .raw, .bareHeading, ["Raw packet data"]),
        FieldRow(nil, "ip", .ipv4, .ipv4Heading, ["Internet Protocol Version 4", "Internet Protocol, Src"]),
        FieldRow(nil, "ipv6", .ipv6, .ipv6Heading, ["Internet Protocol Version 6"]),
        FieldRow(nil, "tcp", .tcp, .tcpHeading, ["Transmission Control Protocol"]),
        FieldRow(nil, "icmp", .other, .icmpHeading, ["Internet Control Message Protocol"]),
    ]
}
