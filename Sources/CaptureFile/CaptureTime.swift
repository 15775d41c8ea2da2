/// A point in time: seconds and nanoseconds since 1970-01-01 00:00:00 UTC, leap seconds not counted.
public struct CaptureTime: Hashable, Sendable {
    /// Whole seconds since the epoch, rounded down; negative before it.
    public let seconds: Int64
    /// Nanoseconds after `seconds`, 0 to 999 999 999.
    public let nanoseconds: UInt32

    /// A time, or nil where `nanoseconds` is a whole second or more.
    public init?(seconds: Int64, nanoseconds: UInt32) {
        guard nanoseconds < 1_000_000_000 else { return nil }
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

extension CaptureTime: Comparable {
    public static func < (left: CaptureTime, right: CaptureTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension CaptureTime {
    /// The time of a pcap record. A fraction of a second or more, which broken writers leave behind, is carried over.
    init?(pcapSeconds: UInt32, fraction: UInt32, resolution: CaptureFormat.Resolution) {
        let units = resolution.unitsPerSecond
        self.init(
            seconds: Int64(pcapSeconds) + Int64(fraction / units),
            nanoseconds: fraction % units * (1_000_000_000 / units))
    }
}
