extension TCPOptionSpec {
    /// Counters of marked bytes, those of ECT(0) first; each may be left off at the end.
    static let accurateECN0 = TCPOptionSpec(
        kind: 172, name: "Accurate ECN Order 0 (AccECN0)", reference: "RFC 9768, section 3.2.3",
        listNames: ["Accurate ECN"], headings: ["Accurate ECN"], lengths: [2, 5, 8, 11],
        layouts: [
            OptionLayout([
                OptionPart(.accurateECT0, offset: 2, width: 3), OptionPart(.accurateCE, offset: 5, width: 3),
                OptionPart(.accurateECT1, offset: 8, width: 3),
            ])
        ],
        lines: counterLines)

    /// The same counters, those of ECT(1) first.
    static let accurateECN1 = TCPOptionSpec(
        kind: 174, name: "Accurate ECN Order 1 (AccECN1)", reference: "RFC 9768, section 3.2.3",
        listNames: ["Accurate ECN"], headings: ["Accurate ECN"], lengths: [2, 5, 8, 11],
        layouts: [
            OptionLayout([
                OptionPart(.accurateECT1, offset: 2, width: 3), OptionPart(.accurateCE, offset: 5, width: 3),
                OptionPart(.accurateECT0, offset: 8, width: 3),
            ])
        ],
        lines: counterLines)

    private static let counterLines = [
        FieldRow(
            .accurateECT0, "tcp.options.acc_ecn.ee0b", .option, .number, ["Accurate ECN Echo ECT(0) Byte Counter:"]),
        FieldRow(.accurateCE, "tcp.options.acc_ecn.eceb", .option, .number, ["Accurate ECN Echo CE Byte Counter:"]),
        FieldRow(
            .accurateECT1, "tcp.options.acc_ecn.ee1b", .option, .number, ["Accurate ECN Echo ECT(1) Byte Counter:"]),
    ]
}
