/// A header drawn as the RFCs do: rows of 32 bits.
public struct HeaderMap: Sendable {
    public struct Cell: Sendable {
        /// Width in bits.
        public var bits: Int
        public var name: String
        /// A name for a cell of one bit, at most three letters.
        public var letters: String
        public var value: [Inline]
        public var tie: Tie
        public var hue: Hue
        public var origin: Origin
        public var target: Anchor
        /// Whether it goes on with what an earlier cell began.
        public var isContinuation: Bool

        public init(
            bits: Int, name: String, letters: String = "", value: [Inline], tie: Tie, hue: Hue, origin: Origin,
            target: Anchor, isContinuation: Bool = false
        ) {
            self.bits = bits
            self.name = name
            self.letters = letters
            self.value = value
            self.tie = tie
            self.hue = hue
            self.origin = origin
            self.target = target
            self.isContinuation = isContinuation
        }
    }

    public struct Row: Sendable {
        /// Offset of the first byte.
        public var offset: Int
        public var cells: [Cell]

        public init(offset: Int, cells: [Cell]) {
            self.offset = offset
            self.cells = cells
        }
    }

    public var title: String
    public var rows: [Row]

    public init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }
}
