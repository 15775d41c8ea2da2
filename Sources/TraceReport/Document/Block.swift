/// A piece of a document that stands by itself.
public indirect enum Block: Sendable {
    case section(Section)
    case paragraph([Inline])
    case list([[Inline]], isNumbered: Bool)
    case table(Table)
    case definitions([Definition])
    case calculation(Calculation)
    case columnSum(ColumnSum)
    case listing(Listing)
    case bytes(ByteRows)
    case map(HeaderMap)
    case ladder(Ladder)
    case quotation(Quotation)
    case aside(Aside)
    /// Blocks that may be folded away.
    case details(summary: [Inline], isOpen: Bool, [Block])
    /// Blocks that may stand side by side.
    case pair([Block], [Block])
}

/// Words and what they mean, or fields and what is to say about them.
public struct Definition: Sendable {
    public var anchor: Anchor?
    public var term: [Inline]
    /// Short facts behind the term.
    public var facts: [Inline]
    public var tie: Tie?
    public var hue: Hue
    public var blocks: [Block]
    /// Where more is said about it, and the words that lead there; for forms that have links.
    public var more: (anchor: Anchor, words: String)?

    public init(
        _ anchor: Anchor? = nil, _ term: [Inline], facts: [Inline] = [], tie: Tie? = nil, hue: Hue = .plain,
        blocks: [Block], more: (anchor: Anchor, words: String)? = nil
    ) {
        self.more = more
        self.anchor = anchor
        self.term = term
        self.facts = facts
        self.tie = tie
        self.hue = hue
        self.blocks = blocks
    }
}

/// What the author of the trace wrote. The words are not ours: they are drawn as they stand.
public struct Quotation: Sendable {
    public struct Line: Sendable {
        /// Line of the trace, from 1.
        public var number: Int
        public var anchor: Anchor
        public var text: String

        public init(number: Int, anchor: Anchor, text: String) {
            self.number = number
            self.anchor = anchor
            self.text = text
        }
    }

    public var title: String
    public var lines: [Line]

    public init(title: String, lines: [Line]) {
        self.title = title
        self.lines = lines
    }
}

/// A remark beside the text.
public struct Aside: Sendable {
    public enum Tone: UInt8, Hashable, Sendable {
        case note, good, warning, error

        public var name: StaticString {
            switch self {
            case .note: "note"
            case .good: "good"
            case .warning: "warning"
            case .error: "error"
            }
        }
    }

    public var tone: Tone
    public var title: [Inline]
    public var anchor: Anchor?
    public var blocks: [Block]

    public init(_ tone: Tone, _ title: [Inline], anchor: Anchor? = nil, _ blocks: [Block]) {
        self.tone = tone
        self.title = title
        self.anchor = anchor
        self.blocks = blocks
    }
}
