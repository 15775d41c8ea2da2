/// A 32-bit TCP sequence number; arithmetic is modulo 2^32 (RFC 9293, section 3.4).
public struct SequenceNumber: Hashable, Sendable, RawRepresentable {
    public var rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The number `octets` further on.
    @inlinable
    public static func + (number: SequenceNumber, octets: UInt32) -> SequenceNumber {
        SequenceNumber(rawValue: number.rawValue &+ octets)
    }

    /// How far `number` lies behind `base`, modulo 2^32.
    @inlinable
    public static func - (number: SequenceNumber, base: SequenceNumber) -> UInt32 {
        number.rawValue &- base.rawValue
    }

    /// Whether this number comes before `other` on the circle: the shorter way to it leads forward.
    @inlinable
    public func precedes(_ other: SequenceNumber) -> Bool {
        Int32(bitPattern: rawValue &- other.rawValue) < 0
    }
}
