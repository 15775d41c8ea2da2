import CaptureFile

/// The records of a capture file, from anywhere in it on.
struct RecordStream {
    /// How the reader stood between two records: enough to go on from there.
    struct Bookmark: Sendable {
        /// The packet that comes next, from 1.
        var packet: Int
        var offset: Int
        var format: CaptureFormat?
        var interfaces: [CaptureInterface]
    }

    private let input: TraceInput
    private var reader: CaptureReader
    private var buffer: [UInt8]
    private let start: Int
    /// Where reading from the file goes on.
    private var offset: Int
    private var isAtEnd = false
    /// The packet that comes next, from 1.
    private(set) var packet: Int

    /// From the beginning, or from a bookmark; reads `block` bytes at once.
    init(_ input: TraceInput, from bookmark: Bookmark? = nil, block: Int = TraceInput.block) {
        self.input = input
        if let bookmark, let format = bookmark.format {
            reader = CaptureReader(resuming: format, interfaces: bookmark.interfaces)
        } else {
            reader = CaptureReader()
        }
        start = bookmark?.offset ?? 0
        offset = start
        packet = bookmark?.packet ?? 1
        buffer = [UInt8](repeating: 0, count: max(1, min(block, input.room(from: start) + 1)))
    }

    /// What is needed to come back here.
    var bookmark: Bookmark {
        Bookmark(
            packet: packet, offset: start + Int(reader.offset), format: reader.format, interfaces: reader.interfaces)
    }

    /// The next record; `nil` at the end.
    mutating func next() throws(InputFailure) -> CaptureRecord? {
        do throws(CaptureError) {
            while true {
                if let record = try reader.next() {
                    packet += 1
                    return record
                }
                if isAtEnd { return nil }
                try feed()
            }
        } catch {
            throw InputFailure(message: "\(input.path): \(error)")
        }
    }

    private mutating func feed() throws(CaptureError) {
        let count = (try? input.read(into: &buffer, from: 0, offset: offset)) ?? 0
        offset += count
        reader.feed(Array(buffer[..<count]))
        if count < buffer.count {
            isAtEnd = true
            reader.finish()
        }
    }
}
