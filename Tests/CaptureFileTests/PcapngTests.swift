import CaptureFile
import Testing

@Suite struct PcapngTests {
    static var mixed: [CaptureRecord] {
        var records = sampleRecords() + sampleRecords(.ipv6) + sampleRecords()
        records[1].comment = "stated 0-20, größer, 日本"
        records[2].comment = ""
        records[3].time = time(1_700_000_000, 123_456_789)
        return records
    }

    @Test(arguments: byteOrders)
    func roundTrip(order: ByteOrder) throws {
        let bytes = try pcapng(Self.mixed, byteOrder: order)
        for piece in [1, 5, 64, Int.max] {
            #expect(read(bytes, piece: piece) == Reading(records: Self.mixed))
        }
        #expect(CaptureFormat.detect(bytes) == .pcapng(order))
        #expect(bytes.count % 4 == 0)
    }

    @Test func interfacesAreWrittenOnce() throws {
        var reader = CaptureReader()
        reader.feed(try pcapng(Self.mixed))
        while try reader.next() != nil {}
        #expect(reader.interfaces.map(\.linkType) == [.ethernet, .ipv6])
        #expect(reader.interfaces.map(\.timestampResolution) == [.nanoseconds, .nanoseconds])
    }

    @Test(arguments: byteOrders)
    func allPacketBlocks(order: ByteOrder) {
        var file = HandMade(order)
        file.interface(113, snapLength: 5)
        file.block(0x0bad, [1, 2, 3, 4])
        file.enhanced(1_000_001, [1, 2, 3])
        file.old(2_000_000, [4, 5, 6, 7])
        file.simple(9, [1, 2, 3, 4, 5])
        file.simple(2, [8, 9])
        file.block(5, [])
        let expected = [
            CaptureRecord(linkType: .linuxSLL, time: time(1, 1000), originalLength: 3, bytes: [1, 2, 3]),
            CaptureRecord(linkType: .linuxSLL, time: time(2), originalLength: 4, bytes: [4, 5, 6, 7]),
            CaptureRecord(linkType: .linuxSLL, time: nil, originalLength: 9, bytes: [1, 2, 3, 4, 5]),
            CaptureRecord(linkType: .linuxSLL, time: nil, originalLength: 2, bytes: [8, 9]),
        ]
        for piece in [1, 13, Int.max] {
            #expect(read(file.bytes, piece: piece) == Reading(records: expected))
        }
    }

    @Test func sectionsOfBothByteOrders() {
        var little = HandMade(.littleEndian)
        little.interface(1)
        little.enhanced(0, [1])
        var big = HandMade(.bigEndian)
        big.interface(228)
        big.enhanced(0, [2])
        #expect(read(little.bytes + big.bytes + little.bytes).records.map(\.bytes) == [[1], [2], [1]])
        #expect(read(little.bytes + big.bytes).records.map(\.linkType) == [.ethernet, .ipv4])
        // A new section forgets the interfaces.
        big = HandMade(.bigEndian)
        big.enhanced(0, [2])
        let reading = read(little.bytes + big.bytes)
        let reason = CaptureError.Reason.unknownInterface(found: 0, known: 0)
        #expect(reading.records.count == 1)
        #expect(reading.error == CaptureError(offset: UInt64(little.bytes.count + 28), reason: reason))
    }

    @Test(arguments: byteOrders)
    func options(order: ByteOrder) {
        var file = HandMade(order)
        file.interface(1, options: file.option(2, [101, 116, 104]) + file.option(9, [3]) + file.option(0, []))
        let comments = file.option(1, [97, 98]) + file.option(0x8001, [1, 2, 3, 4, 5]) + file.option(1, [99])
        file.enhanced(1500, [1], options: comments + file.option(0, []) + [9, 9, 9, 9])
        file.enhanced(1500, [2], options: file.option(1, [0xff]))
        #expect(read(file.bytes).records.map(\.time) == [time(1, 500_000_000), time(1, 500_000_000)])
        #expect(read(file.bytes).records.map(\.comment) == ["ab\nc", "\u{fffd}"])
    }

    @Test func version12IsRead() {
        var file = HandMade(.littleEndian)
        file.section(minor: 2)
        #expect(read(file.bytes) == Reading())
    }
}
