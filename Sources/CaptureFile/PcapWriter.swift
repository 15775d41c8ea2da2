/// Writes pcap 2.4: one file header, then one record per packet, all of one link type.
public struct PcapWriter: Hashable, Sendable {
    /// What all packets begin with.
    public let linkType: LinkType
    /// The most bytes of a packet, as the file header states it; 0 states no limit.
    public let snapLength: UInt32
    /// The unit of the times; with microseconds, the digits below are cut off.
    public let resolution: CaptureFormat.Resolution
    /// The byte order of all numbers.
    public let byteOrder: CaptureFormat.ByteOrder

    /// The longest packet that Wireshark reads from most link types, in bytes.
    public static let usualSnapLength: UInt32 = 262_144

    /// A writer for one file.
    public init(
        linkType: LinkType, snapLength: UInt32 = PcapWriter.usualSnapLength,
        resolution: CaptureFormat.Resolution = .nanoseconds, byteOrder: CaptureFormat.ByteOrder = .littleEndian
    ) {
        self.linkType = linkType
        self.snapLength = snapLength
        self.resolution = resolution
        self.byteOrder = byteOrder
    }

    /// The file header, 24 bytes, with which the file begins.
    public func header() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(resolution == .nanoseconds ? UInt32(0xa1b2_3c4d) : 0xa1b2_c3d4, byteOrder)
        bytes.append(Pcap.version.major, byteOrder)
        bytes.append(Pcap.version.minor, byteOrder)
        bytes.append(UInt64(0), byteOrder)
        bytes.append(snapLength, byteOrder)
        bytes.append(UInt32(linkType.number), byteOrder)
        return bytes
    }

    /// Appends a record. A record without a time gets second 0; a comment has no place in pcap and is left out.
    ///
    /// - Throws: `CaptureWriteError` where the link type differs, the time lies outside of 1970 to 2106, or there are
    ///   more bytes than `snapLength`. Then `output` is unchanged.
    public func append(_ record: CaptureRecord, to output: inout [UInt8]) throws(CaptureWriteError) {
        guard record.linkType == linkType else {
            throw .linkTypeDiffers(needed: linkType, found: record.linkType)
        }
        try record.checkLength(snapLength: snapLength)
        let seconds = try pcapSeconds(record.time)
        let fraction = (record.time?.nanoseconds ?? 0) / (1_000_000_000 / resolution.unitsPerSecond)
        output.append(seconds, byteOrder)
        output.append(fraction, byteOrder)
        output.append(UInt32(record.bytes.count), byteOrder)
        output.append(record.originalLength, byteOrder)
        output.append(contentsOf: record.bytes)
    }

    private func pcapSeconds(_ time: CaptureTime?) throws(CaptureWriteError) -> UInt32 {
        guard let time else { return 0 }
        guard let seconds = UInt32(exactly: time.seconds) else {
            throw .timeOutOfRange(latest: Int64(UInt32.max), found: time)
        }
        return seconds
    }
}
