import SourceText

/// An input that cannot be used; the message names it, what was found and what to do.
struct InputFailure: Error {
    var message: String
}

/// A trace as decoded text: read once from front to back, and again wherever a finding stands.
///
/// A file is read in place. What a pipe brings, and what has to be decoded first, goes to a temporary file, unless it is
/// small.
final class TraceInput: Sendable {
    /// How much is read at once, and up to what size a text stays in memory.
    static let block = 1 << 20

    private enum Store: Sendable {
        case memory([UInt8])
        case file(FileDescriptor)
    }

    /// As the user named it; `-` for standard input.
    let path: String
    let encoding: TextEncoding
    let kind: TraceKind
    /// Whether lines end with CR alone, which reads as LF.
    let usesOldLineEnds: Bool
    private let store: Store

    private init(path: String, encoding: TextEncoding, kind: TraceKind, usesOldLineEnds: Bool, store: Store) {
        self.path = path
        self.encoding = encoding
        self.kind = kind
        self.usesOldLineEnds = usesOldLineEnds
        self.store = store
    }

    deinit {
        if case .file(let file) = store { file.close() }
    }

    /// Takes an input that has been opened: as text it is decoded, else its bytes stay as they are.
    convenience init(_ raw: RawInput, isText: Bool, kind: TraceKind = .text) throws(InputFailure) {
        let encoding = isText ? TextEncoding(detecting: raw.head.span) : .bytes
        let usesOldLineEnds = isText && Self.hasOnlyCarriageReturns(raw.head)
        do throws(SystemFailure) {
            let store: Store
            switch encoding {
            case .utf16LittleEndian, .utf16BigEndian:
                store = try Self.decoded(raw, bigEndian: encoding == .utf16BigEndian)
            default:
                if raw.isWhole || raw.kind != .file || usesOldLineEnds {
                    store = try Self.spooled(raw, replacesReturns: usesOldLineEnds)
                } else {
                    store = .file(raw.file)
                }
            }
            if case .file(let kept) = store, kept.number == raw.file.number {
            } else if raw.path != "-" {
                raw.file.close()
            }
            self.init(
                path: raw.path, encoding: encoding, kind: kind, usesOldLineEnds: usesOldLineEnds, store: store)
        } catch {
            throw InputFailure(message: "\(raw.path): cannot be read: \(error.text)")
        }
    }

    /// Line ends of the old Macintosh, which the readers would take for one long line.
    private static func hasOnlyCarriageReturns(_ head: [UInt8]) -> Bool {
        head.contains(UInt8(ascii: "\r")) && !head.contains(UInt8(ascii: "\n"))
    }

    private static func spooled(_ raw: RawInput, replacesReturns: Bool) throws(SystemFailure) -> Store {
        func clean(_ bytes: [UInt8]) -> [UInt8] {
            replacesReturns ? bytes.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 } : bytes
        }
        if raw.isWhole { return .memory(clean(raw.head)) }
        let spool = try FileDescriptor.temporary()
        try spool.write(clean(raw.head))
        try raw.eachBlock { bytes throws(SystemFailure) in try spool.write(clean(bytes)) }
        return .file(spool)
    }

    private static func decoded(_ raw: RawInput, bigEndian: Bool) throws(SystemFailure) -> Store {
        var decoder = UTF16Decoder(bigEndian: bigEndian)
        var text: [UInt8] = []
        decoder.decode(raw.head.span, into: &text)
        if raw.isWhole {
            decoder.finish(into: &text)
            return .memory(text)
        }
        let spool = try FileDescriptor.temporary()
        try spool.write(text)
        try raw.eachBlock { bytes throws(SystemFailure) in
            text.removeAll(keepingCapacity: true)
            decoder.decode(bytes.span, into: &text)
            try spool.write(text)
        }
        text.removeAll(keepingCapacity: true)
        decoder.finish(into: &text)
        try spool.write(text)
        return .file(spool)
    }

    /// How many bytes there are.
    var size: Int {
        switch store {
        case .memory(let text): text.count
        case .file(let file): (try? file.status().size) ?? 0
        }
    }

    /// How much of the text there is from `offset` on, up to a block.
    func room(from offset: Int) -> Int {
        guard case .memory(let text) = store else { return Self.block }
        return max(0, text.count - offset)
    }

    /// Fills `buffer` behind its first `start` bytes with the text from `offset` on; fewer bytes mean the end.
    func read(into buffer: inout [UInt8], from start: Int, offset: Int) throws(InputFailure) -> Int {
        switch store {
        case .memory(let text):
            let count = max(0, min(text.count - offset, buffer.count - start))
            if count > 0 { buffer.replaceSubrange(start..<start + count, with: text[offset..<offset + count]) }
            return count
        case .file(let file):
            do throws(SystemFailure) {
                return try file.read(into: &buffer, from: start, offset: offset)
            } catch {
                throw InputFailure(message: "\(path): cannot be read: \(error.text)")
            }
        }
    }

    /// The bytes of a span; fewer where the text has become shorter since.
    func bytes(_ span: SourceSpan) -> [UInt8] {
        if case .memory(let text) = store {
            let start = min(max(span.start, 0), text.count)
            return Array(text[start..<max(start, min(span.end, text.count))])
        }
        var buffer = [UInt8](repeating: 0, count: max(0, span.length))
        let count = (try? read(into: &buffer, from: 0, offset: span.start)) ?? 0
        buffer.removeLast(buffer.count - count)
        return buffer
    }

    /// The same text with edits in it.
    func edited(_ edits: [TextEdit]) throws(InputFailure) -> TraceInput {
        var splicer = TextSplicer(edits)
        var text: [UInt8] = []
        let store: Store
        if case .memory(let old) = self.store {
            splicer.feed(old, to: &text)
            splicer.finish(to: &text)
            store = .memory(text)
        } else {
            let spool = try spool()
            try eachBlock { block throws(InputFailure) in
                splicer.feed(block, to: &text)
                try write(text, to: spool)
                text.removeAll(keepingCapacity: true)
            }
            splicer.finish(to: &text)
            try write(text, to: spool)
            store = .file(spool)
        }
        return TraceInput(
            path: path, encoding: encoding, kind: kind, usesOldLineEnds: usesOldLineEnds, store: store)
    }

    private func spool() throws(InputFailure) -> FileDescriptor {
        do throws(SystemFailure) {
            return try FileDescriptor.temporary()
        } catch {
            throw InputFailure(message: "\(path): no temporary file: \(error.text)")
        }
    }

    private func write(_ text: [UInt8], to spool: FileDescriptor) throws(InputFailure) {
        do throws(SystemFailure) {
            try spool.write(text)
        } catch {
            throw InputFailure(message: "\(path): no temporary file: \(error.text)")
        }
    }

    /// The text block by block, from its beginning.
    func eachBlock(_ body: ([UInt8]) throws(InputFailure) -> Void) throws(InputFailure) {
        var buffer = [UInt8](repeating: 0, count: Self.block)
        var offset = 0
        while true {
            let count = try read(into: &buffer, from: 0, offset: offset)
            offset += count
            try body(count == buffer.count ? buffer : Array(buffer[..<count]))
            if count < buffer.count { return }
        }
    }
}
