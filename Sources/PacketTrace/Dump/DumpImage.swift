import TCPWire

/// A packet whose bytes the trace prints.
enum DumpImage {
    static func image(
        of packet: borrowing PacketClaims, _ facts: borrowing Facts, _ origins: FieldOrigins
    ) -> PacketImage {
        var image = PacketImage()
        image.link = link(packet.dumpLink)
        let printed = facts[.frameLength].map { Int(truncatingIfNeeded: min($0, 1 << 24)) }
        let bytes = packet.frameDump.bytes
        let (found, decoder) = DumpFrame.decode(bytes, link: packet.dumpLink, length: printed ?? bytes.count)
        image.append(bytes, .stated)
        image.layers = decoder.layers
        image.originalLength = max(bytes.count, printed ?? 0)
        guard let tcp = found.headers.firstIndex(of: .tcp), decoder.segment != nil else { return image }
        let network = found.headers[..<tcp].lastIndex { $0.isNetwork }
        for claim in found.claims where claim.length > 0 && !claim.field.isLong && !claim.field.isOption {
            guard Int(claim.header) == tcp || Int(claim.header) == network else { continue }
            let origin = origins.origin(claim.field)
            guard origin != .stated, let value = facts[claim.field] else { continue }
            let start = Int(claim.offset)
            var number: UInt64 = 0
            for index in start..<start + Int(claim.length) { number = number << 8 | UInt64(image.bytes[index]) }
            image.put(claim.field.placed(value, in: number), at: start, width: Int(claim.length), origin)
        }
        return image
    }

    private static func link(_ number: UInt16) -> PacketImage.Link {
        switch number {
        case 1: .ethernet
        case 113: .cooked
        case 276: .cookedV2
        case 0: .null
        case 9: .ppp
        default: .raw
        }
    }
}
