/// A value at its place in an option.
public struct OptionPart: Hashable, Sendable {
    public var field: Field
    /// Place of the first bit, counted from the kind byte's highest one.
    public var bit: Int
    /// Width in bits, at most 64; for byte strings in bytes times eight, 0 for all that is left of the option.
    public var bits: Int
    /// Whether the value is a string of bytes, not a number.
    public var isOctets = false
    /// Bytes from one value to the next, where the part repeats until the option ends; 0 where it does not.
    public var stride = 0

    /// A number of whole bytes, `offset` bytes behind the kind byte.
    public init(_ field: Field, offset: Int, width: Int, stride: Int = 0) {
        self.field = field
        bit = 8 * offset
        bits = 8 * width
        self.stride = stride
    }

    /// A number of some bits, the first of them in the byte `offset` bytes behind the kind byte, behind `skip` others.
    public init(_ field: Field, bits: Int, at offset: Int, behind skip: Int = 0) {
        self.field = field
        bit = 8 * offset + skip
        self.bits = bits
    }

    /// A string of `count` bytes, or of all that are left.
    public init(_ field: Field, octets offset: Int, count: Int = 0) {
        self.field = field
        bit = 8 * offset
        bits = 8 * count
        isOctets = true
    }

    public var mask: UInt64 { bits >= 64 ? .max : (1 << UInt64(max(bits, 0))) - 1 }

    /// The bytes that a number touches, counted from the kind byte.
    public var bytes: Range<Int> { bit / 8..<(bit + bits + 7) / 8 }

    /// What a byte of the option holds of `value`.
    @inline(__always)
    func byte(_ index: Int, of value: UInt64) -> UInt8 {
        let shift = bit + bits - 8 * (index + 1)
        return UInt8(truncatingIfNeeded: shift >= 0 ? value >> UInt64(shift) : value << UInt64(-shift))
    }

    /// The part's `block`th place, where it repeats.
    public func block(_ block: Int) -> OptionPart {
        var part = self
        part.bit += 8 * stride * block
        return part
    }

    /// Where in an option of `length` bytes the part ends; `nil` where the option is too short for it.
    public func end(in length: Int) -> Int? {
        if isOctets, bits == 0 { return bit / 8 <= length ? length : nil }
        return bytes.upperBound <= length ? bytes.upperBound : nil
    }
}

/// One way in which an option's bytes can be laid out.
public struct OptionLayout: Sendable {
    /// Bits that an option must have for the layout to be its own.
    public struct Condition: Hashable, Sendable {
        public var offset: Int
        public var mask: UInt8
        public var value: UInt8

        public init(_ value: UInt8, mask: UInt8, at offset: Int) {
            self.offset = offset
            self.mask = mask
            self.value = value
        }
    }

    public var conditions: [Condition]
    /// Lengths of the option, kind and length bytes included; empty where any will do. Parts behind its end are absent.
    public var lengths: [Int]
    public var parts: [OptionPart]
    /// Further ways to print what ``parts`` hold.
    public var copies: [OptionPart]
    /// Bits that the standard sets to zero and that Wireshark does not print.
    public var reserved: [OptionPart]

    public init(
        _ parts: [OptionPart], when conditions: [Condition] = [], lengths: [Int] = [], copies: [OptionPart] = [],
        reserved: [OptionPart] = []
    ) {
        self.parts = parts
        self.copies = copies
        self.conditions = conditions
        self.lengths = lengths
        self.reserved = reserved
    }

    /// Whether an option of this length, at `start` of the area, is laid out so.
    public func fits(_ area: OptionArea, at start: Int, length: Int) -> Bool {
        (lengths.isEmpty || lengths.contains(length))
            && conditions.allSatisfy { area.holds($0.value, mask: $0.mask, at: start + $0.offset) }
    }
}
