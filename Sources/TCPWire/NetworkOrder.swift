/// Network byte order on spans and byte arrays: the one place where numbers become octets.
extension Span where Element == UInt8 {
    @inlinable
    public func number16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
    }

    @inlinable
    public func number32(at offset: Int) -> UInt32 {
        UInt32(number16(at: offset)) << 16 | UInt32(number16(at: offset + 2))
    }

    @inlinable
    public func number64(at offset: Int) -> UInt64 {
        UInt64(number32(at: offset)) << 32 | UInt64(number32(at: offset + 4))
    }

    /// The bytes from `start` on, at most `count` of them.
    @inlinable
    public func octets(from start: Int, count wanted: Int) -> [UInt8] {
        var octets: [UInt8] = []
        let end = Swift.min(count, start + Swift.max(wanted, 0))
        var index = start
        while index < end {
            octets.append(self[index])
            index += 1
        }
        return octets
    }
}

extension [UInt8] {
    mutating func append(number16 value: UInt16) {
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    mutating func append(number32 value: UInt32) {
        append(number16: UInt16(truncatingIfNeeded: value >> 16))
        append(number16: UInt16(truncatingIfNeeded: value))
    }

    mutating func append(number64 value: UInt64) {
        append(number32: UInt32(truncatingIfNeeded: value >> 32))
        append(number32: UInt32(truncatingIfNeeded: value))
    }
}
