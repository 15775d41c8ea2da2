import PacketTrace
import TCPWire
import Testing

/// Frames made by hand: one segment under every kind of header.
@Suite("Frames become claims")
struct FrameDecoderTests {
    /// A SYN with a maximum segment size, ports 50000 and 443.
    static let tcp: [UInt8] = [
        0xc3, 0x50, 0x01, 0xbb, 1, 2, 3, 4, 0, 0, 0, 0, 0x60, 0x02, 0xfa, 0xf0, 0, 0, 0, 0, 2, 4, 0x05, 0xb4,
    ]
    static let link: [UInt8] = [UInt8](repeating: 0x02, count: 12)

    static func ipv4(_ payload: [UInt8], number: UInt8 = 6, fragment: [UInt8] = [0x40, 0]) -> [UInt8] {
        [0x45, 0, 0, UInt8(20 + payload.count), 0, 7] + fragment + [64, number, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]
            + payload
    }

    static func ipv6(_ payload: [UInt8], next: UInt8 = 6) -> [UInt8] {
        let address: [UInt8] = [0x20, 0x01, 0x0d, 0xb8] + [UInt8](repeating: 0, count: 11)
        return [0x60, 0, 0, 0, 0, UInt8(payload.count), next, 64] + address + [1] + address + [2] + payload
    }

    static func udp(_ port: UInt16, _ payload: [UInt8]) -> [UInt8] {
        ipv4(
            [0x30, 0x39, UInt8(port >> 8), UInt8(port & 0xff), 0, UInt8(8 + payload.count), 0, 0] + payload, number: 17)
    }

    static func decode(_ type: UInt16, _ bytes: [UInt8]) -> (PacketClaims, FrameDecoder) {
        var decoder = FrameDecoder()
        var claims = PacketClaims()
        decoder.decode(
            FrameDecoder.Frame(number: 1, linkType: type, length: bytes.count, time: 0), bytes.span, into: &claims)
        return (claims, decoder)
    }

    static let frames: [(String, UInt16, [UInt8])] = [
        ("Ethernet", 1, link + [8, 0] + ipv4(tcp)),
        ("Ethernet with padding", 1, link + [8, 0] + ipv4(tcp) + [0, 0, 0, 0]),
        ("VLAN", 1, link + [0x81, 0, 0x20, 5, 8, 0] + ipv4(tcp)),
        ("QinQ", 1, link + [0x88, 0xa8, 0, 9, 0x81, 0, 0, 5, 0x86, 0xdd] + ipv6(tcp)),
        ("SNAP", 1, link + [0, 52, 0xaa, 0xaa, 3, 0, 0, 0, 8, 0] + ipv4(tcp)),
        ("MPLS", 1, link + [0x88, 0x47, 0, 0, 0, 64, 0, 0, 0x11, 64] + ipv4(tcp)),
        ("PPPoE", 1, link + [0x88, 0x64, 0x11, 0, 0, 1, 0, 46, 0, 0x21] + ipv4(tcp)),
        ("Linux cooked 1", 113, [0, 0, 0, 1, 0, 6, 2, 2, 2, 2, 2, 2, 0, 0, 8, 0] + ipv4(tcp)),
        ("Linux cooked 2", 276, [8, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6] + [UInt8](repeating: 2, count: 8) + ipv4(tcp)),
        ("null, little-endian", 0, [2, 0, 0, 0] + ipv4(tcp)),
        ("null, big-endian, IPv6", 0, [0, 0, 0, 30] + ipv6(tcp)),
        ("loop", 108, [0, 0, 0, 2] + ipv4(tcp)),
        ("raw", 101, ipv4(tcp)), ("raw IPv6", 101, ipv6(tcp)), ("IPv4", 228, ipv4(tcp)), ("IPv6", 229, ipv6(tcp)),
        ("PPP", 9, [0xff, 3, 0, 0x21] + ipv4(tcp)), ("PPP, compressed", 9, [0x21] + ipv4(tcp)),
        ("IP in IP", 101, ipv4(ipv4(tcp), number: 4)), ("6in4", 101, ipv4(ipv6(tcp), number: 41)),
        ("GRE", 101, ipv4([0, 0, 8, 0] + ipv4(tcp), number: 47)),
        ("GRE with key and checksum", 101, ipv4([0xa0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 9] + ipv4(tcp), number: 47)),
        ("VXLAN", 101, udp(4789, [8, 0, 0, 0, 0, 0, 1, 0] + link + [8, 0] + ipv4(tcp))),
        (
            "Geneve with an option", 101,
            udp(6081, [1, 0, 0x65, 0x58, 0, 0, 1, 0, 1, 2, 3, 4] + link + [8, 0] + ipv4(tcp))
        ),
        ("GTP-U", 101, udp(2152, [0x30, 255, 0, 44, 0, 0, 0, 1] + ipv4(tcp))),
        (
            "GTP-U with an extension", 101,
            udp(2152, [0x34, 255, 0, 52, 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 0, 0] + ipv4(tcp))
        ),
        ("hop-by-hop options", 101, ipv6([6, 0, 1, 4, 0, 0, 0, 0] + tcp, next: 0)),
        ("an atomic fragment", 101, ipv6([6, 0, 0, 0, 0, 0, 0, 1] + tcp, next: 44)),
        ("authentication", 101, ipv4([6, 4] + [UInt8](repeating: 0, count: 22) + tcp, number: 51)),
    ]

    @Test("the segment is found", arguments: frames)
    func segment(_ name: String, _ type: UInt16, _ bytes: [UInt8]) {
        let (claims, decoder) = Self.decode(type, bytes)
        let facts = Facts(resolving: claims)
        #expect(facts.hasSegment && facts[.sourcePort] == 50000 && facts[.destinationPort] == 443)
        #expect(facts[.sequenceNumberRaw] == 0x0102_0304 && facts[.mssValue] == 1460 && facts[.segmentLength] == 0)
        #expect(facts.isSYN && facts.addresses.pair != nil && facts.conflicts.isEmpty)
        #expect(Segment(facts)?.isComplete == true)
        if let place = decoder.segment { #expect(Array(bytes[place]) == Self.tcp) }
        #expect(decoder.layers.last?.length == 24)
    }

    @Test("cut anywhere, a frame never traps and never gives a value that it does not hold", arguments: frames)
    func cut(_ name: String, _ type: UInt16, _ bytes: [UInt8]) {
        let whole = Facts(resolving: Self.decode(type, bytes).0)
        for count in 0..<bytes.count {
            var decoder = FrameDecoder()
            var claims = PacketClaims()
            decoder.decode(
                FrameDecoder.Frame(number: 1, linkType: type, length: bytes.count, time: nil),
                bytes.span.extracting(0..<count), into: &claims)
            let facts = Facts(resolving: claims)
            for field in [Field.sourcePort, .sequenceNumberRaw, .checksum, .mssValue, .segmentLength] {
                if let value = facts[field] { #expect(value == whole[field]) }
            }
            #expect(!facts.hasSegment || facts.checksumResidue == nil || count >= bytes.count - 4)
        }
    }

    @Test("random bytes never trap")
    func random() {
        var state: UInt64 = 7
        for _ in 0..<3000 {
            var bytes = Self.frames[Int(state >> 33) % Self.frames.count].2
            let type = Self.frames[Int(state >> 33) % Self.frames.count].1
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 40) % bytes.count] = UInt8(truncatingIfNeeded: state >> 32)
            }
            let (claims, _) = Self.decode(type, bytes)
            #expect(!claims.headers.isEmpty && claims.headers.count <= 2 * FrameDecoderTests.frames.count)
            _ = Facts(resolving: claims)
        }
    }

    @Test("a datagram in two pieces is put together where its last piece comes")
    func fragments() {
        var decoder = FrameDecoder()
        var claims = PacketClaims()
        let first = Self.ipv4(Array(Self.tcp[..<16]), fragment: [0x20, 0])
        let second = Self.ipv4(Array(Self.tcp[16...]), fragment: [0, 2])
        decoder.decode(
            FrameDecoder.Frame(number: 1, linkType: 101, length: first.count, time: 0), first.span, into: &claims)
        #expect(!Facts(resolving: claims).hasSegment && decoder.holdsFragment)
        decoder.decode(
            FrameDecoder.Frame(number: 2, linkType: 101, length: second.count, time: 0), second.span, into: &claims)
        let facts = Facts(resolving: claims)
        #expect(facts.hasSegment && facts[.mssValue] == 1460 && facts.markers.contains(.reassembled))
    }

    @Test("a segment that an ICMP message quotes is kept apart")
    func quoted() {
        let (claims, decoder) = Self.decode(101, Self.ipv4([3, 1, 0, 0, 0, 0, 0, 0] + Self.ipv4(Self.tcp), number: 1))
        let facts = Facts(resolving: claims)
        #expect(!facts.hasSegment && facts.markers.contains(.quoted) && decoder.segment == nil)
    }

    @Test("a broken option list keeps its bytes")
    func brokenOptions() {
        var bytes = Self.tcp
        bytes[21] = 40
        let facts = Facts(resolving: Self.decode(101, Self.ipv4(bytes)).0)
        #expect(facts.options.isKnown(upTo: 4) && facts.options.area.bytes[1] == 40 && facts[.mssValue] == nil)
        #expect(Segment(facts)?.header.options == [2, 40, 0x05, 0xb4])
    }
}
