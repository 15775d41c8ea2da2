extension TCPOptionSpec {
    /// A cookie with which data may ride on the SYN, or the request for one. The cookie has 4 to 16 bytes, an even number.
    static let fastOpen = TCPOptionSpec(
        kind: 34, name: "TCP Fast Open Cookie", reference: "RFC 7413, section 4.1.1",
        listNames: ["TCP Fast Open"], headings: ["TCP Fast Open", "Fast Open Cookie", "Fast Open"],
        lengths: [2, 6, 8, 10, 12, 14, 16, 18], layouts: [OptionLayout([OptionPart(.fastOpenCookie, octets: 2)])],
        lines: [cookieLine])

    static let cookieLine = FieldRow(
        .fastOpenCookie, "tcp.options.tfo.cookie", .option, .octets, ["Fast Open Cookie:"])
}
