extension TCPOptionSpec {
    /// Multipath TCP: one kind, a subtype for each of its messages.
    static let multipath = TCPOptionSpec(
        kind: 30, name: "Multipath TCP (MPTCP)", reference: "RFC 8684, section 3",
        listNames: ["MPTCP", "Multipath TCP"], headings: ["Multipath Transmission Control Protocol", "Multipath TCP"],
        layouts: multipathLayouts, lines: multipathLines)

    /// The layouts of all subtypes; an unknown one keeps its number.
    private static let multipathLayouts: [OptionLayout] =
        [
            subtype(
                0,
                [
                    OptionPart(.multipathVersion, bits: 4, at: 2, behind: 4),
                    OptionPart(.multipathFlags, offset: 3, width: 1),
                    OptionPart(.multipathSenderKey, offset: 4, width: 8),
                    OptionPart(.multipathReceiverKey, offset: 12, width: 8),
                    OptionPart(.multipathDataLength, offset: 20, width: 2),
                    OptionPart(.multipathChecksum, offset: 22, width: 2),
                ]),
            join(
                12,
                [
                    OptionPart(.multipathToken, offset: 4, width: 4), OptionPart(.multipathRandom, offset: 8, width: 4),
                ]),
            join(
                16,
                [
                    OptionPart(.multipathTruncatedCode, offset: 4, width: 8),
                    OptionPart(.multipathRandom, offset: 12, width: 4),
                ]),
            subtype(
                1,
                [
                    OptionPart(.multipathReserved, bits: 12, at: 2, behind: 4),
                    OptionPart(.multipathCode, octets: 4, count: 20),
                ], lengths: [24], copies: [OptionPart(.multipathCodeWord, offset: 4, width: 4, stride: 4)]),
            subtype(
                4, [OptionPart(.multipathAddressIdentifier, offset: 3, width: 1, stride: 1)], reserved: [lowNibble]),
            subtype(
                5,
                [
                    OptionPart(.multipathFlags, bits: 4, at: 2, behind: 4),
                    OptionPart(.multipathAddressIdentifier, offset: 3, width: 1),
                ]),
            subtype(
                6,
                [
                    OptionPart(.multipathReserved, bits: 12, at: 2, behind: 4),
                    OptionPart(.multipathDataSequence, offset: 4, width: 8),
                ]),
            subtype(
                7,
                [
                    OptionPart(.multipathReserved, bits: 12, at: 2, behind: 4),
                    OptionPart(.multipathReceiverKey, offset: 4, width: 8),
                ]),
            subtype(
                8,
                [
                    OptionPart(.multipathFlags, bits: 4, at: 2, behind: 4),
                    OptionPart(.multipathReason, offset: 3, width: 1),
                ]),
        ] + signals + announcements + [OptionLayout([subtypePart])]

    private static let subtypePart = OptionPart(.multipathSubtype, bits: 4, at: 2)
    private static let lowNibble = OptionPart(.multipathReserved, bits: 4, at: 2, behind: 4)

    private static func subtype(
        _ number: UInt8, _ parts: [OptionPart], when conditions: [OptionLayout.Condition] = [], lengths: [Int] = [],
        copies: [OptionPart] = [], reserved: [OptionPart] = []
    ) -> OptionLayout {
        OptionLayout(
            [subtypePart] + parts,
            when: [OptionLayout.Condition(number << 4, mask: 0xf0, at: 2)] + conditions, lengths: lengths,
            copies: copies, reserved: reserved)
    }

    /// The two SYNs of another path (RFC 8684, section 3.2).
    private static func join(_ length: Int, _ parts: [OptionPart]) -> OptionLayout {
        subtype(
            1,
            [
                OptionPart(.multipathFlags, bits: 4, at: 2, behind: 4),
                OptionPart(.multipathAddressIdentifier, offset: 3, width: 1),
            ] + parts, lengths: [length])
    }

    /// The data sequence signal (RFC 8684, section 3.3): flags say which numbers are there, and how long they are. The
    /// checksum is there where the option is two bytes longer than the rest.
    private static let signals: [OptionLayout] = {
        var layouts: [OptionLayout] = []
        for acknowledgment in [0, 4, 8] {
            for sequence in [0, 4, 8] {
                var parts = [OptionPart(.multipathFlags, offset: 3, width: 1)]
                var end = 4
                if acknowledgment > 0 {
                    parts.append(OptionPart(.multipathDataAcknowledgment, offset: end, width: acknowledgment))
                    end += acknowledgment
                }
                if sequence > 0 {
                    parts.append(OptionPart(.multipathDataSequence, offset: end, width: sequence))
                    end += sequence
                    parts.append(OptionPart(.multipathSubflowSequence, offset: end, width: 4))
                    parts.append(OptionPart(.multipathDataLength, offset: end + 4, width: 2))
                    parts.append(OptionPart(.multipathChecksum, offset: end + 6, width: 2))
                }
                let conditions = [
                    signalFlag(present: 0x01, long: 0x02, width: acknowledgment),
                    signalFlag(present: 0x04, long: 0x08, width: sequence),
                ]
                layouts.append(subtype(2, parts, when: conditions, reserved: [lowNibble]))
            }
        }
        return layouts
    }()

    private static func signalFlag(present: UInt8, long: UInt8, width: Int) -> OptionLayout.Condition {
        switch width {
        case 0: OptionLayout.Condition(0, mask: present, at: 3)
        case 4: OptionLayout.Condition(present, mask: present | long, at: 3)
        default: OptionLayout.Condition(present | long, mask: present | long, at: 3)
        }
    }

    /// Announced addresses (RFC 8684, section 3.4.1; the nibble is the IP version in RFC 6824): the length tells the
    /// family, and whether a port and a code follow.
    private static let announcements: [OptionLayout] = {
        var layouts: [OptionLayout] = []
        for (width, field) in [(4, Field.multipathAddress4), (16, .multipathAddress6)] {
            for port in [0, 2] {
                for code in [0, 8] {
                    var parts = [
                        OptionPart(.multipathIPVersion, bits: 4, at: 2, behind: 4),
                        OptionPart(.multipathAddressIdentifier, offset: 3, width: 1),
                    ]
                    parts.append(
                        width == 4
                            ? OptionPart(field, offset: 4, width: 4) : OptionPart(field, octets: 4, count: 16))
                    if port > 0 { parts.append(OptionPart(.multipathPort, offset: 4 + width, width: 2)) }
                    if code > 0 {
                        parts.append(OptionPart(.multipathAddressCode, offset: 4 + width + port, width: 8))
                    }
                    layouts.append(
                        subtype(
                            3, parts, lengths: [4 + width + port + code],
                            copies: [OptionPart(.multipathEcho, bits: 1, at: 2, behind: 7)]))
                }
            }
        }
        return layouts
    }()
}
