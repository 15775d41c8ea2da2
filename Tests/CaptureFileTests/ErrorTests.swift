import CaptureFile
import Testing

@Suite struct ErrorTests {
    private func error(_ offset: UInt64, _ reason: CaptureError.Reason) -> CaptureError {
        CaptureError(offset: offset, reason: reason)
    }

    @Test func notACapture() {
        #expect(read([]).error == error(0, .cutOff(.magicNumber, needed: 4, found: 0)))
        #expect(read([0x1f, 0x8b, 8, 0]).error == error(0, .notACapture(magic: 0x1f8b_0800)))
        #expect(CaptureFormat.detect([0x1f, 0x8b, 8, 0]) == nil)
        #expect(CaptureFormat.detect([]) == nil)
        var file = HandMade(.littleEndian).bytes
        file[8] = 0
        #expect(read(file).error == error(0, .notAByteOrder(magic: 0x3c2b1a)))
        #expect(CaptureFormat.detect(file) == nil)
    }

    @Test func versions() {
        var bytes = PcapWriter(linkType: .raw).header()
        bytes[6] = 3
        #expect(read(bytes).error == error(0, .unsupportedVersion(major: 2, minor: 3)))
        var file = HandMade(.bigEndian)
        file.section(major: 2)
        #expect(read(file.bytes).error == error(28, .unsupportedVersion(major: 2, minor: 0)))
    }

    @Test func absurdLengths() {
        let header = PcapWriter(linkType: .raw, byteOrder: .bigEndian).header()
        let record: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 0, 0, 0, 1]
        let limit = UInt64(CaptureReader.maximumPacketLength)
        #expect(read(header + record).error == error(24, .tooLong(.packetData, limit: limit, found: limit + 1)))
        let block: [UInt8] = [0, 0, 0, 9, 0xff, 0xff, 0xff, 0xfc]
        let blockLimit = UInt64(CaptureReader.maximumBlockLength)
        let tooLong = CaptureError.Reason.tooLong(.block(type: 9), limit: blockLimit, found: 0xffff_fffc)
        #expect(read(HandMade(.bigEndian).bytes + block).error == error(28, tooLong))
    }

    @Test func blockLengths() {
        let section = HandMade(.bigEndian).bytes
        let unaligned: [UInt8] = [0, 0, 0, 9, 0, 0, 0, 13]
        #expect(read(section + unaligned).error == error(28, .unalignedLength(found: 13)))
        let short: [UInt8] = [0, 0, 0, 6, 0, 0, 0, 28]
        #expect(read(section + short).error == error(28, .tooShort(.block(type: 6), needed: 32, found: 28)))
        for type in [1, 0x77] as [UInt64] {
            var file = HandMade(.bigEndian)
            file.block(type, [0, 1, 0, 0, 0, 0, 0, 0])
            file.bytes[file.bytes.count - 1] = 99
            #expect(read(file.bytes).error == error(28, .unequalLengths(leading: 20, trailing: 99)))
        }
    }

    @Test func packetLongerThanItsBlock() {
        var file = HandMade(.littleEndian)
        file.interface()
        file.enhanced(0, [1, 2, 3])
        file.bytes[48 + 20] = 5
        #expect(read(file.bytes).error == error(76, .tooShort(.packetData, needed: 5, found: 4)))
        file = HandMade(.littleEndian)
        file.interface()
        file.simple(9, [1, 2, 3])
        #expect(read(file.bytes).error == error(60, .tooShort(.packetData, needed: 9, found: 4)))
    }

    @Test func optionsOfWrongLength() {
        var file = HandMade(.littleEndian)
        file.interface(options: file.option(9, [6, 0, 0, 0]))
        #expect(read(file.bytes).error == error(44, .wrongLength(.option, needed: 1, found: 4)))
        file = HandMade(.littleEndian)
        file.interface(options: [1, 0, 200, 0])
        #expect(read(file.bytes).error == error(48, .tooShort(.option, needed: 200, found: 0)))
    }

    @Test func tooManyInterfaces() {
        var file = HandMade(.littleEndian)
        file.interface()
        let block = file.bytes[28...]
        for _ in 0..<CaptureReader.maximumInterfaces { file.bytes += block }
        #expect(read(file.bytes).error?.reason == .tooManyInterfaces(limit: CaptureReader.maximumInterfaces))
    }

    @Test func errorsAreFinal() {
        var reader = CaptureReader()
        reader.feed([0, 0, 0, 0])
        for _ in 0..<2 {
            #expect(throws: error(0, .notACapture(magic: 0))) { try reader.next() }
        }
    }

    @Test func messagesSayWhatAndWhere() throws {
        let bytes = try pcap(PcapWriter(linkType: .ethernet), sampleRecords())
        let message = read(Array(bytes.dropLast())).error.map { "\($0)" }
        #expect(message == "byte 76: the file is cut off: the record needs 76 bytes, found 75")
        let magic = read([0x0a, 0x0d, 0x0d, 0x0b]).error.map { "\($0)" }
        #expect(magic?.hasPrefix("byte 0: not a capture file: it begins with 0x0a0d0d0b, which") == true)
    }
}
