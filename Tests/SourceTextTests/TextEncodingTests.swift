import SourceText
import TestSupport
import Testing

@Suite struct TextEncodingTests {
    @Test func detection() {
        func detect(_ bytes: [UInt8]) -> TextEncoding { TextEncoding(detecting: bytes.span) }
        #expect(detect([]) == .bytes)
        #expect(detect([0xef, 0xbb]) == .bytes)
        #expect(detect([0xef, 0xbb, 0xbf]) == .markedUTF8)
        #expect(detect([0xff, 0xfe]) == .utf16LittleEndian)
        #expect(detect([0xfe, 0xff, 0, 0x41]) == .utf16BigEndian)
        #expect(detect([0x41, 0xff, 0xfe]) == .bytes)
        #expect(TextEncoding.markedUTF8.markLength == 3)
        #expect(TextEncoding.bytes.markLength == 0)
    }
}

@Suite struct UTF16DecoderTests {
    private func bytes(_ units: [UInt16], bigEndian: Bool) -> [UInt8] {
        units.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xff)]
            return bigEndian ? pair : pair.reversed()
        }
    }

    private func decoded(_ bytes: [UInt8], bigEndian: Bool, piece: Int) -> [UInt8] {
        var decoder = UTF16Decoder(bigEndian: bigEndian)
        var text: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let end = min(position + piece, bytes.count)
            decoder.decode(Array(bytes[position..<end]).span, into: &text)
            position = end
        }
        decoder.finish(into: &text)
        return text
    }

    /// Units that make trouble: both kinds of surrogate, the ends of UTF-8's lengths, the byte order mark inside.
    private static let units: [UInt16] = [
        0, 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfeff, 0xfffe, 0xffff, 0x0a,
    ]

    /// The standard library is the judge, in both orders and pieces of every size.
    @Test(arguments: [false, true])
    func likeTheStandardLibrary(bigEndian: Bool) {
        var generator = SeededGenerator(12)
        for round in 0..<300 {
            let units: [UInt16] = (0..<(round % 24)).map { index in
                // The first one is no byte order mark: that is another test.
                index == 0 ? 0x41 : Self.units.randomElement(using: &generator)!
            }
            let expected = Array(String(decoding: units, as: UTF16.self).utf8)
            let bytes = bytes(units, bigEndian: bigEndian)
            for piece in [1, 2, 3, 5, 64] {
                #expect(decoded(bytes, bigEndian: bigEndian, piece: piece) == expected, "\(units), pieces of \(piece)")
            }
        }
    }

    @Test(arguments: [false, true])
    func everyScalarLength(bigEndian: Bool) {
        let text = "a\u{e9}\u{20ac}\u{1f4e6}\u{10ffff}\u{ffff}\u{10000}"
        let bytes = bytes(Array(text.utf16), bigEndian: bigEndian)
        #expect(decoded(bytes, bigEndian: bigEndian, piece: 3) == Array(text.utf8))
    }

    /// Only the first mark is left out.
    @Test func mark() {
        let bytes = bytes([0xfeff, 0xfeff, 0x41], bigEndian: false)
        #expect(decoded(bytes, bigEndian: false, piece: 1) == Array("\u{feff}A".utf8))
    }

    /// Half a unit at the end is one wrong character, with or without a lead surrogate before it.
    @Test func oddEnd() {
        #expect(decoded([0x41, 0, 0x42], bigEndian: false, piece: 2) == Array("A\u{fffd}".utf8))
        #expect(decoded([0x41, 0, 0x00, 0xd8], bigEndian: false, piece: 1) == Array("A\u{fffd}".utf8))
        #expect(decoded([0x41, 0, 0x00, 0xd8, 0x00], bigEndian: false, piece: 1) == Array("A\u{fffd}".utf8))
        #expect(decoded([], bigEndian: false, piece: 1) == [])
    }
}
