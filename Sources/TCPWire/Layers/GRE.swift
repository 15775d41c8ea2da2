extension LayerSpec {
    /// Generic routing encapsulation (RFC 2784, RFC 2890; version 1 for PPTP: RFC 2637).
    static let gre = LayerSpec(
        kind: .gre, name: "gre",
        parts: [
            .bits(.greFlags, 16), .bits(.greProtocol, 16),
            .bitsIf(Condition(field: .greFlags, mask: 0xc000), .greChecksum, 16),
            .bitsIf(Condition(field: .greFlags, mask: 0xc000), .greOffset, 16),
            .bitsIf(Condition(field: .greFlags, mask: 0x2000), .greKey, 32),
            .bitsIf(Condition(field: .greFlags, mask: 0x1000), .greSequence, 32),
            .bitsIf(Condition(field: .greFlags, mask: 0x0080), .greAcknowledgment, 32),
        ],
        rows: [
            FieldRow(nil, "gre", .gre, .layerHeading, ["Generic Routing Encapsulation"]),
            FieldRow(.greFlags, "gre.flags_and_version", .gre, .hexadecimal, ["Flags and Version:"]),
            FieldRow(.greProtocol, "gre.proto", .gre, .number, ["Protocol Type:"]),
            FieldRow(.greChecksum, "gre.checksum", .gre, .number, ["Checksum:"]),
            FieldRow(.greOffset, "gre.offset", .gre, .number, ["Offset:"]),
            FieldRow(.greKey, "gre.key", .gre, .number, ["Key:"]),
            FieldRow(.greSequence, "gre.sequence_number", .gre, .number, ["Sequence Number:"]),
            FieldRow(.greAcknowledgment, "gre.ack_number", .gre, .number, ["Acknowledgment Number:"]),
        ])
}
