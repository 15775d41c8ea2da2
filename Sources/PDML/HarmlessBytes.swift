import SourceText

/// PDML is not always XML: some versions write control characters and broken UTF-8 as they come. Such bytes become
/// question marks before the parser sees them, one for one, so that every position stays.
enum HarmlessBytes {
    /// Whether the text is UTF-8 and holds only characters that XML allows: eight bytes at a time where it is plain ASCII.
    static func areHarmless(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var offset = start
        while offset < end {
            let found = suspects(text.word(at: offset))
            if found == 0 {
                offset &+= 8
                continue
            }
            offset &+= found.trailingZeroBitCount >> 3
            guard offset < end else { return true }
            let byte = text[offset]
            let length = byte >= 0x80 ? sequenceLength(text, at: offset, to: end) : byte == 0x09 || byte == 0x0d ? 1 : 0
            guard length > 0 else { return false }
            offset &+= length
        }
        return true
    }

    /// The high bit of every byte below a space, but for a line feed, or above ASCII.
    @inline(__always)
    private static func suspects(_ word: UInt64) -> UInt64 {
        let high: UInt64 = 0x8080_8080_8080_8080
        let low = ~((word | high) &- 0x2020_2020_2020_2020) & high
        let feed = word ^ 0x0a0a_0a0a_0a0a_0a0a
        let isOther = ((feed | high) &- 0x0101_0101_0101_0101 | feed) & high
        return (low & isOther) | (word & high)
    }

    /// A copy that is valid UTF-8 and holds only characters of XML 1.0 (section 2.2), of the same length.
    static func copy(_ text: Span<UInt8>, from start: Int, to end: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(end - start)
        var offset = start
        while offset < end {
            let byte = text[offset]
            if byte < 0x80 {
                let isAllowed = byte >= 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
                bytes.append(isAllowed ? byte : UInt8(ascii: "?"))
                offset += 1
                continue
            }
            let length = sequenceLength(text, at: offset, to: end)
            for index in 0..<max(length, 1) { bytes.append(length > 0 ? text[offset + index] : UInt8(ascii: "?")) }
            offset += max(length, 1)
        }
        return bytes
    }

    /// How long the UTF-8 sequence is, or 0 where it is none that XML allows (RFC 3629, section 4).
    static func sequenceLength(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        let first = text[offset]
        let length =
            first >= 0xc2 && first <= 0xdf ? 2 : first & 0xf0 == 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
        guard length > 0, offset + length <= end else { return 0 }
        var scalar = UInt32(first) & (0xff >> UInt32(length + 1))
        for index in 1..<length {
            let next = text[offset + index]
            guard next & 0xc0 == 0x80 else { return 0 }
            scalar = scalar << 6 | UInt32(next & 0x3f)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        let isSurrogate = scalar >= 0xd800 && scalar <= 0xdfff
        return scalar >= smallest && scalar <= 0x10ffff && !isSurrogate && scalar & 0xfffe != 0xfffe ? length : 0
    }
}
