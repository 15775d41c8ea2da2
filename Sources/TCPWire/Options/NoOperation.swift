extension TCPOptionSpec {
    /// Padding between options.
    static let noOperation = TCPOptionSpec(
        kind: 1, name: "No-Operation", reference: "RFC 9293, section 3.1",
        listNames: ["No-Operation (NOP)"], headings: ["No-Operation (NOP)", "NOP"], lengths: [1])
}
