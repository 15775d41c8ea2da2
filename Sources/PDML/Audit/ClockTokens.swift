import SourceText
import WiresharkText

/// Moments as PDML has them: with nine digits behind the point, or fewer.
extension Span where Element == UInt8 {
    /// `1700000000.123456000` in nanoseconds, without a unit.
    func clockNanoseconds(at offset: Int, to end: Int) -> Scanned? {
        guard let whole = decimal(at: offset, to: end), whole.value < 1 << 33, hasBytes(".", at: whole.end),
            let fraction = decimal(at: whole.end + 1, to: end), fraction.end - whole.end <= 10
        else { return nil }
        var part = fraction.value
        for _ in fraction.end - whole.end..<10 { part *= 10 }
        return Scanned(value: whole.value * 1_000_000_000 + part, end: fraction.end)
    }

    /// `2023-11-14T22:13:20.123456000` in nanoseconds since 1970, as if in UTC.
    func timestamp(at offset: Int, to end: Int) -> Scanned? {
        guard let year = decimal(at: offset, to: end), 1970...9999 ~= year.value, hasBytes("-", at: year.end),
            let month = decimal(at: year.end + 1, to: end), 1...12 ~= month.value, hasBytes("-", at: month.end),
            let day = decimal(at: month.end + 1, to: end), 1...31 ~= day.value, hasBytes("T", at: day.end),
            let clock = clockTime(at: day.end + 1, to: end)
        else { return nil }
        let days = UInt64(Self.days(year: Int(year.value), month: Int(month.value), day: Int(day.value)))
        guard days < 1 << 17 else { return nil }
        return Scanned(value: days &* 86_400_000_000_000 &+ clock.value, end: clock.end)
    }

    /// Behind the digits that follow the last point of a token.
    func fractionEnd(from start: Int, to end: Int) -> Int? {
        var position = end
        while position > start, self[position - 1] != UInt8(ascii: ".") { position -= 1 }
        guard position > start else { return nil }
        while position < end, self[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position
    }
}
