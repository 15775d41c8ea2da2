import SourceText

/// A line of a damaged text as Wireshark would have printed it, and where each byte of it stands in the text.
struct MendedText: Sendable {
    /// Offsets of claims read from mended lines have this bit until they are translated.
    static let mark = 1 << 31

    private(set) var bytes: [UInt8] = []
    /// For each byte the offset of what it stands for.
    private var places: [Int] = []
    /// For each byte the end of what it stands for: an entity or a character of several bytes ends as a whole.
    private var ends: [Int] = []
    private var end = 0

    var isEmpty: Bool { bytes.isEmpty }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        end = 0
    }

    /// Where the byte at `offset` stands in the text.
    func place(_ offset: Int) -> Int { offset < places.count ? places[offset] : end }

    /// Where the token that ends at `offset` ends in the text.
    func placeOfEnd(_ offset: Int) -> Int {
        offset > 0 && offset <= ends.count ? ends[offset - 1] : end
    }

    mutating func put(_ byte: UInt8, at place: Int) {
        bytes.append(byte)
        places.append(place)
    }

    /// Puts one blank for a mark of so many bytes.
    mutating func blank(at offset: Int, count: Int = 1) {
        bytes[offset] = UInt8(ascii: " ")
        guard count > 1 else { return }
        ends[offset] = ends[offset + count - 1]
        bytes.removeSubrange(offset + 1..<offset + count)
        places.removeSubrange(offset + 1..<offset + count)
        ends.removeSubrange(offset + 1..<offset + count)
    }

    private mutating func blank(bytesFrom start: Int) {
        bytes.removeSubrange(start + 1..<bytes.count)
        places.removeSubrange(start + 1..<places.count)
        bytes[start] = UInt8(ascii: " ")
    }

    /// Ends a line at a blank.
    mutating func breakLine(at offset: Int) { bytes[offset] = UInt8(ascii: "\n") }

    /// Adds a piece of the text, without what mails, pages and consoles did to it.
    mutating func append(_ text: Span<UInt8>, from start: Int, to end: Int) {
        var offset = skipMarkers(text, from: start, to: end)
        while ends.count < places.count { ends.append(places[ends.count] + 1) }
        while offset < end {
            offset = appendOne(text, at: offset, to: end)
            while ends.count < places.count { ends.append(offset) }
        }
        self.end = end
        stripMarkers()
    }

    /// Adds what a broken line goes on with: nothing at its front is a marker.
    mutating func appendRest(_ text: Span<UInt8>, from start: Int, to end: Int) {
        var offset = start
        while ends.count < places.count { ends.append(places[ends.count] + 1) }
        while offset < end {
            offset = appendOne(text, at: offset, to: end)
            while ends.count < places.count { ends.append(offset) }
        }
        self.end = end
    }

    /// List markers, carets of a folded tree, quotation marks, inline code and bold letters before the words.
    private mutating func skipMarkers(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        if let citation = LineDamage.citationEnd(text, at: start, to: end) {
            while offset < citation {
                put(UInt8(ascii: " "), at: offset)
                offset += 1
            }
        }
        while offset < end {
            if LineDamage.isButton(text, at: offset), offset + 3 <= end {
                put(UInt8(ascii: " "), at: offset)
                offset += 3
                continue
            }
            let byte = text[offset]
            let next = offset + 1 < end ? text[offset + 1] : UInt8(ascii: " ")
            let isSpaced = next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"),
                UInt8(ascii: "*"), UInt8(ascii: "/"):
                put(byte, at: offset)
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "!"):
                guard isSpaced || next == byte else { return offset }
                put(UInt8(ascii: " "), at: offset)
            case UInt8(ascii: "v"), UInt8(ascii: "V"):
                guard isSpaced else { return offset }
                put(UInt8(ascii: " "), at: offset)
            case UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"): put(UInt8(ascii: " "), at: offset)
            case 0xe2:
                // Bullets and triangles.
                let sign = text.word(at: offset) & 0xff_ffff
                guard sign == 0xa2_80e2 || sign & 0xff_ff00 >= 0x96_0000 && (text[offset + 1] & 0xfe) == 0x96 else {
                    return offset
                }
                // One column, like the blanks before lines that have no sign.
                put(UInt8(ascii: " "), at: offset)
                offset += 2
            default: return offset
            }
            offset += 1
        }
        return offset
    }

    /// Takes one character, or what stands for one; gives the offset behind it.
    private mutating func appendOne(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        let byte = text[offset]
        switch byte {
        case UInt8(ascii: "\t"): put(UInt8(ascii: " "), at: offset)
        case UInt8(ascii: "&"):
            if let entity = HTMLText.entity(text, at: offset, to: end) {
                if entity.byte != 0 { put(entity.byte, at: offset) }
                return entity.end
            }
            put(byte, at: offset)
        case UInt8(ascii: "<"):
            if let tag = HTMLText.tag(text, at: offset, to: end) {
                if tag.endsLine { put(UInt8(ascii: "\n"), at: offset) }
                return tag.end
            }
            put(byte, at: offset)
        case UInt8(ascii: "\\"): return appendEscape(text, at: offset, to: end)
        case UInt8(ascii: "="): return appendQuotedPrintable(text, at: offset, to: end)
        case UInt8(ascii: "`"): put(UInt8(ascii: " "), at: offset)
        case UInt8(ascii: "*"):
            // Bold letters; the stars of `[TCP Flags: *******A****]` stand between others.
            if offset + 1 < end, text[offset + 1] == byte, !hasStars(text, at: offset, to: end) { return offset + 2 }
            put(byte, at: offset)
        case 0x80...: return appendForeign(text, at: offset, to: end)
        default: put(byte, at: offset)
        }
        return offset + 1
    }

    private func hasStars(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        offset + 2 < end && text[offset + 2] == UInt8(ascii: "*")
            || offset > 0 && text[offset - 1] == UInt8(ascii: "*")
    }

    /// `\n`, `\'` and `\xc2\xb7` of program texts.
    private mutating func appendEscape(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        guard offset + 1 < end else {
            put(text[offset], at: offset)
            return offset + 1
        }
        switch text[offset + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): put(UInt8(ascii: "\n"), at: offset)
        case UInt8(ascii: "t"):
            for _ in 0..<4 { put(UInt8(ascii: " "), at: offset) }
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): put(text[offset + 1], at: offset)
        case UInt8(ascii: "u"):
            guard let end = appendCodePoint(text, at: offset, to: end) else { fallthrough }
            return end
        case UInt8(ascii: "x"):
            guard let high = text.hexDigit(at: offset + 2, to: end), let low = text.hexDigit(at: offset + 3, to: end)
            else { fallthrough }
            let value = high << 4 | low
            // The lead byte of a middle dot or of a space that does not break says nothing alone.
            if value != 0xc2 { put(value == 0xa0 ? UInt8(ascii: " ") : value, at: offset) }
            return offset + 4
        default:
            put(text[offset], at: offset)
            return offset + 1
        }
        return offset + 2
    }

    /// `\u00b7` of JSON; `nil` where no such number stands there.
    private mutating func appendCodePoint(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        var value: UInt32 = 0
        for index in 2..<6 {
            guard let digit = text.hexDigit(at: offset + index, to: end) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        guard let scalar = UnicodeScalar(value), value >= 0x20 else { return nil }
        let bytes = Array(String(scalar).utf8)
        let count = places.count
        if value < 0x80 { put(bytes[0], at: offset) } else { _ = appendForeign(bytes.span, at: 0, to: bytes.count) }
        for index in count..<places.count { places[index] = offset }
        // Signs of a tree are one column, like the blanks before lines that have none.
        if value & 0xff80 == 0x2580, places.count == count + 3 { blank(bytesFrom: count) }
        return offset + 6
    }

    /// `=3D`, `=C2=A0` and the like. `Win=64240` is none of them: only what mails do encode is taken.
    private mutating func appendQuotedPrintable(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        guard let high = text.hexDigit(at: offset + 1, to: end), let low = text.hexDigit(at: offset + 2, to: end) else {
            put(text[offset], at: offset)
            return offset + 1
        }
        let value = high << 4 | low
        switch value {
        case 0x3d: put(value, at: offset)
        case 0x09 where offset + 3 == end, 0x20 where offset + 3 == end: put(UInt8(ascii: " "), at: offset)
        case 0xc2 where text.hasBytes("=", at: offset + 3): break
        case 0xe2, 0xef:
            guard let second = encoded(text, at: offset + 3, to: end),
                let third = encoded(text, at: offset + 6, to: end)
            else { fallthrough }
            if value == 0xef, second == 0xbc || second == 0xbd {
                putNarrow(second, third, at: offset)
            } else {
                for byte in [value, second, third] { put(byte, at: offset) }
            }
            return offset + 9
        case 0xa0: put(UInt8(ascii: " "), at: offset)
        case 0xb7: put(UInt8(ascii: "."), at: offset)
        default:
            put(text[offset], at: offset)
            return offset + 1
        }
        return offset + 3
    }

    /// A byte from 0x80 on in quoted-printable.
    private func encoded(_ text: Span<UInt8>, at offset: Int, to end: Int) -> UInt8? {
        guard text.hasBytes("=", at: offset), let high = text.hexDigit(at: offset + 1, to: end), high >= 8,
            let low = text.hexDigit(at: offset + 2, to: end)
        else { return nil }
        return high << 4 | low
    }

    /// Full-width forms are ASCII moved up to U+FF01.
    private mutating func putNarrow(_ second: UInt8, _ third: UInt8, at offset: Int) {
        let value = 0x20 &+ (third & 0x3f) &+ (second == 0xbd ? 0x40 : 0)
        // Full-width brackets stand without a space before them.
        if value == UInt8(ascii: "("), let last = bytes.last, last > UInt8(ascii: " ") {
            put(UInt8(ascii: " "), at: offset)
        }
        put(value, at: offset)
    }

    /// Characters of other scripts that stand for those of ASCII.
    private mutating func appendForeign(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        for (sign, byte) in ForeignSigns.table where text.hasBytes(sign, at: offset) {
            if byte != 0 { put(byte, at: offset) }
            return min(offset + sign.utf8CodeUnitCount, end)
        }
        if offset + 2 < end, text[offset] == 0xef, text[offset + 1] == 0xbc || text[offset + 1] == 0xbd {
            putNarrow(text[offset + 1], text[offset + 2], at: offset)
            return offset + 3
        }
        put(text[offset], at: offset)
        return offset + 1
    }
}

/// What editors, fonts and wrong encodings make of spaces, dots and brackets.
enum ForeignSigns {
    static let table: [(sign: StaticString, byte: UInt8)] = [
        ("\u{a0}", 0x20), ("\u{3000}", 0x20), ("\u{2002}", 0x20), ("\u{2003}", 0x20), ("\u{2009}", 0x20),
        ("\u{202f}", 0x20), ("\u{200b}", 0), ("\u{feff}", 0), ("\u{ad}", 0), ("\u{200e}", 0),
        ("\u{b7}", 0x2e), ("\u{c2}\u{b7}", 0x2e), ("\u{252c}\u{2556}", 0x2e), ("\u{fffd}", 0x2e), ("\u{2022}", 0x2e),
        ("\u{22c5}", 0x2e), ("\u{30fb}", 0x2e),
        ("\u{3010}", 0x5b), ("\u{3011}", 0x5d), ("\u{2013}", 0x2d), ("\u{2212}", 0x2d), ("\u{c2}\u{a0}", 0x20),
        ("\u{2018}", 0x27), ("\u{2019}", 0x27), ("\u{201c}", 0x22), ("\u{201d}", 0x22),
    ]
}

extension Span where Element == UInt8 {
    func hexDigit(at offset: Int, to end: Int) -> UInt8? {
        offset < end ? Self.hexDigit(self[offset]) : nil
    }
}
