extension TCPOptionSpec {
    /// Blocks of bytes that arrived behind a hole.
    static let sack = TCPOptionSpec(
        kind: 5, name: "SACK", reference: "RFC 2018, section 3",
        listNames: ["SACK"], headings: ["SACK"], lengths: [10, 18, 26, 34],
        layouts: [
            OptionLayout([
                OptionPart(.sackLeftEdge, offset: 2, width: 4, stride: 8),
                OptionPart(.sackRightEdge, offset: 6, width: 4, stride: 8),
            ])
        ],
        headingFields: [.sackLeftEdge, .sackRightEdge], repeats: true)
}
