import Testing

@testable import TraceReport

@Suite struct ExcerptTests {
    /// A column of a terminal is what a caret stands under: wide characters take two, marks none, a tab one.
    @Test(arguments: [
        ("abc", 3), ("\u{4e2d}\u{6587}", 4), ("e\u{301}", 1), ("\u{1f600}!", 3), ("\u{ff21}", 2), ("\u{ac00}", 2),
        ("a\u{200d}b", 2), ("\u{2705}", 2), ("\u{b7}\u{b7}A", 3), ("\u{e9}", 1), ("", 0),
    ])
    func width(text: String, columns: Int) {
        #expect(TerminalText.width(text) == columns)
    }

    /// Bytes that are no UTF-8 are Latin-1, byte by byte.
    @Test func latin1() {
        let line = ShownLine([0x47, 0xfc, 0xdf, 0x65, 0x20, 0xc3, 0xa4, 0xe4, 0xb8, 0xad, 0xf0])
        #expect(line.text(0..<11) == "G\u{fc}\u{df}e \u{e4}\u{4e2d}\u{f0}")
        #expect(line.characters(before: 5) == 5)
        #expect(line.characters(before: 7) == 6)
        #expect(line.characters(before: 11) == 8)
    }

    @Test func harmless() {
        let line = ShownLine(Array("a\u{1b}[31mb\u{202e}c\u{9b}d\te".utf8))
        #expect(line.text(0..<100) == "a\u{fffd}[31mb\u{fffd}c\u{fffd}d e")
    }

    /// A long line is cut around what is marked, and never within a character.
    @Test func window() {
        let text = String(repeating: "\u{4e2d}", count: 500) + "WRONG" + String(repeating: "\u{6587}", count: 500)
        let line = ShownLine(Array(text.utf8))
        let window = line.window(around: 1500..<1505, columns: 160)
        let shown = line.text(window)
        #expect(shown.contains("WRONG"))
        #expect(!shown.unicodeScalars.contains("\u{fffd}"))
        #expect(shown.unicodeScalars.count < 330)
    }
}
