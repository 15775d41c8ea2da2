extension TCPOptionSpec {
    /// The sender of the SYN can read SACK blocks.
    static let sackPermitted = TCPOptionSpec(
        kind: 4, name: "SACK Permitted", reference: "RFC 2018, section 2",
        listNames: ["SACK permitted"], headings: ["SACK permitted", "TCP SACK Permitted Option"], lengths: [2])
}
