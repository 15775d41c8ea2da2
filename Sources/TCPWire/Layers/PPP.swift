extension LayerSpec {
    /// The Point-to-Point Protocol (RFC 1661), with the address and control of HDLC-like framing (RFC 1662) where they
    /// are printed. That the protocol may be compressed to one byte is seen by the lengths around it.
    static let ppp = LayerSpec(
        kind: .ppp, name: "ppp",
        parts: [.optional(.pppAddress, 8), .optional(.pppControl, 8), .bits(.pppProtocol, 16)],
        rows: [
            FieldRow(nil, "ppp", .ppp, .layerHeading, ["Point-to-Point Protocol"]),
            FieldRow(.pppAddress, "ppp.address", .ppp, .number, ["Address:"]),
            FieldRow(.pppControl, "ppp.control", .ppp, .number, ["Control:"]),
            FieldRow(.pppProtocol, "ppp.protocol", .ppp, .number, ["Protocol:"]),
        ])

    /// PPP over Ethernet (RFC 2516).
    static let pppoe = LayerSpec(
        kind: .pppoe, name: "pppoe",
        parts: [
            .bits(.pppoeVersion, 4), .bits(.pppoeType, 4), .bits(.pppoeCode, 8), .bits(.pppoeSession, 16),
            .bits(.pppoeLength, 16),
        ],
        rows: [
            FieldRow(nil, "pppoe", .pppoe, .layerHeading, ["PPP-over-Ethernet Session"]),
            FieldRow(.pppoeVersion, "pppoe.version", .pppoe, .pattern, ["Version:"]),
            FieldRow(.pppoeType, "pppoe.type", .pppoe, .pattern, ["Type:"]),
            FieldRow(.pppoeCode, "pppoe.code", .pppoe, .number, ["Code:"]),
            FieldRow(.pppoeSession, "pppoe.session_id", .pppoe, .number, ["Session ID:"]),
            FieldRow(.pppoeLength, "pppoe.payload_length", .pppoe, .number, ["Payload Length:"]),
        ])
}
