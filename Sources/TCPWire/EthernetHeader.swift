/// An Ethernet II header (or IEEE 802.3 one, whose type field is a length).
public struct EthernetHeader: Hashable, Sendable {
    public static let fixedLength = 14

    /// Forty-eight bits, the first byte highest.
    public var destination: UInt64 = 0
    public var source: UInt64 = 0
    public var type: UInt16 = 0

    public init() {}

    /// Reads a header from the front of `bytes`.
    public init(decoding bytes: Span<UInt8>) throws(TruncatedHeader) {
        guard bytes.count >= Self.fixedLength else {
            throw TruncatedHeader(header: "eth", needed: Self.fixedLength, found: bytes.count)
        }
        destination = UInt64(bytes.number32(at: 0)) << 16 | UInt64(bytes.number16(at: 4))
        source = UInt64(bytes.number32(at: 6)) << 16 | UInt64(bytes.number16(at: 10))
        type = bytes.number16(at: 12)
    }

    /// How many bytes ``encode(into:)`` writes.
    public var byteCount: Int { Self.fixedLength }

    public func encode(into bytes: inout [UInt8]) {
        for address in [destination, source] {
            bytes.append(number16: UInt16(truncatingIfNeeded: address >> 32))
            bytes.append(number32: UInt32(truncatingIfNeeded: address))
        }
        bytes.append(number16: type)
    }
}

/// An IEEE 802.1Q or 802.1ad tag: the four bytes behind an Ethernet type of 0x8100 or 0x88a8.
public struct VLANTag: Hashable, Sendable {
    public static let fixedLength = 4

    /// Priority (three bits), drop eligibility (one), identifier (twelve).
    public var control: UInt16 = 0
    public var type: UInt16 = 0

    public init() {}

    /// Reads a tag from the front of `bytes`.
    public init(decoding bytes: Span<UInt8>) throws(TruncatedHeader) {
        guard bytes.count >= Self.fixedLength else {
            throw TruncatedHeader(header: "vlan", needed: Self.fixedLength, found: bytes.count)
        }
        control = bytes.number16(at: 0)
        type = bytes.number16(at: 2)
    }

    public func encode(into bytes: inout [UInt8]) {
        bytes.append(number16: control)
        bytes.append(number16: type)
    }
}
