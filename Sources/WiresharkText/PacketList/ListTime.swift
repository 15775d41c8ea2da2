import SourceText

/// The time of a row, in any of the window's formats: seconds, since 1970 or since the first packet, or a clock.
struct ListTime {
    /// Nanoseconds; absent where it says less than when.
    let value: UInt64?
    /// Whether it counts from 1970.
    let isEpoch: Bool
    let place: Range<Int>

    init?(_ text: Span<UInt8>, _ words: inout ListWords) {
        let row = words.position
        guard let first = words.next(text) else { return nil }
        if Self.isDate(text, first) {
            guard let clock = words.next(text), Self.isClock(text, clock) else { return nil }
            (value, isEpoch, place) = (nil, false, row..<clock.upperBound)
            return
        }
        if Self.isClock(text, first) {
            (value, isEpoch, place) = (nil, false, first)
            return
        }
        // Some locales have a comma for the point, and it is no column's end.
        guard let seconds = text.nanoseconds(at: first.lowerBound, to: words.end),
            let whole = text.decimal(
                at: first.lowerBound + (text.hasBytes("-", at: first.lowerBound) ? 1 : 0), to: words.end),
            seconds.end > whole.end
        else { return nil }
        if seconds.end > first.upperBound, words.next(text)?.upperBound != seconds.end { return nil }
        guard seconds.end >= first.upperBound else { return nil }
        (value, isEpoch, place) = (seconds.value, whole.value >= 500_000_000, first.lowerBound..<seconds.end)
    }

    /// `2013-01-31`
    private static func isDate(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        guard word.count == 10, let year = text.decimal(at: word.lowerBound, to: word.upperBound) else { return false }
        return year.end == word.lowerBound + 4 && text.hasBytes("-", at: year.end)
            && text.hasBytes("-", at: year.end + 3)
    }

    /// `22:13:20.123456`
    private static func isClock(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        guard word.count > 9, let hour = text.decimal(at: word.lowerBound, to: word.upperBound), hour.value < 24,
            text.hasBytes(":", at: hour.end), text.hasBytes(":", at: hour.end + 3)
        else { return false }
        return text.hasBytes(".", at: hour.end + 6) || text.hasBytes(",", at: hour.end + 6)
    }
}
