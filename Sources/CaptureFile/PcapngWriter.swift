/// Writes pcapng 1.0: one section, an interface for each link type as it comes up, enhanced packet blocks with
/// nanoseconds and comments.
public struct PcapngWriter: Hashable, Sendable {
    /// The name that the section header gives as the application that wrote the file.
    public let application: String
    /// The most bytes of a packet, as the interfaces state it; 0 states no limit.
    public let snapLength: UInt32
    /// The byte order of all numbers.
    public let byteOrder: CaptureFormat.ByteOrder
    /// The link types of the interfaces written so far, in the order of their numbers.
    public private(set) var linkTypes: [LinkType] = []

    /// The last whole second, since 1970, that 64 bits of nanoseconds can hold.
    static let latestSecond: Int64 = 18_446_744_072

    /// A writer for one file. The name of the application is cut off after 65 535 bytes.
    public init(
        application: String = "wiretext", snapLength: UInt32 = PcapWriter.usualSnapLength,
        byteOrder: CaptureFormat.ByteOrder = .littleEndian
    ) {
        self.application = application
        self.snapLength = snapLength
        self.byteOrder = byteOrder
    }

    /// The section header block, with which the file begins.
    public func header() -> [UInt8] {
        var body: [UInt8] = []
        body.append(UInt32(0x1a2b_3c4d), byteOrder)
        body.append(UInt16(1), byteOrder)
        body.append(UInt16(0), byteOrder)
        body.append(UInt64.max, byteOrder)  // the section's length is not stated
        appendOption(PcapngOption.userApplication, Array(application.utf8.prefix(Int(UInt16.max))), to: &body)
        appendOption(PcapngOption.endOfOptions, [], to: &body)
        var bytes: [UInt8] = []
        appendBlock(PcapngBlock.sectionHeader, body, to: &bytes)
        return bytes
    }

    /// Appends a packet, and before it a new interface where its link type has none yet. A record without a time gets
    /// second 0.
    ///
    /// - Throws: `CaptureWriteError` where the time lies outside of 1970 to 2554, the comment is longer than an option
    ///   can hold, or there are more bytes than `snapLength`. Then `output` is unchanged.
    public mutating func append(_ record: CaptureRecord, to output: inout [UInt8]) throws(CaptureWriteError) {
        try record.checkLength(snapLength: snapLength)
        let units = try nanoseconds(record.time)
        let comment = try commentBytes(record.comment)
        let interface = interface(for: record.linkType, &output)
        appendPacket(record, interface: interface, units: units, comment: comment, to: &output)
    }

    private func nanoseconds(_ time: CaptureTime?) throws(CaptureWriteError) -> UInt64 {
        guard let time else { return 0 }
        guard time.seconds >= 0, time.seconds <= PcapngWriter.latestSecond else {
            throw .timeOutOfRange(latest: PcapngWriter.latestSecond, found: time)
        }
        return UInt64(time.seconds) * 1_000_000_000 + UInt64(time.nanoseconds)
    }

    private func commentBytes(_ comment: String?) throws(CaptureWriteError) -> [UInt8]? {
        guard let comment else { return nil }
        guard comment.utf8.count <= Int(UInt16.max) else {
            throw .commentTooLong(limit: Int(UInt16.max), found: comment.utf8.count)
        }
        return Array(comment.utf8)
    }

    private mutating func interface(for linkType: LinkType, _ output: inout [UInt8]) -> UInt32 {
        if let index = linkTypes.firstIndex(of: linkType) { return UInt32(index) }
        linkTypes.append(linkType)
        appendInterface(linkType, to: &output)
        return UInt32(linkTypes.count - 1)
    }
}
