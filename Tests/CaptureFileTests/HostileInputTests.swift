import CaptureFile
import Testing

@Suite struct HostileInputTests {
    /// Valid files of all forms, with all blocks.
    static func files() throws -> [[UInt8]] {
        var files: [[UInt8]] = []
        for order in byteOrders {
            for resolution in resolutions {
                let writer = PcapWriter(linkType: .ethernet, resolution: resolution, byteOrder: order)
                files.append(try pcap(writer, sampleRecords()))
            }
            files.append(try pcapng(PcapngTests.mixed, byteOrder: order))
            var file = HandMade(order)
            file.interface(1, snapLength: 3, options: file.option(9, [0x94]) + file.option(14, file.number(7, 8)))
            file.old(1, [1, 2])
            file.block(10, [1, 2, 3, 4, 5, 6, 7, 8])
            file.simple(5, [1, 2, 3])
            file.section(minor: 2)
            file.interface()
            file.enhanced(5, [1, 2, 3, 4, 5], options: file.option(1, [65]) + file.option(0, []))
            files.append(file.bytes)
        }
        return files
    }

    /// All whole records come out of a cut file, then an error at the first byte that lacks its end.
    @Test func everyPrefix() throws {
        for file in try Self.files() {
            let whole = read(file)
            #expect(whole.error == nil)
            let ends = try recordEnds(file)
            for length in 0..<file.count {
                let reading = read(Array(file[..<length]))
                let count = ends.prefix { $0 <= UInt64(length) }.count
                #expect(reading.records == Array(whole.records[..<count]))
                if let error = reading.error {
                    guard case .cutOff(_, let needed, let found) = error.reason else {
                        Issue.record("cut at \(length): \(error)")
                        continue
                    }
                    #expect(error.offset + found == UInt64(length) && found < needed)
                }
            }
        }
    }

    /// A byte changed, to each of some values: an error or other records, but no crash; and pieces make no difference.
    @Test func everyByteChanged() throws {
        for file in try Self.files() {
            for index in file.indices {
                for change in [0x01, 0x04, 0x80, 0xff] as [UInt8] {
                    var damaged = file
                    damaged[index] ^= change
                    let reading = read(damaged)
                    #expect(read(damaged, piece: 11) == reading)
                    _ = reading.error?.description
                }
            }
        }
    }

    /// Two bytes at random, and random bytes behind a magic number.
    @Test func randomDamage() throws {
        var state: UInt64 = 0x9e37_79b9_7f4a_7c15
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for file in try Self.files() {
            for _ in 0..<1500 {
                var damaged = file
                for _ in 0..<2 { damaged[random(file.count)] = UInt8(random(256)) }
                #expect(read(damaged, piece: 1 + random(40)) == read(damaged))
                var noise = Array(file[..<12])
                for _ in 0..<random(80) { noise.append(UInt8(random(8) < 5 ? 0 : random(256))) }
                #expect(read(noise, piece: 3) == read(noise))
            }
        }
    }

    /// A long block that is not read is passed over as it comes.
    @Test func longUnknownBlockIsNotHeld() throws {
        var file = HandMade(.littleEndian)
        file.block(77, Array(repeating: 1, count: 1 << 20))
        file.interface()
        file.enhanced(0, [5])
        #expect(read(file.bytes, piece: 1000).records.map(\.bytes) == [[5]])
        let cut = read(Array(file.bytes[..<1000]), piece: 100)
        let reason = CaptureError.Reason.cutOff(.block(type: 77), needed: 1 << 20 + 12, found: 972)
        #expect(cut.error == CaptureError(offset: 28, reason: reason))
    }

    /// Where each record of a file ends: the byte behind it, found by feeding single bytes.
    private func recordEnds(_ file: [UInt8]) throws -> [UInt64] {
        var reader = CaptureReader()
        var ends: [UInt64] = []
        for byte in file {
            reader.feed([byte])
            while try reader.next() != nil { ends.append(reader.offset) }
        }
        return ends
    }
}
