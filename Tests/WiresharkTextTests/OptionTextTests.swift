import PacketTrace
import TCPWire
import TestSupport
import Testing

/// Option lines as versions print them, and the bytes that they state: `..` for those that they do not.
struct OptionText: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Lines behind `Options: (n bytes)`, items at column 0.
    var lines: String
    var area: String

    init(_ name: String, _ area: String, _ lines: String) {
        testDescription = name
        self.area = area
        self.lines = lines
    }

    var length: Int { area.utf8.count / 2 }

    static let all: [OptionText] = [
        OptionText(
            "user timeout", "1c04801e",
            """
            TCP Option - User Timeout
                Kind: User Timeout Option (28)
                Length: 4
                1... .... .... .... = Granularity: Minutes
                .000 0000 0001 1110 = User Timeout: 30
            """),
        OptionText(
            "user timeout without a heading, 2.0", "1c04801e",
            """
            Kind: User Timeout Option (28)
            Length: 4
            User Timeout: 30 minutes
                1... .... .... .... = Granularity: Minutes
                .000 0000 0001 1110 = User Timeout: 30
            """),
        OptionText(
            "echo reply, by its kind", "07060000000100..",
            """
            TCP Option - Echo: 1
                Kind: Echo Reply (7)
                Length: 6
                TCP Echo Option: 1
            TCP Option - End of Option List (EOL)
                Kind: End of Option List (0)
            """),
        OptionText(
            "timestamps of 4.2", "0101080a0000038600000066",
            """
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            TCP Option - Timestamps
                Kind: Time Stamp Option (8)
                Length: 10
                Timestamp value: 902: TSval 902, TSecr 102
                Timestamp echo reply: 102
            """),
        OptionText(
            "names of 1.0", "0101080a000000640000007804020000",
            """
            NOP
            NOP
            Timestamps: TSval 100, TSecr 120
            SACK permitted
            EOL
            """),
        OptionText(
            "unknown kinds up to 2.4", "1f04....1806........",
            """
            Unknown (0x1f) (4 bytes)
            Unknown (0x18) (6 bytes)
            """),
        OptionText(
            "a string that was cut",
            "c822" + "000102030405060708090a0b0c0d0e0f1011121314151617" + "................0101",
            """
            TCP Option - Unknown
                Kind: Unknown (200)
                Length: 34
                Payload: 000102030405060708090a0b0c0d0e0f1011121314151617...
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            """),
        OptionText(
            "Quick-Start: neither function nor nonce", "1b08..01........",
            """
            TCP Option - Quick-Start
                Kind: Quick-Start Response (27)
                Length: 8
                .... 0011 = QS Rate: 320 Kbit/s (3)
                QS Rate: 1
            """),
        OptionText(
            "a length that is not the standard's", "0203..01",
            """
            TCP Option - Maximum segment size
                Kind: Maximum Segment Size (2)
                Length: 3
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            """),
        OptionText(
            "an option that does not end", "01c828..",
            """
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            Unknown (0xc8) (option length = 40 bytes says option goes past end of options)
            """),
        OptionText(
            "no length byte", "010101c8",
            """
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            TCP Option - No-Operation (NOP)
                Kind: No-Operation (1)
            Unknown (0xc8) (length byte past end of options)
            """),
        OptionText(
            "a signal of Multipath TCP: reserved bits and checksum are not printed",
            "1e14..050000000a0000000b000000010004....",
            """
            Multipath Transmission Control Protocol: Data Sequence Signal
                Kind: Multipath TCP (30)
                Length: 20
                0010 .... = Multipath TCP subtype: Data Sequence Signal (2)
                Multipath TCP flags: 0x05
                    ...0 .... = DATA_FIN: 0
                    .... .1.. = Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present: 1
                    .... ...1 = Data ACK is present: 1
                Original MPTCP Data ACK: 10
                [Multipath TCP Data ACK: 99 (Relative)]
                Data Sequence Number: 11  (32bits version)
                Subflow Sequence Number: 1
                Data-level Length: 4
            """),
        OptionText(
            "its labels up to 1.12, checksum included", "1e14..050000000a0000000b000000010004abcd",
            """
            Multipath TCP: Data Sequence Signal
                Kind: Multipath TCP (30)
                Length: 20
                0010 .... = Multipath TCP subtype: Data Sequence Signal (2)
                Multipath TCP flags: 0x05
                Multipath TCP Data ACK: 10
                Multipath TCP Data Sequence Number: 11
                Multipath TCP Subflow Sequence Number: 1
                Multipath TCP Data-level Length: 4
                Multipath TCP Checksum: 43981
            """),
        OptionText(
            "an address that old versions misread", "1e1030..........................",
            """
            Multipath Transmission Control Protocol: Add Address
                Kind: Multipath TCP (30)
                Length: 16
                0011 .... = Multipath TCP subtype: Add Address (3)
                .... 0000 = IP version: 0
                Address ID: 2
                Truncated HMAC: 720575944675369523
            """),
        OptionText(
            "the greatest key", "1e0c0181ffffffffffffffff",
            """
            Multipath Transmission Control Protocol: Multipath Capable
                Kind: Multipath TCP (30)
                Length: 12
                0000 .... = Multipath TCP subtype: Multipath Capable (0)
                .... 0001 = Multipath TCP version: 1
                Multipath TCP flags: 0x81
                Sender's Key: 18446744073709551615
            """),
        OptionText(
            "an experiment up to 3.6: what follows its number is lost", "fd08abcd........",
            """
            TCP Option - Experimental
                Kind: RFC3692-style Experiment 1 (253)
                Length: 8
                Magic Number: 0xabcd
            """),
        OptionText(
            "an experiment up to 2.2: the heading has it all", "fd08abcd01020304",
            """
            TCP Option - Experimental: fd08abcd01020304
                Kind: RFC3692-style Experiment 1 (253)
                Length: 8
                Magic Number: 0xabcd
            """),
        OptionText(
            "its data with the number, 1.8", "fe06c0de0102....",
            """
            TCP Option - Experimental: fe06c0de0102
                Kind: Experimental 0xFE (254)
                Length: 6
                Data: c0de0102
            """),
        OptionText(
            "data behind the number", "fe06c0de0102....",
            """
            TCP Option - Experimental: Unknown
                Kind: RFC3692-style Experiment 2 (254)
                Length: 6
                Experiment Identifier: Unknown (0xc0de)
                Data: 0102
            """),
    ]

    /// A segment with these options; its checksum is 0x1234 and its flags are SYN.
    func text(indent: String = "    ") -> [UInt8] {
        let items = lines.split(separator: "\n").map { indent + indent + $0 }.joined(separator: "\n")
        let head = [
            "Source Port: 50000", "Destination Port: 443", "Header Length: \(20 + length) bytes", "Flags: 0x002 (SYN)",
            "Window: 1000", "Checksum: 0x1234 [unverified]", "Urgent Pointer: 0", "Options: (\(length) bytes)",
        ]
        return Array(
            ("Transmission Control Protocol, Src Port: 50000, Dst Port: 443, Seq: 0, Len: 0\n"
                + head.map { indent + $0 }.joined(separator: "\n") + "\n" + items + "\n").utf8)
    }
}

@Suite struct OptionTextTests {
    /// Every byte that is printed has its place, and no other is called known.
    @Test(arguments: OptionText.all)
    func bytes(option: OptionText) throws {
        let facts = try #require(readFacts(option.text()).first)
        for index in 0..<option.length {
            let start = option.area.index(option.area.startIndex, offsetBy: 2 * index)
            let digits = option.area[start..<option.area.index(start, offsetBy: 2)]
            let isKnown = facts.options.area.knownBytes >> UInt64(index) & 1 != 0
            let byte = facts.options.area.bytes[index]
            if let expected = UInt8(digits, radix: 16) {
                #expect(byte == expected, "byte \(index)")
            } else {
                #expect(!isKnown, "byte \(index) is \(byte)")
            }
        }
        #expect(facts.conflicts.isEmpty)
    }

    /// An option's checksum and flags are never the header's, with indentation and without.
    @Test(arguments: OptionText.all)
    func headerIsLeftAlone(option: OptionText) throws {
        for indent in ["    ", ""] {
            let facts = try #require(readFacts(option.text(indent: indent)).first)
            #expect(facts[.checksum] == 0x1234)
            #expect(facts[.flags] == 2)
            #expect(!facts.conflicts.contains(.checksum))
            #expect(!facts.conflicts.contains(.flags))
        }
    }

    /// Copies of one quantity that disagree are noticed.
    @Test(arguments: [
        ("    .... .1.. = Data Sequence Number, Sub", "    .... .0.. = Data Sequence Number, Sub"),
        ("Multipath TCP flags: 0x05", "Multipath TCP flags: 0x04"),
        (".... 0011 = QS Rate", ".... 0010 = QS Rate"), ("User Timeout: 30", "User Timeout: 31"),
        ("Experimental: fd08abcd01020304", "Experimental: fd08abce01020304"), ("Length: 34", "Length: 24"),
        ("Data: 0102", "Data: 010203"),
    ])
    func contradictions(old: String, new: String) throws {
        let option = try #require(OptionText.all.first { String(decoding: $0.text(), as: UTF8.self).contains(old) })
        let broken = String(decoding: option.text(), as: UTF8.self).replacing(old, with: new, maxReplacements: 1)
        let facts = try #require(readFacts(Array(broken.utf8)).first)
        #expect(!facts.conflicts.isEmpty)
    }
}
