extension TCPOptionSpec {
    /// Padding between options.
    static let noOperation = TCPOptionSpec(
        kind: 1, name: "No-Operation", reference: "RFC 9293, section 3.1",
        listName: "No-Operation (NOP)", heading: "No-Operation (NOP)", length: 1)
}
