extension LayerSpec {
    /// Virtual extensible LAN (RFC 7348, section 5), with the group policy of draft-smith-vxlan-group-policy.
    static let vxlan = LayerSpec(
        kind: .vxlan, name: "vxlan",
        parts: [.bits(.vxlanFlags, 16), .bits(.vxlanPolicy, 16), .bits(.vxlanNetwork, 24), .bits(.vxlanReserved, 8)],
        rows: [
            FieldRow(nil, "vxlan", .vxlan, .layerHeading, ["Virtual eXtensible Local Area Network"]),
            FieldRow(.vxlanFlags, "vxlan.flags", .vxlan, .hexadecimal, ["Flags:"]),
            FieldRow(.vxlanPolicy, "vxlan.gbp", .vxlan, .number, ["Group Policy ID:"]),
            FieldRow(.vxlanNetwork, "vxlan.vni", .vxlan, .number, ["VXLAN Network Identifier (VNI):"]),
            FieldRow(.vxlanReserved, "vxlan.reserved8", .vxlan, .number, ["Reserved:"]),
        ])
}
