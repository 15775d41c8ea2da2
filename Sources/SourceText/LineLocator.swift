/// Turns byte offsets into lines and columns, in one pass over the text and without holding it.
public struct LineLocator: Sendable {
    private let offsets: [Int]
    private var positions: [SourcePosition] = []
    private var line = 1
    private var lineStart: Int
    private var offset = 0

    /// - Parameters:
    ///   - offsets: the places to find, ascending.
    ///   - start: bytes before the first line that are no part of it, such as a byte order mark.
    public init(offsets: [Int], start: Int = 0) {
        self.offsets = offsets
        lineStart = start
    }

    /// Whether every offset has been passed.
    public var isDone: Bool { positions.count == offsets.count }

    /// Goes on through the text.
    public mutating func feed(_ bytes: Span<UInt8>) {
        var index = 0
        while true {
            let end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: index, to: bytes.count)
            take(upTo: offset + end)
            guard end < bytes.count, !isDone else { break }
            line += 1
            lineStart = offset + end + 1
            index = end + 1
        }
        offset += bytes.count
    }

    /// The positions of all offsets, in their order; those behind the text stand behind its last byte.
    public mutating func finish() -> [SourcePosition] {
        while !isDone { note(min(offsets[positions.count], offset)) }
        return positions
    }

    private mutating func take(upTo end: Int) {
        while !isDone, offsets[positions.count] <= end { note(offsets[positions.count]) }
    }

    /// The next position: that of a place in the current line.
    private mutating func note(_ place: Int) {
        positions.append(SourcePosition(line: line, column: max(place - lineStart, 0) + 1))
    }
}
