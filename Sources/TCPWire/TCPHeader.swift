/// A TCP header (RFC 9293, section 3.1) as it stands on the wire: nothing is repaired, a wrong data offset stays wrong.
public struct TCPHeader: Hashable, Sendable {
    public static let fixedLength = 20

    public var sourcePort: UInt16 = 0
    public var destinationPort: UInt16 = 0
    public var sequenceNumber = SequenceNumber(rawValue: 0)
    public var acknowledgmentNumber = SequenceNumber(rawValue: 0)
    /// Header length in 32-bit words, 0 … 15.
    public var dataOffset: UInt8 = 5
    public var flags: TCPFlags = []
    public var window: UInt16 = 0
    public var checksum: UInt16 = 0
    public var urgentPointer: UInt16 = 0
    /// The option area, padding and bytes behind the end of the list included, at most 40 bytes. Shorter than the data
    /// offset says where the bytes ended early.
    public var options: [UInt8] = []

    public init() {}

    /// Reads a header from the front of `bytes`.
    public init(decoding bytes: Span<UInt8>) throws(TruncatedHeader) {
        guard bytes.count >= Self.fixedLength else {
            throw TruncatedHeader(header: "tcp", needed: Self.fixedLength, found: bytes.count)
        }
        sourcePort = bytes.number16(at: 0)
        destinationPort = bytes.number16(at: 2)
        sequenceNumber = SequenceNumber(rawValue: bytes.number32(at: 4))
        acknowledgmentNumber = SequenceNumber(rawValue: bytes.number32(at: 8))
        dataOffset = bytes[12] >> 4
        flags = TCPFlags(rawValue: bytes.number16(at: 12) & 0x0fff)
        window = bytes.number16(at: 14)
        checksum = bytes.number16(at: 16)
        urgentPointer = bytes.number16(at: 18)
        options = bytes.octets(from: Self.fixedLength, count: Int(dataOffset) * 4 - Self.fixedLength)
    }

    /// How many bytes ``encode(into:)`` writes.
    public var byteCount: Int { Self.fixedLength + options.count }

    public func encode(into bytes: inout [UInt8]) {
        bytes.append(number16: sourcePort)
        bytes.append(number16: destinationPort)
        bytes.append(number32: sequenceNumber.rawValue)
        bytes.append(number32: acknowledgmentNumber.rawValue)
        bytes.append(number16: UInt16(dataOffset & 0xf) << 12 | flags.rawValue & 0x0fff)
        bytes.append(number16: window)
        bytes.append(number16: checksum)
        bytes.append(number16: urgentPointer)
        bytes.append(contentsOf: options)
    }
}
