/// Word-wise access to a text. Everything that reads several bytes at once goes through here.
extension Span where Element == UInt8 {
    /// The eight bytes from `offset` on, the first one lowest; bytes behind the end read as zero.
    @inlinable @inline(__always)
    public func word(at offset: Int) -> UInt64 {
        if offset &+ 8 <= count {
            return unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        return wordAtEnd(offset)
    }

    @usableFromInline
    func wordAtEnd(_ offset: Int) -> UInt64 {
        var value: UInt64 = 0
        var index = offset
        var shift: UInt64 = 0
        while index < count, shift < 64 {
            value |= UInt64(self[index]) << shift
            index += 1
            shift += 8
        }
        return value
    }

    /// The offset of the first `byte` at or behind `start` and before `end`, or `end`.
    @inlinable @inline(__always)
    public func firstOffset(of byte: UInt8, from start: Int, to end: Int) -> Int {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var offset = start
        while offset &+ 8 <= end {
            let difference = word(at: offset) ^ pattern
            let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
            if zeros != 0 { return offset &+ (zeros.trailingZeroBitCount >> 3) }
            offset &+= 8
        }
        while offset < end {
            if self[offset] == byte { return offset }
            offset &+= 1
        }
        return end
    }

    /// Whether the bytes from `offset` on are those of `literal`.
    @inlinable
    public func hasBytes(_ literal: StaticString, at offset: Int) -> Bool {
        let length = literal.utf8CodeUnitCount
        guard offset >= 0, offset &+ length <= count else { return false }
        let start = unsafe literal.utf8Start
        for index in 0..<length where unsafe self[offset &+ index] != start[index] { return false }
        return true
    }

    /// How many line ends (LF) stand in the range.
    public func lineCount(from start: Int, to end: Int) -> Int {
        var lines = 0
        var offset = firstOffset(of: 0x0a, from: start, to: end)
        while offset < end {
            lines += 1
            offset = firstOffset(of: 0x0a, from: offset + 1, to: end)
        }
        return lines
    }
}
