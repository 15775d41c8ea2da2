/// Writes moments in the spellings that PDML has.
enum ClockWriter {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `1700000000.123456000`
    static func seconds(_ time: UInt64, digits: Int) -> String {
        "\(time / 1_000_000_000).\(fraction(time, digits))"
    }

    /// `Nov 14, 2023 22:13:20.123456000`, or `2023-11-14T22:13:20.123456000`.
    static func date(_ time: UInt64, digits: Int, isStandard: Bool) -> String {
        let seconds = time / 1_000_000_000
        let (year, month, day) = civil(Int(seconds / 86400))
        let clock =
            "\(padded(seconds / 3600 % 24, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
            + ".\(fraction(time, digits))"
        if isStandard { return "\(year)-\(padded(UInt64(month), 2))-\(padded(UInt64(day), 2))T\(clock)" }
        return "\(months[month - 1]) \(day < 10 ? " " : "")\(day), \(year) \(clock)"
    }

    private static func fraction(_ time: UInt64, _ digits: Int) -> String {
        String(padded(time % 1_000_000_000, 9).prefix(digits))
    }

    private static func padded(_ number: UInt64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The Gregorian date of a day since 1970: years that begin in March make the leap day the last one.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let ofEra = shifted % 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let number = month < 10 ? month + 3 : month - 9
        return (year + era * 400 + (number <= 2 ? 1 : 0), number, ofYear - (153 * month + 2) / 5 + 1)
    }
}
