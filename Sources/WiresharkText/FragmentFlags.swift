import SourceText

/// The three flags of IPv4 (RFC 791) in the spellings of all versions.
struct FragmentFlags {
    /// Reserved, don't fragment, more fragments, the last one lowest.
    var value: UInt64

    /// - Parameters:
    ///   - number: the hexadecimal number that stands at `offset`.
    ///   - end: the end of the line, which may name the flags.
    init?(_ text: Span<UInt8>, _ number: Scanned, at offset: Int, to end: Int) {
        switch number.end - offset {
        // `0x2`: the three bits (4.0 and later).
        case 3: value = number.value
        // `0x4000, Don't fragment`: the word with the offset left out (2.6 to 3.2).
        case 6: value = number.value >> 13
        default:
            // `0x40, Don't fragment`: the byte that holds them (3.4, 3.6).
            if number.value >= 0x10 {
                value = number.value >> 5
                break
            }
            // `0x02 (Don't Fragment)`: three bits (1.4 to 2.4); `0x04 (Don't Fragment)`: four (before). The names
            // tell which: none is the same in both.
            let named = Self.names(text, from: number.end, to: end)
            guard let fitting = [number.value >> 1, number.value].first(where: { $0 & 3 == named && $0 <= 7 }) else {
                return nil
            }
            value = fitting
        }
        if value > 7 { return nil }
    }

    private static func names(_ text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
        var named: UInt64 = 0
        var position = start
        while position < end {
            if text.hasBytes("Don", at: position) { named |= 2 }
            if text.hasBytes("More", at: position) { named |= 1 }
            position += 1
        }
        return named
    }
}
