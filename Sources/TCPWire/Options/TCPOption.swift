/// One element of a TCP option area, in order, as it stands there.
public struct TCPOption: Hashable, Sendable {
    public var kind: UInt8
    /// All bytes of the option, kind and length included.
    public var bytes: [UInt8]

    public init(kind: UInt8, bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// The number of `width` bytes that begins at `offset` in the option, if the option reaches that far.
    public func number(at offset: Int, width: Int) -> UInt64? {
        guard offset >= 0, offset + width <= bytes.count else { return nil }
        return bytes[offset..<offset + width].reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// An option area cut into its elements (RFC 9293, section 3.1).
public struct TCPOptionList: Hashable, Sendable {
    /// The well-formed options, an end-of-list included.
    public var options: [TCPOption] = []
    /// What follows the end of the list, or begins with an option whose length byte is impossible.
    public var rest: [UInt8] = []

    public init(decoding area: [UInt8]) {
        var index = 0
        while index < area.count {
            let kind = area[index]
            let length = kind <= 1 ? 1 : index + 1 < area.count ? Int(area[index + 1]) : 0
            guard length >= (kind <= 1 ? 1 : 2), index + length <= area.count else { break }
            options.append(TCPOption(kind: kind, bytes: Array(area[index..<index + length])))
            index += length
            if kind == 0 { break }
        }
        rest = Array(area[index...])
    }

    /// The area again, byte for byte.
    public var encoded: [UInt8] {
        options.flatMap { $0.bytes } + rest
    }
}
