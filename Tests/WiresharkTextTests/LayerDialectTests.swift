import CaptureFile
import PacketTrace
import TCPWire
import TestSupport
import Testing

/// Headers around TCP, options and padding as many versions of Wireshark print them: every byte that the text states, or
/// that follows from it, is the one that was there.
@Suite struct LayerDialectTests {
    static let files = Sample.texts(in: "dialects/layers")

    private static func frames() throws -> [[UInt8]] {
        var reader = CaptureReader()
        reader.feed(try Sample.bytes("dialects/layers/layers.pcap"))
        reader.finish()
        var frames: [[UInt8]] = []
        while let record = try reader.next() { frames.append(record.bytes) }
        return frames
    }

    @Test func samplesAreThere() throws {
        #expect(Self.files.count == 16)
        #expect(try Self.frames().count == 9)
    }

    @Test(arguments: files)
    func knownBytesAreTheFrames(file: String) throws {
        let packets = readPackets(try Sample.bytes(file))
        let frames = try Self.frames()
        #expect(packets.count == frames.count)
        // Up to 1.4 a total length of 0 ends the dissection.
        for (packet, frame) in zip(packets, frames) where packet.headers.contains(.tcp) {
            let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
            let facts = Facts(resolving: packet)
            #expect(facts.conflicts.isEmpty)
            let image = try builder.image(of: packet, facts: facts, origins: FieldOrigins()).get()
            #expect(image.originalLength == frame.count)
            let known = image.bytes.indices.filter { image.provenance[$0] != .assumed }
            #expect(known.count > 40 && known.allSatisfy { image.bytes[$0] == frame[$0] })
        }
    }

    /// From 3.4 on nothing of a segment route is left out.
    @Test(arguments: files.suffix(7))
    func segmentRoute(file: String) throws {
        let packet = try #require(readPackets(try Sample.bytes(file)).dropFirst(5).first)
        let image = try ImageBuilder(addresses: .v4(source: 0, destination: 0))
            .image(of: packet, facts: Facts(resolving: packet), origins: FieldOrigins()).get()
        let route = try #require(image.layers.first { "\($0.name)" == "ipv6.routing" })
        #expect(route.length == 40)
        #expect(image.provenance[route.offset..<route.offset + 40].allSatisfy { $0 == .stated })
    }

    /// 1.6 to 1.10 print a total length where the wire has 0: the header's checksum tells.
    @Test(arguments: ["dialects/layers/wireshark-1.6.0.txt", "dialects/layers/wireshark-1.8.0.txt"])
    func presumedLength(file: String) throws {
        let packet = try #require(readPackets(try Sample.bytes(file)).last)
        let facts = Facts(resolving: packet)
        #expect(facts[.ipTotalLength] == 43)
        let image = try ImageBuilder(addresses: .v4(source: 0, destination: 0))
            .image(of: packet, facts: facts, origins: FieldOrigins()).get()
        let network = try #require(image.layers.first { "\($0.name)" == "ip" })
        #expect(image.bytes[network.offset + 3] == 0 && image.provenance[network.offset + 3] == .assumed)
    }
}
