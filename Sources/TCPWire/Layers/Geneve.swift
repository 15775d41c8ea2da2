extension LayerSpec {
    /// Generic network virtualization encapsulation (RFC 8926, section 3.4). The length counts the options alone, in
    /// words of 32 bits, and is printed in bytes.
    static let geneve = LayerSpec(
        kind: .geneve, name: "geneve",
        parts: [
            .bits(.geneveVersion, 2), .scaled(.geneveLength, 6, unit: 4), .bits(.geneveFlags, 8),
            .bits(.geneveProtocol, 16), .bits(.geneveNetwork, 24), .bits(nil, 8),
        ],
        length: Length(field: .geneveLength, unit: 4, extra: 2, printedUnit: 4),
        rows: [
            FieldRow(nil, "geneve", .geneve, .layerHeading, ["Generic Network Virtualization Encapsulation"]),
            FieldRow(.geneveVersion, "geneve.version", .geneve, .number, ["Version:"]),
            FieldRow(.geneveLength, "geneve.len", .geneve, .number, ["Length:"]),
            FieldRow(.geneveFlags, "geneve.flags", .geneve, .hexadecimal, ["Flags:"]),
            FieldRow(.geneveProtocol, "geneve.proto_type", .geneve, .number, ["Protocol Type:"]),
            FieldRow(.geneveNetwork, "geneve.vni", .geneve, .number, ["Virtual Network Identifier (VNI):"]),
        ])
}
