import SourceText
import TestSupport
import Testing

@Suite struct ByteScanningTests {
    /// Every range of random texts over few letters, so that the byte stands everywhere.
    @Test func firstOffset() {
        var generator = SeededGenerator(13)
        let letters: [UInt8] = [0x0a, 0x0b, 0x8a, 0x09, 0, 0xff, 0x80, 0x01]
        for length in 0...40 {
            let bytes = (0..<length).map { _ in letters.randomElement(using: &generator)! }
            for byte in letters {
                for start in 0...length {
                    let end = Int.random(in: start...length, using: &generator)
                    let expected = bytes[start..<end].firstIndex(of: byte) ?? end
                    let found = bytes.span.firstOffset(of: byte, from: start, to: end)
                    if found != expected { Issue.record("\(byte) in \(bytes), \(start)..<\(end): \(found)") }
                }
            }
        }
    }

    @Test func lineCount() {
        var generator = SeededGenerator(14)
        for _ in 0..<200 {
            let bytes = (0..<50).map { _ in [0x0a, 0x61].randomElement(using: &generator)! as UInt8 }
            let start = Int.random(in: 0...50, using: &generator)
            let end = Int.random(in: start...50, using: &generator)
            let found = bytes.span.lineCount(from: start, to: end)
            #expect(found == bytes[start..<end].count { $0 == 0x0a })
        }
    }

    /// Eight bytes, the first one lowest; zeros behind the end.
    @Test func word() {
        let bytes = Array(UInt8(1)...20)
        for offset in 0...22 {
            var expected: UInt64 = 0
            for index in 0..<8 where offset + index < bytes.count {
                expected |= UInt64(bytes[offset + index]) << UInt64(8 * index)
            }
            let found = bytes.span.word(at: offset)
            #expect(found == expected)
        }
    }

    @Test func hasBytes() {
        let bytes = [UInt8](text: "Frame 1: 74 bytes")
        let cases: [(literal: StaticString, offset: Int, isThere: Bool)] = [
            ("Frame ", 0, true), ("bytes", 12, true), ("", 17, true), ("bytes", 13, false), ("bytes ", 12, false),
            ("Frame ", -1, false),
        ]
        for (literal, offset, isThere) in cases {
            let found = bytes.span.hasBytes(literal, at: offset)
            #expect(found == isThere, "\(literal) at \(offset)")
        }
    }
}
