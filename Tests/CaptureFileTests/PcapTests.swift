import CaptureFile
import Testing

@Suite struct PcapTests {
    @Test(arguments: byteOrders, resolutions)
    func roundTrip(order: ByteOrder, resolution: CaptureFormat.Resolution) throws {
        let writer = PcapWriter(linkType: .linuxSLL, resolution: resolution, byteOrder: order)
        let bytes = try pcap(writer, sampleRecords(.linuxSLL))
        for piece in [1, 7, 24, 100, Int.max] {
            #expect(read(bytes, piece: piece) == Reading(records: sampleRecords(.linuxSLL)))
        }
        #expect(CaptureFormat.detect(bytes) == .pcap(order, resolution))
    }

    @Test func headerBytes() {
        let header = PcapWriter(linkType: .raw).header()
        #expect(header == [0x4d, 0x3c, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 101, 0, 0, 0])
    }

    @Test func nanosecondsAreCutOffInMicroseconds() throws {
        let record = CaptureRecord(linkType: .raw, time: time(5, 123_456_789), originalLength: 1, bytes: [0])
        let nano = try pcap(PcapWriter(linkType: .raw), [record])
        #expect(read(nano).records.first?.time == time(5, 123_456_789))
        let micro = try pcap(PcapWriter(linkType: .raw, resolution: .microseconds), [record])
        #expect(read(micro).records.first?.time == time(5, 123_456_000))
    }

    @Test func fractionOfMoreThanASecondIsCarriedOver() throws {
        var bytes = try pcap(PcapWriter(linkType: .raw, resolution: .microseconds), [])
        bytes += [1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(read(bytes).records.first?.time == time(4295, 967_295_000))
    }

    @Test(arguments: [UInt8(12), 14, 101])
    func rawUnderItsOldNumbers(number: UInt8) throws {
        var bytes = try pcap(PcapWriter(linkType: .raw), sampleRecords(.raw))
        bytes[20] = number
        bytes[23] = 0x54  // says that frames end in a check sequence
        #expect(read(bytes) == Reading(records: sampleRecords(.raw)))
    }

    @Test func interfaceIsKnownAfterTheHeader() throws {
        var reader = CaptureReader()
        reader.feed(PcapWriter(linkType: .ipv6, snapLength: 96).header())
        #expect(try reader.next() == nil)
        let interface = CaptureInterface(linkType: .ipv6, snapLength: 96, timestampResolution: .nanoseconds)
        #expect(reader.interfaces == [interface])
        #expect(reader.format == .pcap(.littleEndian, .nanoseconds))
        #expect(reader.offset == 24)
    }

    @Test func spansAreReadAsArraysAre() throws {
        let bytes = try pcap(PcapWriter(linkType: .ethernet), sampleRecords())
        var reader = CaptureReader()
        reader.feed(bytes.span)
        reader.finish()
        var records: [CaptureRecord] = []
        while let record = try reader.next() { records.append(record) }
        #expect(records == sampleRecords())
        #expect(CaptureFormat.detect(bytes.span) == .pcap(.littleEndian, .nanoseconds))
    }
}
