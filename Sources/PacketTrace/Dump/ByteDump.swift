/// Bytes that a trace prints as a hex dump, with the place of each.
public struct ByteDump: Sendable {
    private struct Line: Sendable {
        /// Offset of its first byte in the buffer, and where that is printed, from the start of the packet's text.
        var byte: Int
        var text: Int
    }

    public private(set) var bytes: [UInt8] = []
    private var lines: [Line] = []

    public init() {}

    public var isEmpty: Bool { bytes.isEmpty }

    /// Begins a line whose first byte is printed at `text`.
    public mutating func beginLine(at text: Int) {
        lines.append(Line(byte: bytes.count, text: text))
    }

    public mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }

    /// Where bytes are printed, from the first pair of digits to the last; each pair takes three columns.
    public func place(of range: Range<Int>) -> (offset: Int, length: Int)? {
        guard let start = column(of: range.lowerBound), let last = column(of: range.upperBound - 1), last >= start
        else { return nil }
        return (start, last + 2 - start)
    }

    /// The byte within a range that begins another line, if one does.
    func lineBreak(in range: Range<Int>) -> Int? {
        lines.first { $0.byte > range.lowerBound && $0.byte < range.upperBound }?.byte
    }

    private func column(of byte: Int) -> Int? {
        guard byte >= 0, byte < bytes.count else { return nil }
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].byte <= byte { low = middle } else { high = middle }
        }
        return low < lines.count ? lines[low].text + 3 * (byte - lines[low].byte) : nil
    }
}
