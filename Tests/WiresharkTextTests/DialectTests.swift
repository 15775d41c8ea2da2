import PacketTrace
import TCPWire
import TestSupport
import Testing

/// One handshake as many versions of Wireshark print it: what a version states is what the capture holds.
@Suite struct DialectTests {
    static let files = Sample.texts(in: "dialects")

    @Test func samplesAreThere() {
        #expect(Self.files.count >= 16)
    }

    @Test(arguments: files)
    func sameSegments(file: String) throws {
        let facts = readFacts(try Sample.bytes(file))
        let captured = try CapturedSegment.all(of: "dialects", file: "handshake.pcap")
        #expect(facts.count == captured.count)
        for (facts, segment) in zip(facts, captured) {
            compare(facts, segment)
            compareOptions(facts, segment)
        }
    }

    private func compareOptions(_ facts: Facts, _ segment: CapturedSegment) {
        let options = segment.header.options
        #expect(facts.conflicts.isEmpty)
        #expect(facts.options.isKnown(upTo: options.count))
        #expect((0..<options.count).map { facts.options.area.bytes[$0] } == options)
    }

    private func compare(_ facts: Facts, _ segment: CapturedSegment) {
        let header = segment.header
        #expect(facts.addresses.pair == segment.addresses)
        #expect(facts[.sourcePort] == UInt64(header.sourcePort))
        #expect(facts[.destinationPort] == UInt64(header.destinationPort))
        #expect(facts[.headerLength] == UInt64(header.dataOffset) * 4)
        #expect(facts[.checksum] == UInt64(header.checksum))
        #expect(facts.flags.map { $0.rawValue & facts.flagsMask } == header.flags.rawValue & facts.flagsMask)
        #expect(facts.flagsMask & 0xff == 0xff)
        // Raw numbers are printed from 3.2 on, and where the text has absolute ones.
        if let sequence = facts.rawSequence { #expect(sequence == header.sequenceNumber.rawValue) }
        if let acknowledgment = facts.rawAcknowledgment {
            #expect(acknowledgment == header.acknowledgmentNumber.rawValue)
        }
        // Up to 1.4 a window that is not one of a SYN is printed scaled only.
        if let window = facts[.windowValue] { #expect(window == UInt64(header.window)) }
        let time = facts[.epochTime] ?? facts[.arrivalTime]
        #expect(time.map { $0 / 1_000_000_000 } == 1_700_000_000)
    }
}
