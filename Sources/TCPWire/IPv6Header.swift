/// A 128-bit address; the high half holds the first eight bytes.
public struct IPv6Address: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// An IPv6 base header (RFC 8200, section 3) as it stands on the wire; extension headers follow it.
public struct IPv6Header: Hashable, Sendable {
    public static let fixedLength = 40

    public var version: UInt8 = 6
    public var trafficClass: UInt8 = 0
    /// Twenty bits.
    public var flowLabel: UInt32 = 0
    public var payloadLength: UInt16 = 0
    public var nextHeader: UInt8 = 0
    public var hopLimit: UInt8 = 0
    public var source = IPv6Address(high: 0, low: 0)
    public var destination = IPv6Address(high: 0, low: 0)

    public init() {}

    /// Reads a header from the front of `bytes`.
    public init(decoding bytes: Span<UInt8>) throws(TruncatedHeader) {
        guard bytes.count >= Self.fixedLength else {
            throw TruncatedHeader(header: "ipv6", needed: Self.fixedLength, found: bytes.count)
        }
        let first = bytes.number32(at: 0)
        version = UInt8(first >> 28)
        trafficClass = UInt8(truncatingIfNeeded: first >> 20)
        flowLabel = first & 0xfffff
        payloadLength = bytes.number16(at: 4)
        nextHeader = bytes[6]
        hopLimit = bytes[7]
        source = IPv6Address(high: bytes.number64(at: 8), low: bytes.number64(at: 16))
        destination = IPv6Address(high: bytes.number64(at: 24), low: bytes.number64(at: 32))
    }

    /// How many bytes ``encode(into:)`` writes.
    public var byteCount: Int { Self.fixedLength }

    public func encode(into bytes: inout [UInt8]) {
        bytes.append(number32: UInt32(version & 0xf) << 28 | UInt32(trafficClass) << 20 | flowLabel & 0xfffff)
        bytes.append(number16: payloadLength)
        bytes.append(nextHeader)
        bytes.append(hopLimit)
        for address in [source, destination] {
            bytes.append(number64: address.high)
            bytes.append(number64: address.low)
        }
    }
}
