/// Rows and columns of text.
public struct Table: Sendable {
    public enum Alignment: UInt8, Hashable, Sendable {
        case left, right
    }

    public struct Column: Sendable {
        public var title: String
        public var alignment: Alignment

        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    public var caption: [Inline]
    public var columns: [Column]
    /// As many cells in each as there are columns; the first names its row.
    public var rows: [[[Inline]]]

    public init(caption: [Inline], columns: [Column], rows: [[[Inline]]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
