/// What an option's bytes say, and the bytes that say it.
extension TCPOption {
    /// One value of an option.
    public struct Value: Hashable, Sendable {
        public enum Content: Hashable, Sendable {
            case number(UInt64)
            case octets([UInt8])
        }

        public var part: OptionPart
        /// Which one, where the part repeats; from 0.
        public var block: Int
        public var content: Content

        public init(_ part: OptionPart, block: Int = 0, _ content: Content) {
            self.part = part
            self.block = block
            self.content = content
        }
    }

    /// How the bytes are laid out; `nil` for a kind or a form that is not known.
    public var layout: OptionLayout? {
        guard let row = TCPOptionTable.index(kind: kind) else { return nil }
        var area = OptionArea()
        for (index, byte) in bytes.prefix(OptionArea.capacity).enumerated() { area.put(byte, at: index) }
        return TCPOptionTable.rows[row].layouts.first { $0.fits(area, at: 0, length: bytes.count) }
    }

    /// The values behind kind and length, in their order; of a kind that is not known, none.
    public var values: [Value] {
        guard let layout else { return [] }
        var values: [Value] = []
        for part in layout.parts {
            var block = 0
            while block < OptionArea.capacity, let value = value(of: part, block: block) {
                values.append(value)
                block += 1
                if part.stride == 0 { break }
            }
        }
        return values
    }

    private func value(of part: OptionPart, block: Int) -> Value? {
        let place = part.block(block)
        guard let end = place.end(in: bytes.count) else { return nil }
        let start = place.bytes.lowerBound
        if part.isOctets { return end > start ? Value(part, block: block, .octets(Array(bytes[start..<end]))) : nil }
        var number: UInt64 = 0
        for index in place.bytes { number |= place.number(index, from: bytes[index]) }
        return Value(part, block: block, .number(number & place.mask))
    }

    /// The number of a field, where the option has it.
    public func number(_ field: Field, block: Int = 0) -> UInt64? {
        for value in values where value.part.field == field && value.block == block {
            if case .number(let number) = value.content { return number }
        }
        return nil
    }

    /// The byte string of a field, where the option has it.
    public func octets(_ field: Field) -> [UInt8]? {
        for value in values where value.part.field == field {
            if case .octets(let octets) = value.content { return octets }
        }
        return nil
    }

    /// An option of `length` bytes that holds these values, and zero where they say nothing; `nil` where they do not fit.
    public init?(kind: UInt8, length: Int, values: [Value]) {
        guard length >= (kind <= 1 ? 1 : 2), length <= OptionArea.capacity else { return nil }
        var area = OptionArea()
        area.put(kind, at: 0)
        if kind > 1 { area.put(UInt8(length), at: 1) }
        for value in values {
            let place = value.part.block(value.block)
            guard let end = place.end(in: length) else { return nil }
            switch value.content {
            case .number(let number):
                guard !place.isOctets, number & ~place.mask == 0, area.put(number, in: place, at: 0) else { return nil }
            case .octets(let octets):
                guard place.isOctets, octets.count == end - place.bytes.lowerBound else { return nil }
                for (index, octet) in octets.enumerated() {
                    guard area.put(octet, at: place.bytes.lowerBound + index) else { return nil }
                }
            }
        }
        self.init(kind: kind, bytes: (0..<length).map { area.bytes[$0] })
    }
}

extension OptionPart {
    /// What a byte of the option adds to the number.
    func number(_ index: Int, from byte: UInt8) -> UInt64 {
        let shift = bit + bits - 8 * (index + 1)
        return shift >= 0 ? UInt64(byte) << UInt64(shift) : UInt64(byte) >> UInt64(-shift)
    }
}
