extension LayerSpec {
    /// Linux cooked capture, version 2 (LINKTYPE_LINUX_SLL2). Its address field is filled from two printed lines.
    static let cookedV2 = LayerSpec(
        kind: .cookedV2, name: "sll",
        parts: [
            .bits(.cookedProtocol, 16), .bits(.cookedReserved, 16), .bits(.cookedInterface, 32),
            .bits(.cookedAddressType, 16), .bits(.cookedPacketType, 8), .bits(.cookedAddressLength, 8),
        ],
        rows: [
            FieldRow(nil, "sll", .cookedV2, .bareHeading, ["Linux cooked capture v2"]),
            FieldRow(.cookedProtocol, "sll.etype", .cookedV2, .number, ["Protocol:"]),
            FieldRow(.cookedReserved, "sll.reserved", .cookedV2, .hexadecimal, ["Reserved:"]),
            FieldRow(.cookedInterface, "sll.ifindex", .cookedV2, .number, ["Interface index:"]),
            FieldRow(.cookedAddressType, "sll.hatype", .cookedV2, .number, ["Link-layer address type:"]),
            FieldRow(.cookedPacketType, "sll.pkttype", .cookedV2, .number, ["Packet type:"]),
            FieldRow(.cookedAddressLength, "sll.halen", .cookedV2, .number, ["Link-layer address length:"]),
            FieldRow(.cookedSource, "sll.src.eth", .cookedV2, .hardwareAddress, ["Source:"]),
            FieldRow(.cookedUnused, "sll.unused", .cookedV2, .octets, ["Unused:"]),
        ])
}
