/// Times in text.
public enum TimeText {
    /// Nanoseconds as seconds with nine decimals.
    public static func seconds(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        let fraction = String(magnitude % 1_000_000_000)
        return (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000_000) + "."
            + String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
    }

    /// Nanoseconds as milliseconds with three decimals: `33.990 ms`.
    public static func milliseconds(_ nanoseconds: Int64) -> String {
        let micro = (nanoseconds.magnitude &+ 500) / 1000
        let fraction = String(micro % 1000)
        return (nanoseconds < 0 ? "-" : "") + String(micro / 1000) + "."
            + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction + " ms"
    }
}
