import SourceText

/// An input that is to be mended: the trace in it, and the file's own bytes, which the mended ones go back into.
final class MendingTarget {
    let path: String
    let source: any TraceSource
    /// Whether the file is packed, so that nothing can be written back into it.
    let isPacked: Bool
    private let raw: RawInput

    init(_ path: String, as forced: InputForm?) throws(InputFailure) {
        self.path = path
        var raw = try RawInput(opening: path)
        isPacked = Gunzip.begins(raw.head)
        do throws(SystemFailure) {
            if !raw.isWhole, raw.kind != .file { raw = try raw.spooled() }
            // The trace may be done with the file before it is written anew.
            var own = raw
            own.file = try raw.file.duplicate()
            self.raw = own
        } catch {
            throw InputFailure(message: "\(path): cannot be read: \(error.text)")
        }
        source = try TraceOpening.open(raw, as: forced)
    }

    deinit { raw.file.close() }

    /// The trace as text that can be changed; a capture is none.
    var text: TextTrace? { source as? TextTrace }

    /// The file's own bytes, block by block.
    func eachBlock(_ body: ([UInt8]) throws(InputFailure) -> Void) throws(InputFailure) {
        if raw.isWhole { return try body(raw.head) }
        var buffer = [UInt8](repeating: 0, count: TraceInput.block)
        var offset = 0
        while true {
            var count = 0
            do throws(SystemFailure) {
                count = try raw.file.read(into: &buffer, from: 0, offset: offset)
            } catch {
                throw InputFailure(message: "\(path): cannot be read: \(error.text)")
            }
            offset += count
            try body(Array(buffer[..<count]))
            if count < buffer.count { return }
        }
    }

    /// Writes the file's bytes with the edits in them, in the file's own encoding: in its place, or on standard output.
    func write(_ edits: TextEdits) throws(InputFailure) {
        let file =
            path == "-" ? try OutputFile("-", force: true) : try OutputFile(replacing: raw.file, at: path)
        var splicer = TextSplicer(try encoded(edits))
        var bytes: [UInt8] = []
        try eachBlock { block throws(InputFailure) in
            splicer.feed(block, to: &bytes)
            try file.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        splicer.finish(to: &bytes)
        try file.write(bytes)
        try file.finish()
    }

    /// The edits as they are in the file's own bytes.
    private func encoded(_ edits: TextEdits) throws(InputFailure) -> [TextEdit] {
        guard let input = text?.input, !edits.isEmpty else { return [] }
        let isBig = input.encoding == .utf16BigEndian
        guard isBig || input.encoding == .utf16LittleEndian else {
            return edits.edits.map { EditEncoding.bytes($0, in: input) }
        }
        var offsets = UTF16Offsets(
            edits.edits.flatMap { [$0.span.start, $0.span.end] }, bigEndian: isBig)
        try eachBlock { block throws(InputFailure) in offsets.feed(block.span) }
        let places = offsets.finish()
        return edits.edits.indices.map { index in
            TextEdit(
                SourceSpan(start: places[2 * index], end: places[2 * index + 1]),
                text: EditEncoding.utf16(edits.edits[index].text, bigEndian: isBig))
        }
    }
}
