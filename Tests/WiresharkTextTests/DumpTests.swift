import PacketTrace
import TCPWire
import TestSupport
import Testing
import WiresharkText

/// Hex dumps complete the packets that the details describe.
@Suite("Hex dumps are read as bytes of the packet")
struct DumpTests {
    /// With its dump a frame comes back whole, whatever its details leave out.
    @Test(arguments: LayerTests.names)
    func framesAreWhole(name: String) throws {
        let frames = try LayerTests.frames(name)
        let images = LayerTests.images(of: try Sample.bytes("layers/\(name).bytes.txt"))
        #expect(images.count == frames.count)
        for (number, (image, frame)) in zip(images.map(\.image), frames).enumerated() {
            guard let image else {
                #expect(name == "ethernet" && number + 1 == frames.count, "only the quoted segment gives no packet")
                continue
            }
            #expect(image.bytes == frame, "\(name), frame \(number + 1)")
            #expect(image.provenance.allSatisfy { $0 == .stated })
        }
    }

    /// Details and dump of one packet agree, and with the data the checksum can be computed.
    @Test(arguments: LayerTests.names)
    func dumpAgreesWithDetails(name: String) throws {
        var reader = TextReader()
        var packet = PacketClaims()
        let text = try Sample.bytes("layers/\(name).bytes.txt")
        while reader.next(in: text.span, into: &packet) {
            let facts = Facts(resolving: packet)
            #expect(facts.conflicts.isEmpty)
            if facts.hasSegment { #expect(facts.segmentSum != nil, "frame \(facts[.frameNumber] ?? 0)") }
        }
    }

    static let dump = """
        0000  00 00 5e 00 53 02 00 00 5e 00 53 01 08 00 45 00   ..^.S...^.S...E.
        0010  00 2b 00 01 40 00 40 06 b6 c8 c0 00 02 01 c0 00   .+..@.@.........
        0020  02 02 c3 50 01 bb 00 00 03 e8 00 00 07 d0 50 18   ...P..........P.
        0030  fa f0 9b ae 00 00 61 62 63                        ......abc

        """

    /// A dump without details is a packet of its own, and the next one begins where offsets start again.
    @Test func dumpsAlone() throws {
        let images = LayerTests.images(of: Array((Self.dump + "\n" + Self.dump).utf8))
        #expect(images.count == 2)
        for (packet, image) in images {
            let facts = Facts(resolving: packet)
            #expect(facts[.sourcePort] == 50000)
            #expect(facts[.segmentLength] == 3)
            #expect(facts.segmentSum != nil)
            #expect(image?.bytes.count == 57)
        }
    }

    /// What is no frame with TCP is no packet, and does not keep the reader from the packet behind it.
    @Test func otherDumpsAreNoPackets() throws {
        let other = "0000  48 65 6c 6c 6f 2c 20 77 6f 72 6c 64 21 0a 00 00   Hello, world!...\n\n"
        #expect(LayerTests.images(of: Array(other.utf8)).isEmpty)
        #expect(LayerTests.images(of: Array((other + Self.dump).utf8)).count == 1)
    }

    /// Buffers of another name are not the frame's bytes.
    @Test func namedBuffersAreToldApart() throws {
        let text = "Frame (57 bytes):\n" + Self.dump + "\nReassembled TCP (3 bytes):\n0000  61 62 63   abc\n"
        let images = LayerTests.images(of: Array(text.utf8))
        #expect(images.count == 1)
        #expect(images.first?.image?.bytes.count == 57)
    }

    /// `Data (5 bytes)` completes the payload, and with it the checksum.
    @Test func dataCompletesThePayload() throws {
        let images = LayerTests.images(of: try Sample.bytes("request-response/details.txt"))
        let captured = try CapturedSegment.all(of: "request-response")
        var complete = 0
        for ((packet, image), segment) in zip(images, captured) where !packet.dataDump.isEmpty {
            complete += 1
            #expect(image?.bytes == segment.bytes)
            #expect(Facts(resolving: packet).segmentSum != nil)
        }
        #expect(complete == 2)
    }

    /// The digits of the claims of a dump are where they say, also where a field goes on in the next line.
    @Test func claimsPointAtTheirDigits() throws {
        var reader = TextReader()
        var packet = PacketClaims()
        let text = Array(Self.dump.utf8)
        #expect(reader.next(in: text.span, into: &packet))
        let token = { (field: Field) -> String? in
            packet.claims.first { $0.field == field }.map {
                let span = packet.span(of: $0)
                return String(decoding: text[span.start..<span.end], as: UTF8.self)
            }
        }
        #expect(token(.windowValue) == "fa f0")
        #expect(token(.ipSource) == "c0 00 02 01")
        #expect(token(.ipDestination)?.hasPrefix("c0 00") == true)
        #expect(token(.ipDestination)?.hasSuffix("0020  02 02") == true)
    }
}
