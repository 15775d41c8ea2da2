/// Writes a moment as Wireshark does: `Nov 14, 2023 22:13:20.123456000`.
public enum CalendarText {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Parameters:
    ///   - time: nanoseconds since 1970, UTC.
    ///   - quarters: how far the zone is east of Greenwich, in quarters of an hour.
    public static func text(_ time: Int64, quarters: Int = 0) -> String {
        let local = time &+ Int64(quarters) &* 900_000_000_000
        var seconds = local / 1_000_000_000
        var fraction = local % 1_000_000_000
        if fraction < 0 {
            fraction += 1_000_000_000
            seconds -= 1
        }
        var day = seconds / 86400
        var rest = seconds % 86400
        if rest < 0 {
            rest += 86400
            day -= 1
        }
        let date = civil(Int(day))
        return
            "\(months[date.month - 1]) \(date.day < 10 ? " " : "")\(date.day), \(date.year) \(padded(Int(rest / 3600), 2)):"
            + "\(padded(Int(rest / 60 % 60), 2)):\(padded(Int(rest % 60), 2)).\(padded(Int(fraction), 9))"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The Gregorian date of a day since 1970, counted in years that begin in March.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * ofYear + 2) / 153
        let first = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (first <= 2 ? 1 : 0), first, ofYear - (153 * month + 2) / 5 + 1)
    }
}
