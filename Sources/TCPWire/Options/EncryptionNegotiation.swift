extension TCPOptionSpec {
    /// TCP-ENO: suboptions that agree on encryption. Wireshark prints its bytes as those of an unknown option.
    static let encryptionNegotiation = TCPOptionSpec(
        kind: 69, name: "Encryption Negotiation (TCP-ENO)", reference: "RFC 8547, section 4.1",
        listNames: ["Unknown (0x45)"], headings: ["Unknown (0x45)"],
        layouts: [OptionLayout([OptionPart(.optionPayload, octets: 2)])])
}
