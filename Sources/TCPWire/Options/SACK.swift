extension TCPOptionSpec {
    /// Blocks of bytes that arrived behind a hole.
    static let sack = TCPOptionSpec(
        kind: 5, name: "SACK", reference: "RFC 2018, section 3",
        listName: "SACK", heading: "SACK", length: nil,
        parts: [Part(.sackLeftEdge, offset: 2, width: 4), Part(.sackRightEdge, offset: 6, width: 4)],
        headingFields: [.sackLeftEdge, .sackRightEdge], repeats: true)
}
