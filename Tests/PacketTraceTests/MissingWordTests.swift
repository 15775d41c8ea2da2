import PacketTrace
import TCPWire
import TestSupport
import Testing

/// One word that the text does not print, solved from the checksum.
@Suite struct MissingWordTests {
    private static let pair = AddressPair.v4(source: 0xc000_0201, destination: 0xc000_0202)

    /// A segment without data whose signal of Multipath TCP ends in `word`, as a text prints it.
    private func text(word: UInt16, good: Bool = true, addresses: Bool = true, change: UInt16 = 0) -> [UInt8] {
        let area: [UInt8] = [
            30, 20, 0x20, 5, 0, 0, 0, 10, 0, 0, 0, 11, 0, 0, 0, 1, 0, 4, UInt8(word >> 8), UInt8(word & 0xff),
        ]
        var header = TCPHeader()
        header.sourcePort = 50000
        header.destinationPort = 443
        header.sequenceNumber = SequenceNumber(rawValue: 1000)
        header.acknowledgmentNumber = SequenceNumber(rawValue: 2000)
        header.dataOffset = 10
        header.flags = .ack
        header.window = 100
        header.options = area
        var sum = InternetChecksum()
        var bytes: [UInt8] = []
        header.encode(into: &bytes)
        sum.add(bytes.span)
        let checksum = ChecksumResidue.field(addressSum: Self.pair.sum, segment: sum, length: 40) ^ change
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
                1010 .... = Header Length: 40 bytes (10)
                Flags: 0x010 (ACK)
                Window: 100
                Checksum: 0x\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits) [\(good ? "correct" : "unverified")]
                Urgent Pointer: 0
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

            """.utf8)
    }

    private func word(_ text: [UInt8], addressSum: UInt16? = nil) throws -> (UInt16, Provenance)? {
        let packet = try #require(readPackets(text).first)
        let builder = ImageBuilder(addresses: Self.pair, addressSum: addressSum)
        let image = try builder.image(of: packet, facts: Facts(resolving: packet), origins: FieldOrigins()).get()
        let layer = try #require(image.layers.last)
        guard layer.length == 40 else { return nil }
        let end = layer.offset + 40
        return (UInt16(image.bytes[end - 2]) << 8 | UInt16(image.bytes[end - 1]), image.provenance[end - 1])
    }

    @Test func derivedWhereTheTraceCallsItGood() throws {
        var generator = SeededGenerator(21)
        for _ in 0..<50 {
            let missing = UInt16(truncatingIfNeeded: generator.next() % 0xfffe + 1)
            let found = try #require(try word(text(word: missing)))
            #expect(found == (missing, .derived))
        }
    }

    @Test func assumedWhereItDoesNot() throws {
        #expect(try #require(try word(text(word: 0xabcd, good: false))) == (0xabcd, .assumed))
        // The wrong checksum of an unverified segment gives a wrong word, and nobody is told that it is right.
        let found = try #require(try word(text(word: 0xabcd, good: false, change: 1)))
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
