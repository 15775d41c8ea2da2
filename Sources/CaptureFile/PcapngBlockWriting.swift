/// The blocks of pcapng as bytes.
extension PcapngWriter {
    /// An interface description block with nanoseconds as unit.
    func appendInterface(_ linkType: LinkType, to output: inout [UInt8]) {
        var body: [UInt8] = []
        body.append(linkType.number, byteOrder)
        body.append(UInt16(0), byteOrder)
        body.append(snapLength, byteOrder)
        let resolution = TimestampResolution.nanoseconds.rawValue
        appendOption(PcapngOption.timestampResolution, [resolution], to: &body)
        appendOption(PcapngOption.endOfOptions, [], to: &body)
        appendBlock(PcapngBlock.interfaceDescription, body, to: &output)
    }

    /// An enhanced packet block.
    func appendPacket(
        _ record: CaptureRecord, interface: UInt32, units: UInt64, comment: [UInt8]?, to output: inout [UInt8]
    ) {
        var body: [UInt8] = []
        body.reserveCapacity(32 + record.bytes.count + (comment?.count ?? 0))
        body.append(interface, byteOrder)
        body.append(UInt32(truncatingIfNeeded: units >> 32), byteOrder)
        body.append(UInt32(truncatingIfNeeded: units), byteOrder)
        body.append(UInt32(record.bytes.count), byteOrder)
        body.append(record.originalLength, byteOrder)
        body.appendPadded(record.bytes)
        if let comment {
            appendOption(PcapngOption.comment, comment, to: &body)
            appendOption(PcapngOption.endOfOptions, [], to: &body)
        }
        appendBlock(PcapngBlock.enhancedPacket, body, to: &output)
    }

    /// An option, whose value has at most 65 535 bytes.
    func appendOption(_ code: UInt16, _ value: [UInt8], to body: inout [UInt8]) {
        body.append(code, byteOrder)
        body.append(UInt16(truncatingIfNeeded: value.count), byteOrder)
        body.appendPadded(value)
    }

    /// A block around a body, whose length is a multiple of four.
    func appendBlock(_ type: UInt32, _ body: [UInt8], to output: inout [UInt8]) {
        let length = UInt32(PcapngBlock.headerLength + body.count + PcapngBlock.trailerLength)
        output.append(type, byteOrder)
        output.append(length, byteOrder)
        output.append(contentsOf: body)
        output.append(length, byteOrder)
    }
}
