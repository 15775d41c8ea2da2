extension TCPOptionSpec {
    /// The connection count of T/TCP.
    static let connectionCount = TCPOptionSpec(
        kind: 11, name: "CC", reference: "RFC 1644, section 3.1",
        listNames: ["CC"], headings: ["CC"], lengths: [6], layouts: [countLayout], headingFields: [.connectionCount],
        lines: countLines)

    /// A connection count that the peer need not compare.
    static let connectionCountNew = TCPOptionSpec(
        kind: 12, name: "CC.NEW", reference: "RFC 1644, section 3.1",
        listNames: ["CC.NEW"], headings: ["CC", "CC.NEW"], lengths: [6], layouts: [countLayout],
        headingFields: [.connectionCount], lines: countLines)

    /// The echo of the peer's connection count.
    static let connectionCountEcho = TCPOptionSpec(
        kind: 13, name: "CC.ECHO", reference: "RFC 1644, section 3.1",
        listNames: ["CC.ECHO"], headings: ["CC", "CC.ECHO"], lengths: [6], layouts: [countLayout],
        headingFields: [.connectionCount], lines: countLines)

    private static let countLayout = OptionLayout([OptionPart(.connectionCount, offset: 2, width: 4)])
    private static let countLines = [
        FieldRow(.connectionCount, "tcp.options.cc_value", .option, .number, ["TCP CC Option:"])
    ]
}
