/// An IPv4 header (RFC 791, section 3.1) as it stands on the wire.
public struct IPv4Header: Hashable, Sendable {
    public static let fixedLength = 20

    public var version: UInt8 = 4
    /// Header length in 32-bit words, 0 … 15.
    public var headerWords: UInt8 = 5
    /// Differentiated services code point (six bits) and ECN (two bits), RFC 2474 and RFC 3168.
    public var differentiatedServices: UInt8 = 0
    public var totalLength: UInt16 = 0
    public var identification: UInt16 = 0
    /// Three flag bits (reserved, DF, MF) above thirteen bits of offset in units of eight bytes.
    public var flagsAndOffset: UInt16 = 0
    public var timeToLive: UInt8 = 0
    public var protocolNumber: UInt8 = 0
    public var headerChecksum: UInt16 = 0
    public var source: UInt32 = 0
    public var destination: UInt32 = 0
    public var options: [UInt8] = []

    public init() {}

    /// Reads a header from the front of `bytes`.
    public init(decoding bytes: Span<UInt8>) throws(TruncatedHeader) {
        guard bytes.count >= Self.fixedLength else {
            throw TruncatedHeader(header: "ip", needed: Self.fixedLength, found: bytes.count)
        }
        version = bytes[0] >> 4
        headerWords = bytes[0] & 0xf
        differentiatedServices = bytes[1]
        totalLength = bytes.number16(at: 2)
        identification = bytes.number16(at: 4)
        flagsAndOffset = bytes.number16(at: 6)
        timeToLive = bytes[8]
        protocolNumber = bytes[9]
        headerChecksum = bytes.number16(at: 10)
        source = bytes.number32(at: 12)
        destination = bytes.number32(at: 16)
        options = bytes.octets(from: Self.fixedLength, count: Int(headerWords) * 4 - Self.fixedLength)
    }

    /// How many bytes ``encode(into:)`` writes.
    public var byteCount: Int { Self.fixedLength + options.count }

    public func encode(into bytes: inout [UInt8]) {
        bytes.append(version << 4 | headerWords & 0xf)
        bytes.append(differentiatedServices)
        bytes.append(number16: totalLength)
        bytes.append(number16: identification)
        bytes.append(number16: flagsAndOffset)
        bytes.append(timeToLive)
        bytes.append(protocolNumber)
        bytes.append(number16: headerChecksum)
        bytes.append(number32: source)
        bytes.append(number32: destination)
        bytes.append(contentsOf: options)
    }

    /// The checksum that this header should carry (RFC 791; RFC 1071).
    public var computedChecksum: UInt16 {
        var sum = InternetChecksum()
        sum.add(UInt16(version << 4 | headerWords & 0xf) << 8 | UInt16(differentiatedServices))
        sum.add(totalLength)
        sum.add(identification)
        sum.add(flagsAndOffset)
        sum.add(UInt16(timeToLive) << 8 | UInt16(protocolNumber))
        sum.add(long: source)
        sum.add(long: destination)
        if !options.isEmpty { sum.add(options.span) }
        return sum.complement
    }

    /// Whether the checksum fits a total length of 0 and not the one that is there. Segmentation offload leaves 0; up to
    /// 1.10 Wireshark prints the length that it presumes instead, without a word.
    public var isLengthPresumed: Bool {
        guard totalLength != 0, computedChecksum != headerChecksum else { return false }
        var offloaded = self
        offloaded.totalLength = 0
        return offloaded.computedChecksum == headerChecksum
    }
}
