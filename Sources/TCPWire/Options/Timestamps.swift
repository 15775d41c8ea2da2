extension TCPOptionSpec {
    /// The sender's clock and the echo of the peer's.
    static let timestamps = TCPOptionSpec(
        kind: 8, name: "Timestamps", reference: "RFC 7323, section 3.2",
        listName: "Timestamps", heading: "Timestamps", length: 10,
        parts: [Part(.timestampValue, offset: 2, width: 4), Part(.timestampEcho, offset: 6, width: 4)],
        headingFields: [.timestampValue, .timestampEcho])
}
