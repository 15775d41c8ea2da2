extension TCPOptionSpec {
    /// Asks for an echo of four bytes; the timestamps option replaced it.
    static let echo = TCPOptionSpec(
        kind: 6, name: "Echo", reference: "RFC 1072, section 3",
        listNames: ["Echo"], headings: ["Echo"], lengths: [6], layouts: [echoLayout], headingFields: [.echoValue],
        lines: echoLines)

    /// The echo of what the peer sent. Its heading and its line are those of the request.
    static let echoReply = TCPOptionSpec(
        kind: 7, name: "Echo Reply", reference: "RFC 1072, section 3",
        listNames: ["Echo reply"], headings: ["Echo", "Echo reply"], lengths: [6], layouts: [echoLayout],
        headingFields: [.echoValue], lines: echoLines)

    private static let echoLayout = OptionLayout([OptionPart(.echoValue, offset: 2, width: 4)])
    private static let echoLines = [
        FieldRow(.echoValue, "tcp.options.echo_value", .option, .number, ["TCP Echo Option:"])
    ]
}
