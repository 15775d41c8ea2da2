import SourceText
import TestSupport
import Testing

@Suite struct LineLocatorTests {
    /// Counted from the front, for each offset anew.
    private func plain(_ text: [UInt8], _ offset: Int, start: Int = 0) -> SourcePosition {
        let place = min(offset, text.count)
        let before = text[..<place]
        let line = before.count { $0 == 0x0a } + 1
        let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? start
        return SourcePosition(line: line, column: max(place - lineStart, 0) + 1)
    }

    private func located(_ text: [UInt8], _ offsets: [Int], piece: Int, start: Int = 0) -> [SourcePosition] {
        var locator = LineLocator(offsets: offsets, start: start)
        var position = 0
        while position < text.count {
            let end = min(position + piece, text.count)
            locator.feed(Array(text[position..<end]).span)
            position = end
        }
        return locator.finish()
    }

    /// All offsets at once, in pieces of every size.
    @Test(arguments: ["", "\n", "one", "one\ntwo", "\n\none\r\n\n\ntwo two two two\n", "\n\n\n", "a\n12345678\nb\n"])
    func everyPiece(text: String) {
        let bytes = [UInt8](text: text)
        let offsets = Array(0...bytes.count)
        let expected = offsets.map { plain(bytes, $0) }
        for piece in 1...max(bytes.count, 1) {
            #expect(located(bytes, offsets, piece: piece) == expected, "pieces of \(piece)")
        }
    }

    @Test func randomTexts() {
        var generator = SeededGenerator(11)
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
                [0x0a, 0x20, 0x61, 0x62, 0x0d].randomElement(using: &generator)! as UInt8
            }
            let offsets = (0..<8).map { _ in Int.random(in: 0...text.count, using: &generator) }.sorted()
            let piece = Int.random(in: 1...30, using: &generator)
            #expect(located(text, offsets, piece: piece) == offsets.map { plain(text, $0) })
        }
    }

    /// A byte order mark takes no column, and an offset in it stands at the first one.
    @Test func mark() {
        let text: [UInt8] = [0xef, 0xbb, 0xbf, 0x61, 0x0a, 0x62]
        let positions = located(text, [0, 2, 3, 4, 5], piece: 2, start: 3)
        let expected = [(1, 1), (1, 1), (1, 1), (1, 2), (2, 1)].map { SourcePosition(line: $0.0, column: $0.1) }
        #expect(positions == expected)
    }

    /// Offsets behind the text stand behind its last byte.
    @Test(arguments: ["ab\ncd", "ab\n", ""])
    func behindTheText(text: String) {
        let bytes = [UInt8](text: text)
        let end = plain(bytes, bytes.count)
        #expect(located(bytes, [bytes.count, bytes.count + 1, 1000], piece: 3) == [end, end, end])
    }

    @Test func isDone() {
        var locator = LineLocator(offsets: [1, 4])
        #expect(!locator.isDone)
        locator.feed(([0x61, 0x0a, 0x62] as [UInt8]).span)
        #expect(!locator.isDone)
        locator.feed(([0x62, 0x0a] as [UInt8]).span)
        #expect(locator.isDone)
    }
}
