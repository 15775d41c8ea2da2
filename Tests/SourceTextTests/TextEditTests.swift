import SourceText
import TestSupport
import Testing

/// A text with edits in it, fed in pieces.
private func apply(_ edits: [TextEdit], to text: [UInt8], pieces: Int = 7) -> [UInt8] {
    var splicer = TextSplicer(edits)
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: pieces) {
        splicer.feed(Array(text[start..<min(text.count, start + pieces)]), to: &output)
    }
    splicer.finish(to: &output)
    return output
}

/// Edits that do not meet, in order.
private func edits(of text: [UInt8], with generator: inout SeededGenerator) -> [TextEdit] {
    var edits: [TextEdit] = []
    var start = 0
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let from = start + Int.random(in: 0...12, using: &generator)
        let to = from + Int.random(in: 0...5, using: &generator)
        guard to <= text.count else { break }
        let new = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            UInt8.random(in: 0x61...0x7a, using: &generator)
        }
        if from < to || !new.isEmpty { edits.append(TextEdit(SourceSpan(start: from, end: to), text: new)) }
        start = to + 1
    }
    return edits
}

@Suite struct TextEditTests {
    @Test func splicing() {
        let text = Array("one two three".utf8)
        let edits = [
            TextEdit(SourceSpan(start: 0, end: 3), text: Array("1".utf8)),
            TextEdit(SourceSpan(start: 4, end: 4), text: Array("and ".utf8)),
            TextEdit(SourceSpan(start: 7, end: 13), text: []),
            TextEdit(SourceSpan(start: 13, end: 13), text: Array("!".utf8)),
        ]
        for pieces in 1...14 {
            #expect(String(decoding: apply(edits, to: text, pieces: pieces), as: UTF8.self) == "1 and two!")
        }
    }

    /// Rounds of edits come to the same as all of them at once, in the offsets of the first text.
    @Test func composition() {
        var generator = SeededGenerator(5)
        for _ in 0..<3000 {
            let original = (0..<Int.random(in: 0...60, using: &generator)).map { UInt8(0x30 + $0 % 10) }
            var all = TextEdits()
            var text = original
            for _ in 0..<4 {
                let round = edits(of: text, with: &generator)
                all.append(round)
                text = apply(round, to: text)
            }
            #expect(apply(all.edits, to: original) == text)
            for (left, right) in zip(all.edits, all.edits.dropFirst()) { #expect(left.span.end <= right.span.start) }
        }
    }

    /// Each character's place in the decoded text leads back to its place in UTF-16.
    @Test(arguments: [false, true])
    func places(bigEndian: Bool) {
        let text = "a\u{e4}\u{4e2d}\u{1f600}\r\nb"
        var raw: [UInt8] = []
        var expected: [Int] = []
        var offsets: [Int] = []
        func append(_ unit: UInt16) {
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xff)]
            raw += bigEndian ? bytes : bytes.reversed()
        }
        append(0xfeff)
        var decoded = 0
        for scalar in text.unicodeScalars {
            offsets.append(decoded)
            expected.append(raw.count)
            for unit in String(scalar).utf16 { append(unit) }
            decoded += String(scalar).utf8.count
        }
        offsets.append(decoded)
        expected.append(raw.count)
        for pieces in [1, 3, 100] {
            var places = UTF16Offsets(offsets, bigEndian: bigEndian)
            for start in stride(from: 0, to: raw.count, by: pieces) {
                places.feed(Array(raw[start..<min(raw.count, start + pieces)]).span)
            }
            #expect(places.finish() == expected)
        }
    }
}
