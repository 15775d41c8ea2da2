/// The bodies of the blocks that are read. The cursors end where the body ends.
extension CaptureReader {
    mutating func readSectionHeader(_ body: inout ByteCursor) throws(CaptureError) {
        let part = CaptureError.Part.block(type: PcapngBlock.sectionHeader)
        try body.skip(4, part)  // the byte-order magic, already used
        let major = try body.uint16(part)
        let minor = try body.uint16(part)
        // 1.2 was written for a while by mistake and means 1.0.
        guard major == 1, minor == 0 || minor == 2 else {
            throw error(.unsupportedVersion(major: major, minor: minor))
        }
        interfaces = []
    }

    mutating func readInterface(_ body: inout ByteCursor) throws(CaptureError) {
        let part = CaptureError.Part.block(type: PcapngBlock.interfaceDescription)
        guard interfaces.count < CaptureReader.maximumInterfaces else {
            throw error(.tooManyInterfaces(limit: CaptureReader.maximumInterfaces))
        }
        let linkType = LinkType(inFile: try body.uint16(part))
        try body.skip(2, part)
        var interface = CaptureInterface(linkType: linkType, snapLength: try body.uint32(part))
        while let option = try PcapngOption(&body) {
            try interface.apply(option)
        }
        interfaces.append(interface)
    }

    /// An enhanced packet block.
    func enhancedPacket(_ body: inout ByteCursor) throws(CaptureError) -> CaptureRecord {
        let interface = try interface(try body.uint32(.block(type: PcapngBlock.enhancedPacket)))
        return try timedPacket(interface, &body, .block(type: PcapngBlock.enhancedPacket))
    }

    /// An (obsolete) packet block: like an enhanced one, but with a count of drops beside a shorter interface number.
    func packet(_ body: inout ByteCursor) throws(CaptureError) -> CaptureRecord {
        let interface = try interface(UInt32(try body.uint16(.block(type: PcapngBlock.packet))))
        try body.skip(2, .block(type: PcapngBlock.packet))
        return try timedPacket(interface, &body, .block(type: PcapngBlock.packet))
    }

    /// A simple packet block: no time, no options, and the captured length follows from the snap length.
    func simplePacket(_ body: inout ByteCursor) throws(CaptureError) -> CaptureRecord {
        let interface = try interface(0)
        let original = try body.uint32(.block(type: PcapngBlock.simplePacket))
        let captured = interface.snapLength == 0 ? original : min(original, interface.snapLength)
        let bytes = try body.take(try packetLength(captured), .packetData)
        return CaptureRecord(linkType: interface.linkType, time: nil, originalLength: original, bytes: bytes)
    }

    /// What enhanced and old packet blocks have in common, from the time on.
    private func timedPacket(
        _ interface: CaptureInterface, _ body: inout ByteCursor, _ part: CaptureError.Part
    ) throws(CaptureError) -> CaptureRecord {
        let high = UInt64(try body.uint32(part))
        let low = UInt64(try body.uint32(part))
        let captured = try packetLength(try body.uint32(part))
        let original = try body.uint32(part)
        let bytes = try body.take(captured, .packetData)
        try body.skipPadding(after: captured, part)
        return CaptureRecord(
            linkType: interface.linkType, time: interface.time(units: high << 32 | low), originalLength: original,
            bytes: bytes, comment: try comment(&body))
    }

    private func interface(_ number: UInt32) throws(CaptureError) -> CaptureInterface {
        guard let index = Int(exactly: number), index < interfaces.count else {
            throw error(.unknownInterface(found: number, known: interfaces.count))
        }
        return interfaces[index]
    }

    /// The comments among the options that follow; bytes that are not UTF-8 become U+FFFD.
    private func comment(_ body: inout ByteCursor) throws(CaptureError) -> String? {
        var comment: String?
        while let option = try PcapngOption(&body) {
            guard option.code == PcapngOption.comment else { continue }
            let text = String(decoding: option.value, as: UTF8.self)
            comment = comment.map { $0 + "\n" + text } ?? text
        }
        return comment
    }
}
