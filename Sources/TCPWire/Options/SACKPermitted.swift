extension TCPOptionSpec {
    /// The sender of the SYN can read SACK blocks.
    static let sackPermitted = TCPOptionSpec(
        kind: 4, name: "SACK Permitted", reference: "RFC 2018, section 2",
        listName: "SACK permitted", heading: "SACK permitted", length: 2)
}
