/// The part of the input that has been fed and not yet used, with its place in the whole.
struct ByteWindow: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the window begins in `bytes`.
    private(set) var start = 0
    /// Where the window begins in the input.
    private(set) var offset: UInt64 = 0
    /// How many bytes that have not been fed yet are to be passed over.
    private(set) var skipping: UInt64 = 0

    /// How many bytes are there to be read.
    var count: Int { bytes.count - start }
    /// How many bytes of the input have been fed.
    var fed: UInt64 { offset - skipping + UInt64(count) }

    mutating func append(_ chunk: [UInt8]) {
        let first = skipHead(of: chunk.count)
        makeRoom()
        if bytes.isEmpty && first == 0 {
            bytes = chunk  // shared, not copied
        } else {
            bytes.append(contentsOf: chunk[first...])
        }
    }

    mutating func append(_ chunk: Span<UInt8>) {
        let first = skipHead(of: chunk.count)
        makeRoom()
        for index in first..<chunk.count {
            bytes.append(chunk[index])
        }
    }

    /// Passes over `length` bytes, also those that are not there yet.
    mutating func drop(_ length: Int) {
        let present = min(length, count)
        start += present
        offset += UInt64(length)
        skipping += UInt64(length - present)
    }

    /// How many of the next bytes fed are to be passed over.
    private mutating func skipHead(of length: Int) -> Int {
        let head = Int(min(skipping, UInt64(length)))
        skipping -= UInt64(head)
        return head
    }

    /// Forgets the bytes that have been used.
    private mutating func makeRoom() {
        guard start > 0 else { return }
        bytes.removeSubrange(..<start)
        start = 0
    }
}

extension ByteWindow {
    /// A cursor over the first `length` bytes, or fewer where fewer are there.
    func cursor(_ length: Int, order: CaptureFormat.ByteOrder) -> ByteCursor {
        let end = start + max(0, min(length, count))
        return ByteCursor(bytes: bytes, position: start, end: end, order: order, offset: offset)
    }
}
