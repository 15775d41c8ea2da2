extension LayerSpec {
    /// The IP authentication header (RFC 4302, section 2); its length counts words of 32 bits, less two.
    static let authentication = LayerSpec(
        kind: .authentication, name: "ah",
        parts: [
            .bits(.extensionNextHeader, 8), .bits(.extensionLength, 8), .bits(.authenticationReserved, 16),
            .bits(.authenticationIndex, 32), .bits(.authenticationSequence, 32), .octets(.authenticationValue),
        ],
        length: Length(field: .extensionLength, unit: 4, extra: 2),
        rows: [
            FieldRow(
                nil, "ah", .authentication, .layerHeading, ["Authentication Header"], marker: .extensionHeaders),
            FieldRow(.extensionNextHeader, "ah.next_header", .authentication, .number, ["Next Header:"]),
            FieldRow(.extensionLength, "ah.length", .authentication, .number, ["Length:"]),
            FieldRow(.authenticationReserved, "ah.reserved", .authentication, .hexadecimal, ["Reserved:"]),
            FieldRow(.authenticationIndex, "ah.spi", .authentication, .number, ["AH SPI:"]),
            FieldRow(.authenticationSequence, "ah.sequence", .authentication, .number, ["AH Sequence:"]),
            FieldRow(.authenticationValue, "ah.icv", .authentication, .octets, ["AH ICV:"]),
        ])
}
