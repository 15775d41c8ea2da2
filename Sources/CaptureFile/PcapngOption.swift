/// One option of a pcapng block: a code, a length, a value, and bytes that fill the last group of four.
struct PcapngOption: Hashable, Sendable {
    let code: UInt16
    let value: [UInt8]
    /// The value read as a number, by the byte order of its section; nil where it has not 1 or 8 bytes.
    let number: UInt64?
    /// Where the option begins in the input.
    let offset: UInt64

    static let endOfOptions: UInt16 = 0
    static let comment: UInt16 = 1
    static let userApplication: UInt16 = 4
    static let timestampResolution: UInt16 = 9
    static let timestampOffset: UInt16 = 14

    /// The next option, or nil at the end of the options.
    init?(_ body: inout ByteCursor) throws(CaptureError) {
        guard body.remaining > 0 else { return nil }
        offset = body.offset
        code = try body.uint16(.option)
        let length = Int(try body.uint16(.option))
        guard code != PcapngOption.endOfOptions else { return nil }
        var copy = body
        value = try body.take(length, .option)
        number = length == 8 ? try copy.uint64(.option) : length == 1 ? value.first.map { UInt64($0) } : nil
        try body.skipPadding(after: length, .option)
    }

    /// The number, where it has the length that its option must have.
    fileprivate func number(length: Int) throws(CaptureError) -> UInt64 {
        guard let number, value.count == length else {
            let reason = CaptureError.Reason.wrongLength(.option, needed: UInt64(length), found: UInt64(value.count))
            throw CaptureError(offset: offset, reason: reason)
        }
        return number
    }
}

extension CaptureInterface {
    /// Takes in an option of an interface description block.
    mutating func apply(_ option: PcapngOption) throws(CaptureError) {
        switch option.code {
        case PcapngOption.timestampResolution:
            let raw = UInt8(truncatingIfNeeded: try option.number(length: 1))
            timestampResolution = TimestampResolution(rawValue: raw)
        case PcapngOption.timestampOffset:
            timestampOffset = Int64(bitPattern: try option.number(length: 8))
        default: break
        }
    }
}
