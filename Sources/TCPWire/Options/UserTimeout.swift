extension TCPOptionSpec {
    /// How long the sender waits for an acknowledgment.
    static let userTimeout = TCPOptionSpec(
        kind: 28, name: "User Timeout Option", reference: "RFC 5482, section 3",
        listNames: ["User Timeout"], headings: ["User Timeout"], lengths: [4],
        layouts: [
            OptionLayout([
                OptionPart(.timeoutGranularity, bits: 1, at: 2), OptionPart(.timeoutValue, bits: 15, at: 2, behind: 1),
            ])
        ],
        headingFields: [.timeoutValue],
        lines: [
            FieldRow(.timeoutGranularity, "tcp.options.user_to_granularity", .option, .pattern, ["Granularity:"]),
            FieldRow(.timeoutValue, "tcp.options.user_to_val", .option, .number, ["User Timeout:"]),
        ])
}
