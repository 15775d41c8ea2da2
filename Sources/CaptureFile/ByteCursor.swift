/// Reads numbers one after the other from a range of bytes, each read checked.
struct ByteCursor {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int
    private let order: CaptureFormat.ByteOrder
    /// Where `position` is in the input.
    private(set) var offset: UInt64

    init(bytes: [UInt8], position: Int, end: Int, order: CaptureFormat.ByteOrder, offset: UInt64) {
        self.bytes = bytes
        self.position = position
        self.end = min(end, bytes.count)
        self.order = order
        self.offset = offset
    }

    /// How many bytes are left.
    var remaining: Int { max(0, end - position) }

    mutating func uint16(_ part: CaptureError.Part) throws(CaptureError) -> UInt16 {
        UInt16(truncatingIfNeeded: try number(2, part))
    }

    mutating func uint32(_ part: CaptureError.Part) throws(CaptureError) -> UInt32 {
        UInt32(truncatingIfNeeded: try number(4, part))
    }

    mutating func uint64(_ part: CaptureError.Part) throws(CaptureError) -> UInt64 {
        try number(8, part)
    }

    mutating func take(_ length: Int, _ part: CaptureError.Part) throws(CaptureError) -> [UInt8] {
        try need(length, part)
        defer { advance(length) }
        return Array(bytes[position..<position + length])
    }

    mutating func skip(_ length: Int, _ part: CaptureError.Part) throws(CaptureError) {
        try need(length, part)
        advance(length)
    }

    /// Passes over what fills the last group of four of `length` bytes.
    mutating func skipPadding(after length: Int, _ part: CaptureError.Part) throws(CaptureError) {
        try skip(paddingLength(after: length), part)
    }

    private mutating func number(_ length: Int, _ part: CaptureError.Part) throws(CaptureError) -> UInt64 {
        try need(length, part)
        defer { advance(length) }
        var value: UInt64 = 0
        for index in 0..<length {
            let place = order == .bigEndian ? length - 1 - index : index
            value |= UInt64(bytes[position + index]) << UInt64(8 * place)
        }
        return value
    }

    private func need(_ length: Int, _ part: CaptureError.Part) throws(CaptureError) {
        guard length >= 0, length <= remaining else {
            let reason = CaptureError.Reason.tooShort(part, needed: UInt64(max(0, length)), found: UInt64(remaining))
            throw CaptureError(offset: offset, reason: reason)
        }
    }

    private mutating func advance(_ length: Int) {
        position += length
        offset += UInt64(length)
    }
}

/// How many bytes fill the last group of four of `length` bytes.
func paddingLength(after length: Int) -> Int {
    (4 - length % 4) % 4
}
