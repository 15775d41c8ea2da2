/// Writes a text anew with edits in it, piece by piece: only as much is held as an edit needs.
public struct TextSplicer: Sendable {
    private let edits: [TextEdit]
    private var next = 0
    private var offset = 0
    /// How much of the text an edit still takes away.
    private var skip = 0

    /// - Parameter edits: in order, none over another.
    public init(_ edits: [TextEdit]) {
        self.edits = edits
    }

    /// Takes the next bytes of the text, and appends what becomes of them.
    public mutating func feed(_ bytes: [UInt8], to output: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            insertEdits(to: &output)
            let dropped = min(skip, bytes.count - index)
            if dropped > 0 {
                skip -= dropped
                index += dropped
                offset += dropped
                continue
            }
            let stop = next < edits.count ? edits[next].span.start - offset : Int.max
            let count = min(stop, bytes.count - index)
            output.append(contentsOf: bytes[index..<index + count])
            index += count
            offset += count
        }
    }

    /// What stands behind the last byte.
    public mutating func finish(to output: inout [UInt8]) {
        skip = 0
        while next < edits.count {
            output.append(contentsOf: edits[next].text)
            next += 1
        }
    }

    private mutating func insertEdits(to output: inout [UInt8]) {
        while skip == 0, next < edits.count, edits[next].span.start <= offset {
            output.append(contentsOf: edits[next].text)
            skip = edits[next].span.length
            next += 1
        }
    }
}
