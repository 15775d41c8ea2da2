public import SourceText
public import TCPWire

/// A line of a packet's details, for checks of which lines stand there.
public struct PrintedLine: Hashable, Sendable {
    /// Where the line begins and ends, its end-of-line mark left out, in bytes of the trace; and where its content begins
    /// behind indentation and marks of quotation.
    public var span: SourceSpan
    public var content: Int
    public var column: Int
    /// Index of the header that it belongs to.
    public var header: UInt8
    /// Which option of the header, from 0; `nil` outside of options.
    public var item: UInt8?
    /// Whether the line opens a section.
    public var isHeading: Bool
    /// Which line of ``LayoutTable`` it is, and in which spelling.
    public var row: Int?
    public var spelling = 0

    public init(
        span: SourceSpan, content: Int, column: Int, header: UInt8, item: UInt8?, isHeading: Bool
    ) {
        self.span = span
        self.content = content
        self.column = column
        self.header = header
        self.item = item
        self.isHeading = isHeading
    }
}

/// Words that cannot stand where they do, and those that should.
public struct Slip: Sendable {
    public var field: Field
    public var span: SourceSpan
    public var expected: [UInt8]
    /// What does not agree, in a sentence.
    public var reason: StaticString
    /// Whether it is a number or an address that other copies in the trace have otherwise, not words.
    public var isCopy = false
    /// Whether the span is a line that stands there twice.
    public var isTwice = false
    /// Whether behind the span a line is missing that has what is expected.
    public var isMissing = false
    /// The line that is missing there, with its end, where all that stands in it is certain.
    public var insertion: [UInt8]?
    /// Whether something else could be wrong just as well.
    public var isOpen = false
    /// One of the places that say what is expected.
    public var witness: SourceSpan?

    public init(_ field: Field, span: SourceSpan, expected: [UInt8], reason: StaticString) {
        self.field = field
        self.span = span
        self.expected = expected
        self.reason = reason
    }
}
