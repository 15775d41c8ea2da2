extension TCPOptionSpec {
    /// The largest segment that the sender of the SYN will receive.
    static let maximumSegmentSize = TCPOptionSpec(
        kind: 2, name: "Maximum Segment Size", reference: "RFC 9293, section 3.7.1",
        listNames: ["Maximum segment size"], headings: ["Maximum segment size"], lengths: [4],
        layouts: [OptionLayout([OptionPart(.mssValue, offset: 2, width: 2)])], headingFields: [.mssValue])
}
