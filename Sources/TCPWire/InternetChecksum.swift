/// The ones'-complement sum of RFC 1071, collected in any order.
public struct InternetChecksum: Hashable, Sendable {
    private var sum: UInt64 = 0

    public init() {}

    /// Adds one 16-bit word.
    public mutating func add(_ word: UInt16) {
        sum &+= UInt64(word)
    }

    /// Adds two 16-bit words.
    public mutating func add(long: UInt32) {
        sum &+= UInt64(long >> 16) &+ UInt64(long & 0xffff)
    }

    /// Adds four 16-bit words.
    public mutating func add(wide: UInt64) {
        add(long: UInt32(truncatingIfNeeded: wide >> 32))
        add(long: UInt32(truncatingIfNeeded: wide))
    }

    /// Adds bytes in network order, from an even offset of the summed message; an odd last byte is padded with zero.
    public mutating func add(_ bytes: Span<UInt8>) {
        var index = 0
        while index &+ 1 < bytes.count {
            sum &+= UInt64(bytes[index]) << 8 | UInt64(bytes[index &+ 1])
            index &+= 2
        }
        if index < bytes.count { sum &+= UInt64(bytes[index]) << 8 }
    }

    /// Adds the sum of bytes that follow at an even offset.
    public mutating func add(_ other: InternetChecksum) {
        sum &+= UInt64(other.folded)
    }

    /// The sum with all carries folded in, 0 … 0xffff.
    public var folded: UInt16 {
        var value = sum
        while value > 0xffff { value = (value & 0xffff) &+ (value >> 16) }
        return UInt16(value)
    }

    /// The checksum field that makes the message sum to 0xffff: the complement of ``folded``.
    public var complement: UInt16 { ~folded }
}

/// Ones'-complement arithmetic on folded sums; 0xffff and 0 are the same number.
public enum OnesComplement {
    /// `value` with the second zero (0xffff) written as 0.
    public static func canonical(_ value: UInt16) -> UInt16 {
        value == 0xffff ? 0 : value
    }

    public static func add(_ left: UInt16, _ right: UInt16) -> UInt16 {
        let sum = UInt32(left) + UInt32(right)
        return UInt16(truncatingIfNeeded: (sum & 0xffff) + (sum >> 16))
    }

    public static func subtract(_ left: UInt16, _ right: UInt16) -> UInt16 {
        add(left, ~right)
    }
}
