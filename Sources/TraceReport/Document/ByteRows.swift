/// Where a byte or field comes from, as a reader is told.
public enum Origin: UInt8, Hashable, Sendable, CaseIterable {
    case stated, derived, assumed, absent

    public var name: StaticString {
        switch self {
        case .stated: "stated"
        case .derived: "derived"
        case .assumed: "assumed"
        case .absent: "absent"
        }
    }
}

/// Bytes in hexadecimal, each tied to the field it belongs to.
public struct ByteRows: Sendable {
    public struct Byte: Sendable {
        public var anchor: Anchor
        /// Two digits, or two marks where it is not known.
        public var text: String
        public var tie: Tie
        public var hue: Hue
        public var origin: Origin
        /// Where the words about it stand.
        public var target: Anchor
        /// What a reader who hears the page is told: `byte 0, source port`.
        public var name: String

        public init(
            anchor: Anchor, text: String, tie: Tie, hue: Hue, origin: Origin, target: Anchor, name: String
        ) {
            self.anchor = anchor
            self.text = text
            self.tie = tie
            self.hue = hue
            self.origin = origin
            self.target = target
            self.name = name
        }
    }

    public var title: String
    public var bytes: [Byte]

    public init(title: String, bytes: [Byte]) {
        self.title = title
        self.bytes = bytes
    }
}
