import SourceText

/// Goes through the columns of a row, whatever stands between them.
struct ListWords {
    /// Where the next word begins, and the row ends.
    private(set) var position: Int
    let end: Int

    init(_ text: Span<UInt8>, from start: Int, to end: Int) {
        position = start
        self.end = end
        skip(text)
    }

    mutating func next(_ text: Span<UInt8>) -> Range<Int>? {
        let start = position
        while position < end, !Self.separates(text[position]) { position += 1 }
        guard position > start else { return nil }
        defer { skip(text) }
        return start..<position
    }

    private mutating func skip(_ text: Span<UInt8>) {
        while position < end, Self.separates(text[position]) { position += 1 }
    }

    /// Blanks and tabs of a window, quotation marks and commas of its CSV, bars of a table.
    private static func separates(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "|"): true
        default: false
        }
    }
}

/// The arrow between two addresses or two ports, in all its spellings.
enum ListArrow {
    private static let spellings: [StaticString] = [
        ">", "→", "->", "&gt;", "-&gt;", "\\u2192", "\\342\\206\\222", "â†’",
    ]

    /// Where the arrow that stands at `offset` ends; `nil` where none does.
    static func end(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        for spelling in spellings where text.hasBytes(spelling, at: offset) {
            let last = offset + spelling.utf8CodeUnitCount
            return last <= end ? last : nil
        }
        return nil
    }
}
