extension LayerSpec {
    /// Logical link control with SNAP (IEEE 802.2; RFC 1042).
    static let llc = LayerSpec(
        kind: .llc, name: "llc",
        parts: [
            .bits(.llcDestination, 8), .bits(.llcSource, 8), .bits(.llcControl, 8), .bits(.snapOrganization, 24),
            .bits(.snapType, 16),
        ],
        rows: [
            FieldRow(nil, "llc", .llc, .layerHeading, ["Logical-Link Control"]),
            FieldRow(.llcDestination, "llc.dsap", .llc, .number, ["DSAP:"]),
            FieldRow(.llcSource, "llc.ssap", .llc, .number, ["SSAP:"]),
            FieldRow(.llcControl, "llc.control", .llc, .number, ["Control field:"]),
            FieldRow(.snapOrganization, "llc.oui", .llc, .organization, ["Organization Code:"]),
            FieldRow(.snapType, "llc.type", .llc, .number, ["Type:"]),
        ])
}
