/// Lines of the trace as they are printed, numbered, each tied to what it speaks of.
public struct Listing: Sendable {
    public struct Line: Sendable {
        /// From 1.
        public var number: Int
        public var anchor: Anchor
        public var text: String
        public var tie: Tie?
        public var hue: Hue
        /// Where the words about it stand.
        public var target: Anchor
        /// Whether a finding points at it.
        public var isMarked: Bool

        public init(
            number: Int, anchor: Anchor, text: String, tie: Tie? = nil, hue: Hue = .plain, target: Anchor,
            isMarked: Bool = false
        ) {
            self.number = number
            self.anchor = anchor
            self.text = text
            self.tie = tie
            self.hue = hue
            self.target = target
            self.isMarked = isMarked
        }
    }

    public var title: String
    public var lines: [Line]

    public init(title: String, lines: [Line]) {
        self.title = title
        self.lines = lines
    }
}
