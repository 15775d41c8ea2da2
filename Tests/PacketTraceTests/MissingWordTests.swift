import PacketTrace
import TCPWire
import TestSupport
import Testing

/// One word that the text does not print, solved from the checksum.
@Suite struct MissingWordTests {
    private static let pair = AddressPair.v4(source: 0xc000_0201, destination: 0xc000_0202)

    /// An option whose last two bytes are not printed.
    private struct Option {
        var bytes: [UInt8]
        var lines: String

        static let signal = Option(
            bytes: [30, 20, 0x20, 5, 0, 0, 0, 10, 0, 0, 0, 11, 0, 0, 0, 1, 0, 4],
            lines: """
                    Options: (20 bytes), MPTCP
                        Multipath Transmission Control Protocol: Data Sequence Signal
                            Kind: Multipath TCP (30)
                            Length: 20
                            0010 .... = Multipath TCP subtype: Data Sequence Signal (2)
                            Multipath TCP flags: 0x05
                            Original MPTCP Data ACK: 10
                            Data Sequence Number: 11  (32bits version)
                            Subflow Sequence Number: 1
                            Data-level Length: 4
                """)
        /// As versions up to 2.4 print what they do not know.
        static let unknown = Option(
            bytes: [80, 4], lines: "    Options: (4 bytes)\n        Unknown (0x50) (4 bytes)")
    }

    /// A segment without data whose only option ends in `word`, as a text prints it.
    private func text(
        word: UInt16, in option: Option = .signal, good: Bool = true, addresses: Bool = true, change: UInt16 = 0
    ) -> [UInt8] {
        let area = option.bytes + [UInt8(word >> 8), UInt8(word & 0xff)]
        let length = 20 + area.count
        var header = TCPHeader()
        header.sourcePort = 50000
        header.destinationPort = 443
        header.sequenceNumber = SequenceNumber(rawValue: 1000)
        header.acknowledgmentNumber = SequenceNumber(rawValue: 2000)
        header.dataOffset = UInt8(length / 4)
        header.flags = .ack
        header.window = 100
        header.options = area
        var sum = InternetChecksum()
        var bytes: [UInt8] = []
        header.encode(into: &bytes)
        sum.add(bytes.span)
        let checksum = ChecksumResidue.field(addressSum: Self.pair.sum, segment: sum, length: length) ^ change
        let network = addresses ? "Internet Protocol Version 4, Src: 192.0.2.1, Dst: 192.0.2.2\n" : ""
        let digits = String(checksum, radix: 16)
        return Array(
            """
            \(network)Transmission Control Protocol, Src Port: 50000, Dst Port: 443, Len: 0
                Source Port: 50000
                Destination Port: 443
                [TCP Segment Len: 0]
                Sequence Number: 1    (relative sequence number)
                Sequence Number (raw): 1000
                Acknowledgment Number: 1    (relative ack number)
                Acknowledgment number (raw): 2000
                Header Length: \(length) bytes (\(length / 4))
                Flags: 0x010 (ACK)
                Window: 100
                Checksum: 0x\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits) [\(good ? "correct" : "unverified")]
                Urgent Pointer: 0
            \(option.lines)

            """.utf8)
    }

    private func word(_ text: [UInt8], addressSum: UInt16? = nil) throws -> (UInt16, Provenance)? {
        let packet = try #require(readPackets(text).first)
        let builder = ImageBuilder(addresses: Self.pair, addressSum: addressSum)
        let image = try builder.image(of: packet, facts: Facts(resolving: packet), origins: FieldOrigins()).get()
        let layer = try #require(image.layers.last)
        let end = layer.offset + layer.length
        guard layer.length == Int(image.bytes[layer.offset + 12] >> 4) * 4 else { return nil }
        return (UInt16(image.bytes[end - 2]) << 8 | UInt16(image.bytes[end - 1]), image.provenance[end - 1])
    }

    @Test func derivedWhereTheTraceCallsItGood() throws {
        var generator = SeededGenerator(21)
        for _ in 0..<50 {
            let missing = UInt16(truncatingIfNeeded: generator.next() % 0xfffe + 1)
            #expect(try #require(try word(text(word: missing, in: .unknown))) == (missing, .derived))
        }
    }

    /// The nibble behind the subtype is reserved and not printed: another one would lead to another word.
    @Test func assumedBesideReservedBits() throws {
        #expect(try #require(try word(text(word: 0xabcd))) == (0xabcd, .assumed))
    }

    @Test func assumedWhereItDoesNot() throws {
        #expect(try #require(try word(text(word: 0xabcd, in: .unknown, good: false))) == (0xabcd, .assumed))
        // The wrong checksum of an unverified segment gives a wrong word, and nobody is told that it is right.
        let found = try #require(try word(text(word: 0xabcd, in: .unknown, good: false, change: 1)))
        #expect(found.0 != 0xabcd)
        #expect(found.1 == .assumed)
    }

    /// Zero and 0xffff fit alike.
    @Test(arguments: [0, 0xffff] as [UInt16])
    func ambiguous(missing: UInt16) throws {
        #expect(try word(text(word: missing)) == nil)
    }

    @Test func withoutAddresses() throws {
        let alone = text(word: 0xabcd, addresses: false)
        #expect(try word(alone) == nil)
        #expect(try #require(try word(alone, addressSum: Self.pair.sum)) == (0xabcd, .assumed))
    }

    /// With data that the text does not print nothing can be solved.
    @Test func withData() throws {
        let text = String(decoding: text(word: 0xabcd), as: UTF8.self)
        let data = text.replacing("Len: 0", with: "Len: 1")
        #expect(try word(Array(data.utf8)) == nil)
    }
}
