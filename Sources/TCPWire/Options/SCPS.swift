extension TCPOptionSpec {
    /// What a satellite endpoint can do.
    static let scpsCapabilities = TCPOptionSpec(
        kind: 20, name: "SCPS Capabilities", reference: "CCSDS 714.0-B-2, section 3.2.3",
        listNames: ["SCPS capabilities"],
        headings: [
            "SCPS capabilities", "TCP SCPS Capabilities Vector", "SCPS Extended Capabilities",
            "Illegal SCPS Extended Capabilities",
        ],
        layouts: [
            OptionLayout(
                [OptionPart(.scpsVector, offset: 2, width: 1), OptionPart(.scpsConnection, offset: 3, width: 1)],
                lengths: [4])
        ],
        headingFields: [.scpsVector],
        lines: [
            FieldRow(.scpsVector, "tcp.options.scps.vector", .option, .number, ["TCP SCPS Capabilities Vector:"]),
            FieldRow(
                .scpsVector, "tcp.options.scps.vector", .option, .bits,
                [
                    "Partial Reliability Capable (BETS):", "Short Form SNACK Capable (SNACK1):",
                    "Long Form SNACK Capable (SNACK2):", "Lossless Header Compression (COMP):",
                    "Network Layer Timestamp (NLTS):", "Reserved:", "Reserved Bit 1:", "Reserved Bit 2:",
                    "Reserved Bit 3:",
                ]),
            FieldRow(.scpsConnection, "tcp.options.scps.binding", .option, .number, ["Connection ID:"]),
        ])

    /// A hole in what arrived.
    static let selectiveNegativeAcknowledgment = TCPOptionSpec(
        kind: 21, name: "Selective Negative Acknowledgements", reference: "CCSDS 714.0-B-2, section 3.3.3",
        listNames: ["Selective Negative Acknowledgment"],
        headings: ["Selective Negative Acknowledgment", "Selective Negative Acknowledgement"],
        layouts: [
            OptionLayout([
                OptionPart(.snackOffset, offset: 2, width: 2), OptionPart(.snackSize, offset: 4, width: 2),
            ])
        ],
        headingFields: [.snackOffset, .snackSize],
        lines: [
            FieldRow(.snackOffset, "tcp.options.snack.offset", .option, .number, ["TCP SNACK Offset:"]),
            FieldRow(.snackSize, "tcp.options.snack.size", .option, .number, ["TCP SNACK Size:"]),
        ])

    /// The segment ends a record.
    static let recordBoundaries = TCPOptionSpec(
        kind: 22, name: "Record Boundaries", reference: "CCSDS 714.0-B-2, section 3.4",
        listNames: ["SCPS record boundary"], headings: ["SCPS record boundary"], lengths: [2])

    /// Data arrived damaged.
    static let corruptionExperienced = TCPOptionSpec(
        kind: 23, name: "Corruption experienced", reference: "CCSDS 714.0-B-2, section 3.2.4",
        listNames: ["SCPS corruption experienced"], headings: ["SCPS corruption experienced"], lengths: [2])
}
