/// Where packets were captured, as far as reading them needs it: pcap's file header or an interface description block.
public struct CaptureInterface: Hashable, Sendable {
    /// What the packets begin with.
    public var linkType: LinkType
    /// The most bytes that were kept of a packet; 0 where there was no limit.
    public var snapLength: UInt32
    /// The unit of the times in the file.
    public var timestampResolution: TimestampResolution
    /// Seconds to add to the times in the file (`if_tsoffset`).
    public var timestampOffset: Int64

    /// An interface of exactly these values.
    public init(
        linkType: LinkType, snapLength: UInt32, timestampResolution: TimestampResolution = .microseconds,
        timestampOffset: Int64 = 0
    ) {
        self.linkType = linkType
        self.snapLength = snapLength
        self.timestampResolution = timestampResolution
        self.timestampOffset = timestampOffset
    }

    /// The time that a packet block states, rounded down to nanoseconds; nil where 64-bit seconds cannot hold it.
    func time(units: UInt64) -> CaptureTime? {
        let (whole, nanoseconds) = timestampResolution.split(units)
        guard let whole = Int64(exactly: whole) else { return nil }
        let (seconds, overflow) = whole.addingReportingOverflow(timestampOffset)
        return overflow ? nil : CaptureTime(seconds: seconds, nanoseconds: nanoseconds)
    }
}
