extension TCPOptionSpec {
    /// The answer to a request for a high rate from the start. Wireshark prints neither the function nor the nonce.
    static let quickStart = TCPOptionSpec(
        kind: 27, name: "Quick-Start Response", reference: "RFC 4782, section 4.1",
        listNames: ["Quick-Start"], headings: ["Quick-Start"], lengths: [8],
        layouts: [
            OptionLayout([
                OptionPart(.quickStartRate, bits: 4, at: 2, behind: 4),
                OptionPart(.quickStartDifference, offset: 3, width: 1),
            ])
        ],
        lines: [
            // Two lines share one label; the one without a bit pattern is the other row's.
            FieldRow(.quickStartRate, "tcp.options.qs.rate", .option, .number, ["QS Rate:"]),
            FieldRow(.quickStartDifference, "tcp.options.qs.ttl_diff", .option, .number, []),
        ])
}
