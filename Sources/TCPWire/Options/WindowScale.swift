extension TCPOptionSpec {
    /// The shift that the sender of the SYN will apply to its later windows.
    static let windowScale = TCPOptionSpec(
        kind: 3, name: "Window Scale", reference: "RFC 7323, section 2.2",
        listName: "Window scale", heading: "Window scale", length: 3,
        parts: [Part(.windowShift, offset: 2, width: 1)], headingFields: [.windowShift, .windowMultiplier])
}
