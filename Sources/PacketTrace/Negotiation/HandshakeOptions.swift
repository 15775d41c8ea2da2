public import TCPWire

/// The options of a handshake's segment, in their order.
public struct HandshakeOptions: Hashable, Sendable {
    /// Options with the bytes that are known of them; an option of which only the name is printed has none.
    public var items: [TCPOption] = []
    /// Bytes behind the end of the list, or from the first option on that is none.
    public var rest: [UInt8] = []
    /// Whether an option that is not among ``items`` is not in the segment either.
    public var isComplete = false

    public init() {}

    init(_ facts: borrowing Facts) {
        let length = facts[.headerLength].map { Int(truncatingIfNeeded: min(max($0, 20), 60)) - 20 }
        isComplete = facts.options.isComplete(facts[.headerLength])
        if let length, facts.options.isKnown(upTo: length) {
            var bytes: [UInt8] = []
            for index in 0..<length { bytes.append(facts.options.area.bytes[index]) }
            let list = TCPOptionList(decoding: bytes)
            items = list.options
            rest = list.rest
            isComplete = true
            return
        }
        var offset: Int? = 0
        for item in 0..<min(facts.options.count, 40) {
            let kind = facts.options.kinds[item]
            let length = kind <= 1 ? 1 : Int(facts.options.lengths[item])
            items.append(TCPOption(kind: kind, bytes: Self.bytes(of: facts, at: offset, length: length)))
            offset = length > 0 ? offset.map { $0 + length } : nil
        }
    }

    /// The bytes of an option where all of them are known.
    private static func bytes(of facts: borrowing Facts, at offset: Int?, length: Int) -> [UInt8] {
        guard let offset, length > 0, offset + length <= OptionArea.capacity else { return [] }
        var bytes: [UInt8] = []
        for index in offset..<offset + length {
            guard facts.options.area.knownBytes >> UInt64(index) & 1 != 0 else { return [] }
            bytes.append(facts.options.area.bytes[index])
        }
        return bytes
    }

    /// The first option of a kind.
    public func first(kind: UInt8) -> TCPOption? {
        items.first { $0.kind == kind }
    }

    /// The options that say something: without padding.
    public var meaningful: [TCPOption] {
        items.filter { $0.kind > 1 }
    }
}
