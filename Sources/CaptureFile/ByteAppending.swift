/// How the writers put numbers into bytes.
extension [UInt8] {
    mutating func append<Number: FixedWidthInteger>(_ number: Number, _ order: CaptureFormat.ByteOrder) {
        let length = Number.bitWidth / 8
        for index in 0..<length {
            let place = order == .bigEndian ? length - 1 - index : index
            append(UInt8(truncatingIfNeeded: number >> Number(8 * place)))
        }
    }

    /// Appends bytes and zeros that fill their last group of four.
    mutating func appendPadded(_ bytes: [UInt8]) {
        append(contentsOf: bytes)
        append(contentsOf: repeatElement(0, count: paddingLength(after: bytes.count)))
    }
}

extension CaptureRecord {
    /// Checks the captured bytes against a snap length, where 0 means no limit, and against what readers accept.
    func checkLength(snapLength: UInt32) throws(CaptureWriteError) {
        let most = UInt32(CaptureReader.maximumPacketLength)
        let limit = snapLength == 0 ? most : min(snapLength, most)
        guard bytes.count <= Int(limit) else {
            throw .longerThanSnapLength(limit: limit, found: bytes.count)
        }
    }
}
