extension TCPOptionSpec {
    /// TCP-AO: two key numbers and a message authentication code.
    static let authentication = TCPOptionSpec(
        kind: 29, name: "TCP Authentication Option (TCP-AO)", reference: "RFC 5925, section 2.2",
        listNames: ["TCP AO"], headings: ["TCP AO"],
        layouts: [
            OptionLayout([
                OptionPart(.aoKey, offset: 2, width: 1), OptionPart(.aoNextKey, offset: 3, width: 1),
                OptionPart(.aoCode, octets: 4),
            ])
        ],
        lines: [
            FieldRow(.aoKey, "tcp.options.ao.keyid", .option, .number, ["AO KeyID:"]),
            FieldRow(.aoNextKey, "tcp.options.ao.rnextkeyid", .option, .number, ["AO RNextKeyID:"]),
            FieldRow(.aoCode, "tcp.options.ao.mac", .option, .octets, ["AO MAC:"]),
        ])
}
