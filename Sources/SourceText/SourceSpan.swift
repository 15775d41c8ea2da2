/// A half-open range of bytes in a text, counted from the text's first byte.
public struct SourceSpan: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: Int
    /// Offset just behind the last byte.
    public var end: Int

    @inlinable
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// How many bytes the span covers.
    @inlinable public var length: Int { end - start }
}

/// A place as people name it: both numbers count from 1, the column in bytes of the decoded UTF-8 text.
public struct SourcePosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
