/// The extension headers of IPv6 (RFC 8200, section 4). They are printed inside the section of the base header.
extension LayerSpec {
    static let hopByHop = options(
        .hopByHop, "ipv6.hopopts", ["IPv6 Hop-by-Hop Option", "Hop-by-Hop Options", "Hop-by-Hop Option"])
    static let destinationOptions = options(
        .destinationOptions, "ipv6.dstopts",
        ["Destination Options for IPv6", "Destination Options", "Destination Option"])

    private static func options(_ kind: HeaderKind, _ name: StaticString, _ labels: [StaticString]) -> LayerSpec {
        LayerSpec(
            kind: kind, name: name,
            parts: [
                .bits(.extensionNextHeader, 8), .bits(.extensionLength, 8),
                .options(type: .extensionOptionType, length: .extensionOptionLength),
            ],
            length: Length(field: .extensionLength, unit: 8, extra: 1),
            rows: general(kind, name, labels) + [
                FieldRow(.extensionOptionType, "ipv6.opt.type", kind, .itemNumber, ["Type:"]),
                FieldRow(
                    .extensionOptionOctets, "ipv6.opt.padn", kind, .octets,
                    ["PadN:", "Unknown Data:", "Experimental Option:"]),
                FieldRow(
                    .extensionOptionOctets, "ipv6.opt.mipv6.home_address", kind, .address6, ["MIPv6 Home Address:"]),
                FieldRow(.extensionOptionNumber, "ipv6.opt.jumbo", kind, .number, ["Payload Length:"]),
                FieldRow(.extensionOptionNumber, "ipv6.opt.router_alert", kind, .number, ["Router Alert:"]),
                FieldRow(
                    .extensionOptionNumber, "ipv6.opt.tel", kind, .number, ["Tunnel Encapsulation Limit:"]),
            ])
    }

    /// What stands behind the first four bytes depends on the type.
    static let routing = LayerSpec(
        kind: .routing, name: "ipv6.routing",
        parts: [
            .bits(.extensionNextHeader, 8), .bits(.extensionLength, 8), .bits(.routingType, 8),
            .bits(.routingSegmentsLeft, 8),
        ],
        length: Length(field: .extensionLength, unit: 8, extra: 1),
        rows: general(.routing, "ipv6.routing", ["Routing Header for IPv6", "Routing Header"]) + [
            FieldRow(.routingType, "ipv6.routing.type", .routing, .number, ["Type:"]),
            FieldRow(
                .routingSegmentsLeft, "ipv6.routing.segleft", .routing, .number, ["Segments Left:", "Left Segments:"]),
            FieldRow(.routingReserved, "ipv6.routing.src.reserved", .routing, .hexadecimal, ["Reserved:"]),
            FieldRow(
                .routingLastEntry, "ipv6.routing.srh.last_entry", .routing, .number, ["Last Entry:", "First segment:"]),
            FieldRow(.routingFlags, "ipv6.routing.srh.flags", .routing, .number, ["Flags:"]),
            FieldRow(.routingTag, "ipv6.routing.srh.tag", .routing, .hexadecimal, ["Tag:"]),
            FieldRow(
                .routingAddress, "ipv6.routing.src.addr", .routing, .address6,
                [
                    "Address:", "Home Address:", "Address[0]:", "Address[1]:", "Address[2]:", "Address[3]:",
                    "Address[4]:", "Address[5]:",
                    "Address[6]:", "Address[7]:", "Address[8]:",
                ]),
        ])

    static let fragment = LayerSpec(
        kind: .fragment, name: "ipv6.fraghdr",
        parts: [
            .bits(.extensionNextHeader, 8), .bits(.fragmentReserved, 8), .bits(.fragmentOffset, 13),
            .bits(.fragmentReservedBits, 2), .bits(.fragmentMore, 1), .bits(.fragmentIdentification, 32),
        ],
        rows: [
            FieldRow(
                nil, "ipv6.fraghdr", .fragment, .extensionHeading,
                ["Fragment Header for IPv6", "Fragment Header", "Fragmentation Header"],
                marker: .extensionHeaders),
            FieldRow(.extensionNextHeader, "ipv6.fraghdr.nxt", .fragment, .number, ["Next Header:"]),
            FieldRow(
                .fragmentReserved, "ipv6.fraghdr.reserved_octet", .fragment, .number, ["Reserved octet:"]),
            FieldRow(.fragmentOffset, "ipv6.fraghdr.offset", .fragment, .pattern, ["Offset:"]),
            FieldRow(
                .fragmentReservedBits, "ipv6.fraghdr.reserved_bits", .fragment, .pattern, ["Reserved bits:"]),
            FieldRow(
                .fragmentMore, "ipv6.fraghdr.more", .fragment, .pattern, ["More Fragments:", "More Fragment:"]),
            FieldRow(.fragmentIdentification, "ipv6.fraghdr.ident", .fragment, .number, ["Identification:"]),
        ])

    private static func general(_ kind: HeaderKind, _ name: StaticString, _ labels: [StaticString]) -> [FieldRow] {
        [
            FieldRow(nil, name, kind, .extensionHeading, labels, marker: .extensionHeaders),
            FieldRow(.extensionNextHeader, "ipv6.ext.nxt", kind, .number, ["Next Header:"]),
            FieldRow(.extensionLength, "ipv6.ext.len", kind, .itemLength, ["Length:"]),
        ]
    }
}
