import SourceText

/// Whether a line is worth mending: asked only where the line could not be read as it is.
enum LineDamage {
    /// Longer lines are no lines of a trace.
    static let longest = 1 << 16

    /// Signs that Wireshark does not print into the lines that are read here.
    static func isLikely(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard start < end, end - start < longest else { return false }
        if hasMarker(text, at: start, to: end) || isButton(text, at: start) { return true }
        if citationEnd(text, at: start, to: end) != nil { return true }
        var offset = start
        while offset < end {
            if offset + 8 <= end, !mayHoldSign(text.word(at: offset)) {
                offset += 8
                continue
            }
            switch text[offset] {
            case 0x80..., UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "`"),
                UInt8(ascii: "\t"):
                return true
            case UInt8(ascii: "*") where text.hasBytes("**", at: offset): return true
            case UInt8(ascii: "=")
            where text.hasBytes("=3D", at: offset) || text.hasBytes("=C2", at: offset)
                || text.hasBytes("=E2=", at: offset) || text.hasBytes("=EF=", at: offset):
                return true
            default: offset += 1
            }
        }
        return false
    }

    /// Whether one of eight bytes may be a sign of damage: eight are asked at once, as most have none.
    @inline(__always)
    private static func mayHoldSign(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func zeros(_ difference: UInt64) -> UInt64 { (difference &- ones) & ~difference }
        let found =
            zeros(word ^ ones &* 0x09) | zeros(word ^ ones &* 0x26) | zeros(word ^ ones &* 0x2a)
            | zeros((word & ~ones) ^ ones &* 0x3c) | zeros(word ^ ones &* 0x5c) | zeros(word ^ ones &* 0x60)
        return (found | word) & 0x8080_8080_8080_8080 != 0
    }

    /// A sign that a value neither begins nor ends with, except where bold letters, a tag or an entity stand around it.
    @inline(__always)
    static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: ";"),
            UInt8(ascii: "`"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// Whether brackets close that this line did not open: it is what a line above was folded into, and no heading.
    static func isRest(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        guard end - start < longest else { return false }
        var open = 0
        var offset = start
        while offset < end {
            switch text[offset] {
            case UInt8(ascii: "("), UInt8(ascii: "["): open += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if open == 0 { return true }
                open -= 1
            default: break
            }
            offset += 1
        }
        return false
    }

    /// The end of `ab>` before a quoted line, the initials of whom it quotes; `nil` where none stand there.
    static func citationEnd(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        var position = offset
        while position < end, position - offset <= 4, text[position] | 0x20 >= UInt8(ascii: "a"),
            text[position] | 0x20 <= UInt8(ascii: "z")
        {
            position += 1
        }
        guard position > offset, position + 1 < end, text[position] == UInt8(ascii: ">"),
            text[position + 1] == UInt8(ascii: " ")
        else { return nil }
        return position + 1
    }

    /// Whether a line has nothing but a mark: `ab>`, `</p>`, `&nbsp;`. A rule is none: it parts what stands around it.
    static func isMarkAlone(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        if end - start > 1, end - start <= 6, text[end - 1] == UInt8(ascii: ">") { return true }
        if end - start <= 6, text[start] == UInt8(ascii: "&"), text[end - 1] == UInt8(ascii: ";") { return true }
        if end - start > 2, (start..<end).allSatisfy({ text[$0] == text[start] }) { return false }
        return !(start..<end).contains {
            text[$0] >= 0x80 || text[$0] | 0x20 >= UInt8(ascii: "a") || text[$0] &- 0x30 < 10
        }
    }

    /// Behind the initials of whom a line quotes, and behind a bullet or a button before its words.
    static func restStart(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        if let citation = citationEnd(text, at: start, to: end) {
            offset = text.skippingSpaces(from: citation, to: end)
        }
        if isButton(text, at: offset) { return text.skippingSpaces(from: offset + 3, to: end) }
        if text.hasBytes("- ", at: offset) || text.hasBytes("+ ", at: offset) || text.hasBytes("v ", at: offset) {
            return text.skippingSpaces(from: offset + 1, to: end)
        }
        for sign in ["\u{25b6} ", "\u{25bc} ", "\u{2022} "] as [StaticString] where text.hasBytes(sign, at: offset) {
            return text.skippingSpaces(from: offset + 3, to: end)
        }
        return offset
    }

    /// Whether the button of a tree stands here: `[+]`, `[-]`.
    static func isButton(_ text: Span<UInt8>, at offset: Int) -> Bool {
        text.hasBytes("[+]", at: offset) || text.hasBytes("[-]", at: offset)
    }

    /// A list marker, the caret of a folded tree or a quotation mark before the words.
    private static func hasMarker(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        switch text[offset] {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "!"),
            UInt8(ascii: "v"), UInt8(ascii: "V"):
            return text.hasBytes(" ", at: offset + 1) || text.hasBytes("\t", at: offset + 1)
                || offset + 1 < end && text[offset + 1] == text[offset]
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        default: return false
        }
    }
}
