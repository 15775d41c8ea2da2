import CaptureFile
import PacketTrace
import SourceText
import TCPWire
import TestSupport
import Testing
import WiresharkText

/// What `Samples/layers` shows of each header comes back as the bytes that were captured.
@Suite("Layers around TCP are written back")
struct LayerTests {
    static let names = ["ethernet", "cooked", "cooked2", "null", "loop", "ppp", "raw"]

    /// Frames of `ethernet` of which the text does not print every byte: payload, what stands behind the end of the IP
    /// options, IP security, options of Geneve, and the extension header of GTP.
    static let partial: Set<Int> = [8, 12, 18, 25, 27, 30]

    static func images(of text: [UInt8]) -> [(packet: PacketClaims, image: PacketImage?)] {
        var reader = TextReader()
        var packet = PacketClaims()
        var images: [(PacketClaims, PacketImage?)] = []
        let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
        while reader.next(in: text.span, into: &packet) {
            let facts = Facts(resolving: packet)
            images.append((packet, try? builder.image(of: packet, facts: facts, origins: FieldOrigins()).get()))
        }
        return images
    }

    static func frames(_ name: String) throws -> [[UInt8]] {
        var reader = CaptureReader()
        reader.feed(try Sample.bytes("layers/\(name).pcap"))
        reader.finish()
        var frames: [[UInt8]] = []
        while let record = try reader.next() { frames.append(record.bytes) }
        return frames
    }

    /// No byte is called stated that the capture does not have there.
    @Test(arguments: names) func statedBytesAreRight(name: String) throws {
        let frames = try Self.frames(name)
        let images = Self.images(of: try Sample.bytes("layers/\(name).txt"))
        #expect(images.count == frames.count)
        for (number, (image, frame)) in zip(images.map(\.image), frames).enumerated() {
            guard let image else { continue }
            for (offset, byte) in image.bytes.enumerated() where image.provenance[offset] != .assumed {
                #expect(offset < frame.count && frame[offset] == byte, "\(name), frame \(number + 1), byte \(offset)")
            }
        }
    }

    /// What the text prints in full comes back in full. The order of the bytes of `loop` is not printed.
    @Test(arguments: names.filter { $0 != "loop" }) func framesAreWhole(name: String) throws {
        let frames = try Self.frames(name)
        let images = Self.images(of: try Sample.bytes("layers/\(name).txt"))
        for (number, (image, frame)) in zip(images.map(\.image), frames).enumerated() {
            if name == "ethernet", Self.partial.contains(number + 1) { continue }
            guard let image else {
                #expect(name == "ethernet" && number + 1 == frames.count, "only the quoted segment gives no packet")
                continue
            }
            #expect(image.bytes == frame, "\(name), frame \(number + 1)")
            #expect(image.originalLength == frame.count)
        }
    }

    /// TCP quoted in ICMP is no segment.
    @Test func quotedSegmentIsKeptApart() throws {
        let last = try #require(Self.images(of: try Sample.bytes("layers/ethernet.txt")).last)
        #expect(last.packet.markers.contains(.quoted))
        #expect(!last.packet.headers.contains(.tcp))
    }

    /// The sections of a tunnel have names and places of their own.
    @Test func layersHaveNames() throws {
        let images = Self.images(of: try Sample.bytes("layers/ethernet.txt"))
        let names = try #require(images[24].image).layers.map { "\($0.name)" }
        #expect(names == ["eth", "ip", "udp", "vxlan", "eth", "vlan", "ip", "tcp"])
    }
}
