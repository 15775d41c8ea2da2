extension TCPOptionSpec {
    /// Shared by experiments that two bytes tell apart.
    static let experiment1 = experiment(253, "RFC3692-style Experiment 1")
    /// The second kind of the same.
    static let experiment2 = experiment(254, "RFC3692-style Experiment 2")

    private static let identifier = OptionPart(.experimentIdentifier, offset: 2, width: 2)
    private static let whole = OptionPart(.experimentWhole, octets: 0)

    private static func experiment(_ kind: UInt8, _ name: StaticString) -> TCPOptionSpec {
        TCPOptionSpec(
            kind: kind, name: name, reference: "RFC 6994, section 3",
            listNames: ["Experimental"], headings: ["Experimental"],
            layouts: [
                OptionLayout(
                    [identifier, OptionPart(.fastOpenCookie, octets: 4)],
                    when: [
                        OptionLayout.Condition(0xf9, mask: 0xff, at: 2),
                        OptionLayout.Condition(0x89, mask: 0xff, at: 3),
                    ],
                    copies: [OptionPart(.experimentData, octets: 4), whole]),
                OptionLayout([identifier, OptionPart(.experimentData, octets: 4)], copies: [whole]),
            ],
            headingFields: [.experimentWhole],
            lines: [
                FieldRow(
                    .experimentIdentifier, "tcp.options.experimental.exid", .option, .number,
                    ["Experiment Identifier:", "Magic Number:"]),
                // Behind the identifier, or with it where that has no line.
                FieldRow(.experimentData, "tcp.options.experimental.data", .option, .octets, ["Data:"]),
                cookieLine,
                // Up to 2.2 the heading ends in the whole option.
                FieldRow(.experimentWhole, "tcp.options.experimental", .option, .octets, []),
            ])
    }
}
