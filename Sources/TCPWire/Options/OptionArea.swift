/// An option area of which some bits are known.
public struct OptionArea: Sendable {
    /// The longest area that a data offset allows (RFC 9293, section 3.1).
    public static let capacity = 40

    /// Bytes from the start of the area; bits that are not known are zero.
    public private(set) var bytes = InlineArray<40, UInt8>(repeating: 0)
    /// Which bits of each byte are known.
    public private(set) var knownBits = InlineArray<40, UInt8>(repeating: 0)
    /// Which bits a standard sets to zero, where nothing states them.
    public private(set) var reservedBits = InlineArray<40, UInt8>(repeating: 0)
    /// One bit for each byte that is known in full.
    public private(set) var knownBytes: UInt64 = 0

    public init() {}

    /// Writes the bits of a byte that `mask` selects. `false` where they were known to be others.
    @discardableResult
    public mutating func put(_ byte: UInt8, mask: UInt8 = 0xff, at offset: Int) -> Bool {
        guard offset >= 0, offset < Self.capacity else { return true }
        let agrees = (bytes[offset] ^ byte) & mask & knownBits[offset] == 0
        bytes[offset] = bytes[offset] & ~mask | byte & mask
        knownBits[offset] |= mask
        if knownBits[offset] == 0xff { knownBytes |= 1 << UInt64(offset) }
        return agrees
    }

    /// Writes a number that takes `part` of the option at `start`, as far as `mask` (0: all of it) selects its bits.
    @discardableResult
    public mutating func put(_ value: UInt64, mask: UInt64 = 0, in part: OptionPart, at start: Int) -> Bool {
        let mask = mask == 0 ? part.mask : mask & part.mask
        var agrees = true
        for index in part.bytes {
            let byte = part.byte(index, of: value)
            if !put(byte, mask: part.byte(index, of: mask), at: start + index) { agrees = false }
        }
        return agrees
    }

    /// Notes bits that are zero wherever the standard is followed.
    public mutating func reserve(_ part: OptionPart, at start: Int) {
        for index in part.bytes where start + index < Self.capacity {
            reservedBits[start + index] |= part.byte(index, of: part.mask)
        }
    }

    /// Whether the bits that `mask` selects in a byte are known to be these.
    public func holds(_ byte: UInt8, mask: UInt8, at offset: Int) -> Bool {
        offset < Self.capacity && knownBits[offset] & mask == mask && bytes[offset] & mask == byte
    }
}
