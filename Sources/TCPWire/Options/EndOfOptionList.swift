extension TCPOptionSpec {
    /// Ends the list; what follows must be zero (RFC 9293, MUST-69).
    static let endOfOptionList = TCPOptionSpec(
        kind: 0, name: "End of Option List", reference: "RFC 9293, section 3.1",
        listNames: ["End of Option List (EOL)"], headings: ["End of Option List (EOL)", "EOL"], lengths: [1])
}
