import SourceText

/// Dates as Wireshark prints them, in the months of the C locale.
extension Span where Element == UInt8 {
    /// `Nov 14, 2023 22:13:20.123456000 UTC` in nanoseconds since 1970.
    ///
    /// A time without a zone, or in one whose name is not clear, counts as UTC.
    package func calendarTime(at offset: Int, to end: Int) -> Scanned? {
        guard let month = Self.months.firstIndex(where: { hasBytes($0, at: offset) }) else { return nil }
        guard let day = decimal(at: skippingSpaces(from: offset + 3, to: end), to: end), day.value &- 1 < 31,
            hasBytes(",", at: day.end),
            let year = decimal(at: skippingSpaces(from: day.end + 1, to: end), to: end), 1970...9999 ~= year.value,
            let clock = clockTime(at: skippingSpaces(from: year.end, to: end), to: end)
        else { return nil }
        let days = Self.days(year: Int(year.value), month: month + 1, day: Int(day.value))
        let zone = zoneOffset(at: skippingSpaces(from: clock.end, to: end), to: end)
        // Up to the year 2200 the count fits; it is a signed number elsewhere.
        let (time, overflow) = (days * 86400 - zone * 60).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return nil }
        return Scanned(value: UInt64(bitPattern: Int64(time)) &+ clock.value, end: clock.end)
    }

    /// `22:13:20.123456000`; some locales have a comma for the point.
    package func clockTime(at offset: Int, to end: Int) -> Scanned? {
        guard let hour = decimal(at: offset, to: end), hour.value < 24, hasBytes(":", at: hour.end),
            let minute = decimal(at: hour.end + 1, to: end), minute.value < 60, hasBytes(":", at: minute.end),
            let second = decimal(at: minute.end + 1, to: end), second.value < 61
        else { return nil }
        var value = ((hour.value * 60 + minute.value) * 60 + second.value) * 1_000_000_000
        guard hasBytes(".", at: second.end) || hasBytes(",", at: second.end),
            let fraction = decimal(at: second.end + 1, to: end)
        else { return Scanned(value: value, end: second.end) }
        let digits = fraction.end - second.end - 1
        guard digits <= 9 else { return nil }
        var part = fraction.value
        for _ in digits..<9 { part *= 10 }
        value += part
        return Scanned(value: value, end: fraction.end)
    }

    private static var months: [StaticString] {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }

    /// Minutes east of Greenwich; `nil` for names that are not clear.
    func knownZone(at offset: Int, to end: Int) -> Int? {
        let minutes = zoneOffset(at: offset, to: end)
        let isUTC = end - offset == 3 && (hasBytes("UTC", at: offset) || hasBytes("GMT", at: offset))
        return minutes != 0 || isUTC ? minutes : nil
    }

    /// Minutes east of Greenwich, for the abbreviations that mean one zone only.
    private func zoneOffset(at offset: Int, to end: Int) -> Int {
        let zones: [(StaticString, Int)] = [
            ("EDT", -240), ("EST", -300), ("CDT", -300), ("MDT", -360), ("MST", -420), ("PDT", -420), ("PST", -480),
            ("CEST", 120), ("CET", 60), ("EEST", 180), ("EET", 120), ("MSK", 180), ("JST", 540),
        ]
        guard end - offset <= 4 else { return 0 }
        return zones.first { hasBytes($0.0, at: offset) && $0.0.utf8CodeUnitCount == end - offset }?.1 ?? 0
    }

    /// Days since 1970 in the Gregorian calendar, counted in years that begin in March.
    package static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }
}
