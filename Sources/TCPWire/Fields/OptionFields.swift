extension FieldTable {
    /// TCP options: lines that any of them may have, then each one's own.
    static let options: [FieldRow] =
        [
            FieldRow(nil, "tcp.options", .option, .optionHeading, ["TCP Option - "]),
            FieldRow(.optionKind, "tcp.option_kind", .option, .number, ["Kind:"]),
            FieldRow(.optionLength, "tcp.option_len", .option, .number, ["Length:"]),
            FieldRow(.mssValue, "tcp.options.mss_val", .option, .number, ["MSS Value:"]),
            FieldRow(.windowShift, "tcp.options.wscale.shift", .option, .number, ["Shift count:"]),
            FieldRow(.windowMultiplier, "tcp.options.wscale.multiplier", .option, .number, ["Multiplier:"]),
            FieldRow(.sackLeftEdge, "tcp.options.sack_le", .option, .edge, ["left edge ="]),
            FieldRow(.sackRightEdge, "tcp.options.sack_re", .option, .edge, ["right edge ="]),
            FieldRow(.sackCount, "tcp.options.sack.count", .option, .number, ["TCP SACK Count:"]),
            FieldRow(.timestampValue, "tcp.options.timestamp.tsval", .option, .number, ["Timestamp value:"]),
            FieldRow(.timestampEcho, "tcp.options.timestamp.tsecr", .option, .number, ["Timestamp echo reply:"]),
            FieldRow(.optionPayload, "tcp.options.unknown.payload", .option, .octets, ["Payload:"]),
        ] + TCPOptionTable.lines
}
