import TCPWire
import TestSupport
import Testing

/// One kind of header: decoded and encoded again.
struct HeaderCodec: Sendable, CustomTestStringConvertible {
    var name: String
    var fixedLength: Int
    /// How long the header is that these bytes begin with, by its own length field.
    var length: @Sendable ([UInt8]) -> Int
    var transcode: @Sendable ([UInt8]) throws(TruncatedHeader) -> (bytes: [UInt8], byteCount: Int)

    var testDescription: String { name }

    static let all: [HeaderCodec] = [
        HeaderCodec(
            name: "eth", fixedLength: 14, length: { _ in 14 },
            transcode: { bytes throws(TruncatedHeader) in
                let header = try EthernetHeader(decoding: bytes.span)
                var encoded: [UInt8] = []
                header.encode(into: &encoded)
                return (encoded, header.byteCount)
            }),
        HeaderCodec(
            name: "vlan", fixedLength: 4, length: { _ in 4 },
            transcode: { bytes throws(TruncatedHeader) in
                let header = try VLANTag(decoding: bytes.span)
                var encoded: [UInt8] = []
                header.encode(into: &encoded)
                return (encoded, VLANTag.fixedLength)
            }),
        HeaderCodec(
            name: "ip", fixedLength: 20, length: { Int($0[0] & 0xf) * 4 },
            transcode: { bytes throws(TruncatedHeader) in
                let header = try IPv4Header(decoding: bytes.span)
                var encoded: [UInt8] = []
                header.encode(into: &encoded)
                return (encoded, header.byteCount)
            }),
        HeaderCodec(
            name: "ipv6", fixedLength: 40, length: { _ in 40 },
            transcode: { bytes throws(TruncatedHeader) in
                let header = try IPv6Header(decoding: bytes.span)
                var encoded: [UInt8] = []
                header.encode(into: &encoded)
                return (encoded, header.byteCount)
            }),
        HeaderCodec(
            name: "tcp", fixedLength: 20, length: { Int($0[12] >> 4) * 4 },
            transcode: { bytes throws(TruncatedHeader) in
                let header = try TCPHeader(decoding: bytes.span)
                var encoded: [UInt8] = []
                header.encode(into: &encoded)
                return (encoded, header.byteCount)
            }),
    ]
}

@Suite struct HeaderRoundTripTests {
    /// Random bytes of every length: too short is said in numbers, anything else comes back byte for byte.
    @Test(arguments: HeaderCodec.all)
    func anyBytes(codec: HeaderCodec) throws {
        var generator = SeededGenerator(1)
        for _ in 0..<60 {
            let longest = generator.bytes(90)
            for length in 0...longest.count { try check(Array(longest.prefix(length)), codec) }
        }
    }

    private func check(_ bytes: [UInt8], _ codec: HeaderCodec) throws {
        guard bytes.count >= codec.fixedLength else {
            let error = #expect(throws: TruncatedHeader.self) { try codec.transcode(bytes) }
            #expect("\(error?.header ?? "")" == codec.name)
            #expect(error?.needed == codec.fixedLength)
            #expect(error?.found == bytes.count)
            return
        }
        let length = min(bytes.count, max(codec.fixedLength, codec.length(bytes)))
        let (encoded, byteCount) = try codec.transcode(bytes)
        #expect(encoded == Array(bytes.prefix(length)))
        #expect(byteCount == length)
    }

    /// A data offset that is wrong, one way or the other, is kept and moves nothing else.
    @Test(arguments: UInt8(0)...15)
    func dataOffset(words: UInt8) throws {
        let bytes: [UInt8] = [0x12, 0x34, 0x56, 0x78] + [UInt8](repeating: 0xab, count: 8) + [words << 4 | 0xf, 0xff]
        let whole = bytes + [UInt8](repeating: 7, count: 66)
        let header = try TCPHeader(decoding: whole.span)
        #expect(header.sourcePort == 0x1234)
        #expect(header.destinationPort == 0x5678)
        #expect(header.dataOffset == words)
        #expect(header.flags.rawValue == 0xfff)
        #expect(header.options.count == max(0, Int(words) * 4 - 20))
    }

    /// Each field from the place that the RFC gives it.
    @Test func tcpFields() throws {
        let bytes = Real.synHeader
        let header = try TCPHeader(decoding: bytes.span)
        #expect(header.sourcePort == 50504)
        #expect(header.destinationPort == 443)
        #expect(header.sequenceNumber.rawValue == 2_699_307_568)
        #expect(header.acknowledgmentNumber.rawValue == 0)
        #expect(header.dataOffset == 8)
        #expect(header.flags == .syn)
        #expect(header.window == 64240)
        #expect(header.checksum == 0xfaee)
        #expect(header.urgentPointer == 0)
        #expect(header.options == [2, 4, 5, 0xb4, 1, 3, 3, 8, 1, 1, 4, 2])
    }

    @Test func flagBits() {
        let flags: [TCPFlags] = [.fin, .syn, .rst, .psh, .ack, .urg, .ece, .cwr, .ae]
        for (bit, flag) in flags.enumerated() { #expect(flag.rawValue == 1 << bit) }
        #expect(TCPFlags.reserved.rawValue == 0xe00)
    }

    @Test func internetFields() throws {
        let four = Real.ipv4Header
        let header = try IPv4Header(decoding: four.span)
        #expect(header.version == 4)
        #expect(header.headerWords == 5)
        #expect(header.totalLength == 115)
        #expect(header.flagsAndOffset == 0x4000)
        #expect(header.timeToLive == 64)
        #expect(header.protocolNumber == 17)
        #expect(header.source == 0xc0a8_0001)
        #expect(header.destination == 0xc0a8_00c7)
        #expect(header.headerChecksum == 0xb861)

        let bytes: [UInt8] = [0x6a, 0xbc, 0xde, 0xf0, 1, 2, 6, 64] + Array(0..<32)
        let six = try IPv6Header(decoding: bytes.span)
        #expect(six.version == 6)
        #expect(six.trafficClass == 0xab)
        #expect(six.flowLabel == 0xcdef0)
        #expect(six.payloadLength == 0x102)
        #expect(six.nextHeader == 6)
        #expect(six.hopLimit == 64)
        #expect(six.source == IPv6Address(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b_0c0d_0e0f))
        #expect(six.destination == IPv6Address(high: 0x1011_1213_1415_1617, low: 0x1819_1a1b_1c1d_1e1f))
    }
}
