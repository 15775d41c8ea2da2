extension TCPOptionSpec {
    /// A digest over the segment and a key, as BGP uses it.
    static let md5Signature = TCPOptionSpec(
        kind: 19, name: "MD5 Signature Option", reference: "RFC 2385, section 2",
        listNames: ["TCP MD5 signature"], headings: ["TCP MD5 signature"], lengths: [18],
        layouts: [OptionLayout([OptionPart(.md5Digest, octets: 2)])],
        lines: [FieldRow(.md5Digest, "tcp.options.md5.digest", .option, .octets, ["MD5 digest:"])])
}
