import CaptureFile
import Testing

@Suite struct WriterTests {
    private let good = CaptureRecord(linkType: .raw, time: nil, originalLength: 3, bytes: [1, 2, 3])

    private func refuse(_ record: CaptureRecord, _ error: CaptureWriteError, snapLength: UInt32 = 100) {
        var writer = PcapngWriter(snapLength: snapLength)
        var output: [UInt8] = [42]
        #expect(throws: error) { try writer.append(record, to: &output) }
        #expect(output == [42] && writer == PcapngWriter(snapLength: snapLength))
    }

    @Test func pcapHoldsOneLinkType() {
        var output: [UInt8] = []
        let error = CaptureWriteError.linkTypeDiffers(needed: .ethernet, found: .raw)
        #expect(throws: error) { try PcapWriter(linkType: .ethernet).append(good, to: &output) }
        #expect(output.isEmpty)
        #expect("\(error)" == "a pcap file holds one link type, here 1; found 101 (pcapng holds several)")
    }

    @Test func snapLength() throws {
        refuse(good, .longerThanSnapLength(limit: 2, found: 3), snapLength: 2)
        var output: [UInt8] = []
        let error = CaptureWriteError.longerThanSnapLength(limit: 2, found: 3)
        #expect(throws: error) { try PcapWriter(linkType: .raw, snapLength: 2).append(good, to: &output) }
        try PcapWriter(linkType: .raw, snapLength: 0).append(good, to: &output)
        #expect(output.count == 19)
    }

    @Test(arguments: [Int64.min, -1, 4_294_967_296, Int64.max])
    func pcapTimes(seconds: Int64) {
        var record = good
        record.time = time(seconds)
        var output: [UInt8] = []
        #expect(throws: CaptureWriteError.self) { try PcapWriter(linkType: .raw).append(record, to: &output) }
        #expect(output.isEmpty)
    }

    @Test(arguments: [Int64.min, -1, 18_446_744_073, Int64.max])
    func pcapngTimes(seconds: Int64) throws {
        var record = good
        record.time = time(seconds)
        refuse(record, .timeOutOfRange(latest: 18_446_744_072, found: try #require(record.time)))
    }

    @Test func latestPcapngTime() throws {
        var record = good
        record.time = time(18_446_744_072, 999_999_999)
        #expect(read(try pcapng([record])).records == [record])
    }

    @Test func comments() throws {
        var record = good
        record.time = time(0)
        record.comment = String(repeating: "x", count: 65_535)
        #expect(read(try pcapng([record])).records == [record])
        record.comment? += "y"
        refuse(record, .commentTooLong(limit: 65_535, found: 65_536))
    }

    @Test func noTimeIsSecondZero() throws {
        #expect(read(try pcapng([good])).records.map(\.time) == [time(0)])
        #expect(read(try pcap(PcapWriter(linkType: .raw), [good])).records.map(\.time) == [time(0)])
    }

    @Test func longApplicationName() {
        let name = String(repeating: "n", count: 70_000)
        #expect(read(PcapngWriter(application: name).header()) == Reading())
    }
}
