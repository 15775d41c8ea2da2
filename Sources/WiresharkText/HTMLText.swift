import SourceText

/// What pages make of a text: tags and entities, as far as pastes have them.
enum HTMLText {
    private static let entities: [(name: StaticString, byte: UInt8)] = [
        ("&gt;", 0x3e), ("&lt;", 0x3c), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27), ("&nbsp;", 0x20),
        ("&middot;", 0x2e), ("&#39;", 0x27), ("&#x27;", 0x27), ("&#183;", 0x2e), ("&#160;", 0x20), ("&#xa0;", 0x20),
        ("&#xb7;", 0x2e), ("&#61;", 0x3d), ("&#58;", 0x3a), ("&#46;", 0x2e), ("&#40;", 0x28), ("&#41;", 0x29),
        ("&#91;", 0x5b), ("&#93;", 0x5d), ("&#62;", 0x3e), ("&#60;", 0x3c), ("&#x2F;", 0x2f), ("&#47;", 0x2f),
        ("&zwnj;", 0), ("&shy;", 0),
    ]
    /// Tags that begin another line, and those within one.
    private static let blocks: [StaticString] = [
        "br", "p", "pre", "div", "li", "ul", "ol", "tr", "td", "th", "table", "blockquote", "hr", "h1", "h2", "h3",
        "h4", "body", "html",
    ]
    private static let spans: [StaticString] = [
        "code", "strong", "b", "i", "em", "u", "span", "font", "a", "tt", "kbd", "samp", "sub", "sup", "mark", "wbr",
        "small", "tbody",
    ]

    static func entity(_ text: Span<UInt8>, at offset: Int, to end: Int) -> (byte: UInt8, end: Int)? {
        for (name, byte) in entities where text.hasBytes(name, at: offset) {
            return (byte, min(offset + name.utf8CodeUnitCount, end))
        }
        return nil
    }

    /// A tag of a kind that pages put around a paste; `<None>` and `<MISSING>` are Wireshark's words.
    static func tag(_ text: Span<UInt8>, at offset: Int, to end: Int) -> (endsLine: Bool, end: Int)? {
        let close = text.firstOffset(of: UInt8(ascii: ">"), from: offset, to: min(end, offset + 256))
        guard close < min(end, offset + 256) else { return nil }
        let name = text.hasBytes("/", at: offset + 1) ? offset + 2 : offset + 1
        if let block = blocks.first(where: { isName($0, text, at: name) }) {
            // The text of a page goes on in the same line behind a cell.
            return (block.utf8CodeUnitCount > 0, close + 1)
        }
        return spans.contains { isName($0, text, at: name) } ? (false, close + 1) : nil
    }

    private static func isName(_ name: StaticString, _ text: Span<UInt8>, at offset: Int) -> Bool {
        guard text.hasBytes(name, at: offset), offset + name.utf8CodeUnitCount < text.count else { return false }
        let next = text[offset + name.utf8CodeUnitCount]
        return next == UInt8(ascii: ">") || next == UInt8(ascii: " ") || next == UInt8(ascii: "/")
    }
}
