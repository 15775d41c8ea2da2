/// Numbers as a report writes them.
enum Figures {
    /// Nanoseconds as seconds, with as many decimals as they need, six at least.
    static func seconds(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        var digits = padded(String(magnitude % 1_000_000_000), 9)
        while digits.utf8.count > 6, digits.utf8.last == 0x30 { digits.removeLast() }
        return (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000_000) + "." + digits
    }

    /// Nanoseconds in the unit that fits: `33.99 ms`.
    static func span(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        if magnitude >= 1_000_000_000 { return sign + decimal(magnitude / 1_000_000, 1000) + " s" }
        if magnitude >= 1_000_000 { return sign + decimal(magnitude / 1000, 1000) + " ms" }
        if magnitude >= 1000 { return sign + decimal(magnitude, 1000) + " µs" }
        return sign + String(magnitude) + " ns"
    }

    /// A fraction with at most three decimals.
    static func decimal(_ value: UInt64, _ unit: UInt64) -> String {
        var digits = padded(String(value % unit), 3)
        while digits.utf8.last == 0x30 { digits.removeLast() }
        return String(value / unit) + (digits.isEmpty ? "" : "." + digits)
    }

    static func padded(_ text: String, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    static func hex(_ value: UInt64, digits: Int) -> String { Hexadecimal.text(value, digits: digits) }

    /// Hexadecimal digits alone.
    static func digits(_ value: UInt64, _ count: Int) -> String { padded(String(value, radix: 16), count) }

    static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// `7, 8 and 21`
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `bytes 4–7`
    static func bytes(_ range: Range<Int>) -> String {
        range.count == 1 ? "byte \(range.lowerBound)" : "bytes \(range.lowerBound)–\(range.upperBound - 1)"
    }
}
