extension LayerSpec {
    /// One entry of an MPLS label stack (RFC 3032, section 2.1).
    static let mpls = LayerSpec(
        kind: .mpls, name: "mpls",
        parts: [.bits(.mplsLabel, 20), .bits(.mplsClass, 3), .bits(.mplsBottom, 1), .bits(.mplsTimeToLive, 8)],
        rows: [
            FieldRow(nil, "mpls", .mpls, .layerHeading, ["MultiProtocol Label Switching Header"]),
            FieldRow(.mplsLabel, "mpls.label", .mpls, .number, ["MPLS Label:"]),
            FieldRow(.mplsClass, "mpls.exp", .mpls, .number, ["MPLS Experimental Bits:"]),
            FieldRow(.mplsBottom, "mpls.bottom", .mpls, .number, ["MPLS Bottom Of Label Stack:"]),
            FieldRow(.mplsTimeToLive, "mpls.ttl", .mpls, .number, ["MPLS TTL:"]),
        ])
}
