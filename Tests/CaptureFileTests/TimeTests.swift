import CaptureFile
import Testing

@Suite struct TimeTests {
    struct Example: Sendable {
        var resolution: UInt8
        var offset: Int64 = 0
        var units: UInt64
        var seconds: Int64?
        var nanoseconds: UInt32 = 0
    }

    static let examples = [
        Example(resolution: 0, units: 7, seconds: 7),
        Example(resolution: 3, units: 1_234, seconds: 1, nanoseconds: 234_000_000),
        Example(resolution: 6, offset: 100, units: 1_000_001, seconds: 101, nanoseconds: 1000),
        Example(resolution: 6, offset: -2, units: 1_000_001, seconds: -1, nanoseconds: 1000),
        Example(resolution: 9, units: .max, seconds: 18_446_744_073, nanoseconds: 709_551_615),
        Example(resolution: 12, units: 1_000_000_001_999, seconds: 1, nanoseconds: 1),
        Example(resolution: 19, units: .max, seconds: 1, nanoseconds: 844_674_407),
        Example(resolution: 20, units: .max, seconds: 0, nanoseconds: 184_467_440),
        Example(resolution: 28, units: .max, seconds: 0, nanoseconds: 1),
        Example(resolution: 29, units: .max, seconds: 0),
        Example(resolution: 127, units: .max, seconds: 0),
        Example(resolution: 0x80, units: 7, seconds: 7),
        Example(resolution: 0x81, units: 3, seconds: 1, nanoseconds: 500_000_000),
        Example(resolution: 0xa0, units: 0x1_8000_0000, seconds: 1, nanoseconds: 500_000_000),
        Example(resolution: 0xbf, units: .max, seconds: 1, nanoseconds: 999_999_999),
        Example(resolution: 0xc0, units: .max, seconds: 0, nanoseconds: 999_999_999),
        Example(resolution: 0xc1, units: .max, seconds: 0, nanoseconds: 499_999_999),
        Example(resolution: 0xff, units: .max, seconds: 0),
        // Not to be held by 64 bits: no time, and no crash.
        Example(resolution: 0, units: .max, seconds: nil),
        Example(resolution: 0, offset: .max, units: 1, seconds: nil),
    ]

    @Test(arguments: examples, byteOrders)
    func resolutionAndOffset(example: Example, order: ByteOrder) {
        var file = HandMade(order)
        let offset = file.number(UInt64(bitPattern: example.offset), 8)
        file.interface(1, options: file.option(9, [example.resolution]) + file.option(14, offset))
        file.enhanced(example.units, [])
        let expected = example.seconds.flatMap { time($0, example.nanoseconds) }
        #expect(read(file.bytes).records.map(\.time) == [expected])
    }

    @Test func microsecondsWhereNothingIsSaid() {
        var file = HandMade(.bigEndian)
        file.interface()
        file.enhanced(1_700_000_000_000_001, [])
        #expect(read(file.bytes).records.first?.time == time(1_700_000_000, 1000))
    }

    @Test func timesAreChecked() {
        #expect(time(1, 1_000_000_000) == nil)
        #expect(CaptureTime(seconds: 0, nanoseconds: 1).map { $0 < CaptureTime(seconds: 1, nanoseconds: 0)! } == true)
    }
}
