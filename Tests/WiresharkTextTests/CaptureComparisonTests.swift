import PacketTrace
import TCPWire
import TestSupport
import Testing

/// What the samples' text says is what their captures hold.
@Suite struct CaptureComparisonTests {
    static let folders = Sample.folders(with: "capture.pcap")

    @Test func samplesAreThere() {
        #expect(Self.folders.count >= 13)
    }

    @Test(arguments: Sample.details)
    func sameSegments(file: String) throws {
        let facts = readFacts(try Sample.bytes(file)).filter(\.hasSegment)
        let captured = try CapturedSegment.all(of: String(file.prefix { $0 != "/" }))
        #expect(facts.count == captured.count)
        for (facts, segment) in zip(facts, captured) { compare(facts, segment) }
    }

    private func compare(_ facts: Facts, _ segment: CapturedSegment) {
        let header = segment.header
        #expect(facts[.sourcePort] == UInt64(header.sourcePort))
        #expect(facts[.destinationPort] == UInt64(header.destinationPort))
        #expect(facts.rawSequence == header.sequenceNumber.rawValue)
        #expect(facts.rawAcknowledgment == header.acknowledgmentNumber.rawValue)
        #expect(facts[.headerLength] == UInt64(header.dataOffset) * 4)
        #expect(facts.flags == header.flags)
        #expect(facts.flagsMask == 0xfff)
        #expect(facts[.windowValue] == UInt64(header.window))
        #expect(facts[.checksum] == UInt64(header.checksum))
        #expect(facts[.urgentPointer] == UInt64(header.urgentPointer))
        #expect(facts.options.isKnown(upTo: header.options.count))
        #expect((facts.options.byteCount ?? 0) == header.options.count)
        #expect((0..<header.options.count).map { facts.options.area.bytes[$0] } == header.options)
        #expect(facts[.segmentLength] == UInt64(segment.bytes.count - segment.offset - header.byteCount))
        #expect(facts.addresses.pair == segment.addresses)
        #expect(facts.conflicts.isEmpty)
    }

    /// The packets rebuilt from the text: as long as those of the capture, and every byte that is called stated or
    /// derived is the one that was there; of the headers, all are.
    @Test(arguments: Sample.details)
    func rebuilt(file: String) throws {
        let packets = readPackets(try Sample.bytes(file)).filter { $0.headers.contains(.tcp) }
        let captured = try CapturedSegment.all(of: String(file.prefix { $0 != "/" }))
        #expect(packets.count == captured.count)
        for (packet, segment) in zip(packets, captured) {
            let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
            let result = builder.image(of: packet, facts: Facts(resolving: packet), origins: FieldOrigins())
            let image = try result.get()
            #expect(image.originalLength == segment.bytes.count)
            let headers = segment.offset + segment.header.byteCount
            #expect(Array(image.bytes.prefix(headers)) == Array(segment.bytes.prefix(headers)))
            let layer = try #require(image.layers.first { "\($0.name)" == "tcp" })
            #expect(layer.offset == segment.offset)
            #expect(layer.length == segment.header.byteCount)
            for index in image.bytes.indices where image.provenance[index] != .assumed {
                #expect(image.bytes[index] == segment.bytes[index])
            }
            #expect(image.provenance[segment.offset..<headers].allSatisfy { $0 == .stated })
            #expect(image.ranges.reduce(0) { $0 + $1.length } == image.bytes.count)
        }
    }
}
