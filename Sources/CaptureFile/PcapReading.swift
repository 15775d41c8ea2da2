/// pcap (draft-ietf-opsawg-pcap): a file header of 24 bytes, then records of a 16-byte header and the packet.
enum Pcap {
    static let fileHeaderLength = 24
    static let recordHeaderLength = 16
    static let version: (major: UInt16, minor: UInt16) = (2, 4)
}

extension CaptureReader {
    /// Finds out the format and reads the file header of pcap; false where more bytes are needed.
    mutating func start() throws(CaptureError) -> Bool {
        guard try has(4, .magicNumber) else { return false }
        var cursor = window.cursor(4, order: .bigEndian)
        let magic = try cursor.uint32(.magicNumber)
        if magic == PcapngBlock.sectionHeader { return try startPcapng() }
        guard case .pcap(let order, let resolution) = CaptureFormat(pcapMagic: magic) else {
            throw error(.notACapture(magic: magic))
        }
        return try startPcap(order, resolution)
    }

    private mutating func startPcap(
        _ order: CaptureFormat.ByteOrder, _ resolution: CaptureFormat.Resolution
    ) throws(CaptureError) -> Bool {
        guard try has(Pcap.fileHeaderLength, .fileHeader) else { return false }
        var cursor = window.cursor(Pcap.fileHeaderLength, order: order)
        try cursor.skip(4, .magicNumber)
        let major = try cursor.uint16(.fileHeader)
        let minor = try cursor.uint16(.fileHeader)
        guard (major, minor) == Pcap.version else { throw error(.unsupportedVersion(major: major, minor: minor)) }
        try cursor.skip(8, .fileHeader)  // two fields that were never used
        let snapLength = try cursor.uint32(.fileHeader)
        // The upper half says whether frames end in a check sequence.
        let linkType = LinkType(inFile: UInt16(truncatingIfNeeded: try cursor.uint32(.fileHeader)))
        let unit: TimestampResolution = resolution == .nanoseconds ? .nanoseconds : .microseconds
        interfaces = [CaptureInterface(linkType: linkType, snapLength: snapLength, timestampResolution: unit)]
        format = .pcap(order, resolution)
        window.drop(Pcap.fileHeaderLength)
        return true
    }

    /// The next record of a pcap file.
    mutating func nextPcapRecord(
        _ order: CaptureFormat.ByteOrder, _ resolution: CaptureFormat.Resolution
    ) throws(CaptureError) -> CaptureRecord? {
        guard let interface = interfaces.first, !isAtEnd else { return nil }
        guard try has(Pcap.recordHeaderLength, .recordHeader) else { return nil }
        var header = window.cursor(Pcap.recordHeaderLength, order: order)
        let seconds = try header.uint32(.recordHeader)
        let fraction = try header.uint32(.recordHeader)
        let captured = try packetLength(try header.uint32(.recordHeader))
        let original = try header.uint32(.recordHeader)
        let length = Pcap.recordHeaderLength + captured
        guard try has(length, .record) else { return nil }
        var body = window.cursor(length, order: order)
        try body.skip(Pcap.recordHeaderLength, .recordHeader)
        let bytes = try body.take(captured, .packetData)
        window.drop(length)
        return CaptureRecord(
            linkType: interface.linkType,
            time: CaptureTime(pcapSeconds: seconds, fraction: fraction, resolution: resolution),
            originalLength: original, bytes: bytes)
    }

    /// A captured length, refused where it is absurd.
    func packetLength(_ length: UInt32) throws(CaptureError) -> Int {
        guard length <= UInt32(CaptureReader.maximumPacketLength) else {
            throw error(.tooLong(.packetData, limit: UInt64(CaptureReader.maximumPacketLength), found: UInt64(length)))
        }
        return Int(length)
    }
}
