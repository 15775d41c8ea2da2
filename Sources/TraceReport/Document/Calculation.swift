/// Arithmetic, written out as on paper.
public struct Calculation: Sendable {
    public struct Line: Sendable {
        /// What is worked out.
        public var label: [Inline]
        /// `2699307568 + 1`; what stands left of the equals sign.
        public var expression: String
        public var result: [Inline]
        public var remark: [Inline]

        public init(_ label: [Inline], _ expression: String, _ result: [Inline], _ remark: [Inline] = []) {
            self.label = label
            self.expression = expression
            self.result = result
            self.remark = remark
        }
    }

    public var title: [Inline]
    public var lines: [Line]

    public init(_ title: [Inline], _ lines: [Line]) {
        self.title = title
        self.lines = lines
    }
}

/// 16-bit words below each other, added column by column, with what is carried.
public struct ColumnSum: Sendable {
    public struct Word: Sendable {
        /// Four hexadecimal digits.
        public var digits: String
        public var label: [Inline]
        public var tie: Tie?

        public init(digits: String, label: [Inline], tie: Tie? = nil) {
            self.digits = digits
            self.label = label
            self.tie = tie
        }
    }

    public var title: [Inline]
    public var words: [Word]
    /// What is carried into each column, the leftmost first; the first entry lies left of the words' own columns.
    public var carries: [[Inline]]
    /// The digits of the sum, as many as there are carries.
    public var sum: [[Inline]]
    /// One line for each column, the rightmost first, then what is done with the carry that is left.
    public var steps: [Calculation.Line]

    public init(
        title: [Inline], words: [Word], carries: [[Inline]], sum: [[Inline]], steps: [Calculation.Line]
    ) {
        self.title = title
        self.words = words
        self.carries = carries
        self.sum = sum
        self.steps = steps
    }
}
