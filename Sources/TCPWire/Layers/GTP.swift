extension LayerSpec {
    /// The user plane of the GPRS tunnelling protocol, version 1 (3GPP TS 29.281, section 5.1).
    static let gtp = LayerSpec(
        kind: .gtp, name: "gtp",
        parts: [
            .bits(.gtpFlags, 8), .bits(.gtpType, 8), .bits(.gtpLength, 16), .bits(.gtpEndpoint, 32),
            .bitsIf(Condition(field: .gtpFlags, mask: 7), .gtpSequence, 16),
            .bitsIf(Condition(field: .gtpFlags, mask: 7), .gtpNumber, 8),
            .bitsIf(Condition(field: .gtpFlags, mask: 7), .gtpNextExtension, 8),
        ],
        rows: [
            FieldRow(nil, "gtp", .gtp, .layerHeading, ["GPRS Tunneling Protocol", "GPRS Tunnelling Protocol"]),
            FieldRow(.gtpFlags, "gtp.flags", .gtp, .hexadecimal, ["Flags:"]),
            FieldRow(.gtpType, "gtp.message", .gtp, .number, ["Message Type:"]),
            FieldRow(.gtpLength, "gtp.length", .gtp, .number, ["Length:"]),
            FieldRow(.gtpEndpoint, "gtp.teid", .gtp, .number, ["TEID:"]),
            FieldRow(.gtpSequence, "gtp.seq_number", .gtp, .number, ["Sequence number:"]),
            FieldRow(.gtpNumber, "gtp.npdu_number", .gtp, .number, ["N-PDU Number:"]),
            FieldRow(.gtpNextExtension, "gtp.next", .gtp, .number, ["Next extension header type:"]),
        ])
}
