extension TCPOptionSpec {
    /// The sender's clock and the echo of the peer's.
    static let timestamps = TCPOptionSpec(
        kind: 8, name: "Timestamps", reference: "RFC 7323, section 3.2",
        listNames: ["Timestamps"], headings: ["Timestamps"], lengths: [10],
        layouts: [
            OptionLayout([
                OptionPart(.timestampValue, offset: 2, width: 4), OptionPart(.timestampEcho, offset: 6, width: 4),
            ])
        ],
        headingFields: [.timestampValue, .timestampEcho])
}
