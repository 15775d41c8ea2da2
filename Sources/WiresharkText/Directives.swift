import SourceText

extension TextReader {
    /// Notes a line that speaks to us, whatever marks of a comment stand before the word.
    ///
    /// - Parameter start: within the line; it may end behind where its value was thought to.
    mutating func noteDirective(_ text: Span<UInt8>, from start: Int) {
        var word = start
        while word < text.count, text[word] != UInt8(ascii: "\n"), !Self.isLetterOrDigit(text[word]) { word += 1 }
        guard text.hasBytes("wiretext:", at: word) else { return }
        let end = text.firstOffset(of: UInt8(ascii: "\n"), from: word, to: text.count)
        directives.append(SourceSpan(start: base + word, end: base + end))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            true
        default: false
        }
    }
}
