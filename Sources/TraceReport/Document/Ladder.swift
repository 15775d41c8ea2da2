/// Who sent what to whom, from top to bottom.
public struct Ladder: Sendable {
    public struct Side: Sendable {
        public var name: String
        public var detail: String

        public init(name: String, detail: String) {
            self.name = name
            self.detail = detail
        }
    }

    /// One segment.
    public struct Step: Sendable {
        public var number: String
        public var goesRight: Bool
        /// `SYN, ACK`
        public var title: String
        /// Further lines: numbers, data.
        public var lines: [String]
        /// Since the first segment, and since the one before.
        public var time: String
        public var gap: String
        /// Names of states that the sides are in from here on, empty where they stay.
        public var leftState: String
        public var rightState: String
        public var isReset: Bool

        public init(
            number: String, goesRight: Bool, title: String, lines: [String], time: String,
            gap: String, leftState: String, rightState: String, isReset: Bool = false
        ) {
            self.number = number
            self.goesRight = goesRight
            self.title = title
            self.lines = lines
            self.time = time
            self.gap = gap
            self.leftState = leftState
            self.rightState = rightState
            self.isReset = isReset
        }
    }

    public var title: String
    /// The same in sentences.
    public var alternative: String
    public var left: Side
    public var right: Side
    /// States before the first segment.
    public var leftState: String
    public var rightState: String
    public var steps: [Step]

    public init(
        title: String, alternative: String, left: Side, right: Side, leftState: String, rightState: String,
        steps: [Step]
    ) {
        self.title = title
        self.alternative = alternative
        self.left = left
        self.right = right
        self.leftState = leftState
        self.rightState = rightState
        self.steps = steps
    }
}
