extension TCPOptionSpec {
    /// The shift that the sender of the SYN will apply to its later windows.
    static let windowScale = TCPOptionSpec(
        kind: 3, name: "Window Scale", reference: "RFC 7323, section 2.2",
        listNames: ["Window scale"], headings: ["Window scale"], lengths: [3],
        layouts: [OptionLayout([OptionPart(.windowShift, offset: 2, width: 1)])],
        headingFields: [.windowShift, .windowMultiplier])
}
