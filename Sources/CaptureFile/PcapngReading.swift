extension CaptureReader {
    /// Finds out the byte order of the first section; its header is read as a block afterwards.
    mutating func startPcapng() throws(CaptureError) -> Bool {
        guard let order = try sectionOrder() else { return false }
        format = .pcapng(order)
        return true
    }

    /// The next packet of a pcapng file; other blocks are taken in or passed over on the way.
    mutating func nextPcapngRecord() throws(CaptureError) -> CaptureRecord? {
        while !isAtEnd {
            if let skipped {
                guard try finishSkipping(skipped) else { return nil }
            } else {
                guard let block = try nextBlock() else { return nil }
                if let record = try read(block) { return record }
            }
        }
        return nil
    }

    /// The byte order that the section header at the front states; nil where more bytes are needed.
    private func sectionOrder() throws(CaptureError) -> CaptureFormat.ByteOrder? {
        guard try has(12, .block(type: PcapngBlock.sectionHeader)) else { return nil }
        var cursor = window.cursor(12, order: .bigEndian)
        try cursor.skip(8, .blockHeader)
        let magic = try cursor.uint32(.blockHeader)
        guard let order = CaptureFormat.ByteOrder(pcapngMagic: magic) else { throw error(.notAByteOrder(magic: magic)) }
        return order
    }

    /// The frame of the block at the front, its length checked. A known block is all there; nil where more is needed.
    private mutating func nextBlock() throws(CaptureError) -> PcapngBlock? {
        guard try has(PcapngBlock.headerLength, .blockHeader) else { return nil }
        var cursor = window.cursor(PcapngBlock.headerLength, order: byteOrder)
        let type = try cursor.uint32(.blockHeader)
        if type == PcapngBlock.sectionHeader {
            guard let order = try sectionOrder() else { return nil }
            format = .pcapng(order)
            cursor = window.cursor(PcapngBlock.headerLength, order: order)
            try cursor.skip(4, .blockHeader)
        }
        let block = PcapngBlock(type: type, totalLength: try cursor.uint32(.blockHeader), offset: window.offset)
        try block.checkLength()
        if block.isRead {
            guard try has(Int(block.totalLength), block.part) else { return nil }
        }
        return block
    }

    /// Takes in one block, and gives back the record where it is a packet.
    private mutating func read(_ block: PcapngBlock) throws(CaptureError) -> CaptureRecord? {
        guard block.isRead else {
            skipped = block
            window.drop(Int(block.totalLength) - PcapngBlock.trailerLength)
            return nil
        }
        let bodyEnd = Int(block.totalLength) - PcapngBlock.trailerLength
        var trailer = window.cursor(Int(block.totalLength), order: byteOrder)
        try trailer.skip(bodyEnd, block.part)
        try block.checkTrailer(try trailer.uint32(block.part))
        var body = window.cursor(bodyEnd, order: byteOrder)
        try body.skip(PcapngBlock.headerLength, block.part)
        let record = try read(block, &body)
        window.drop(Int(block.totalLength))
        return record
    }

    private mutating func read(
        _ block: PcapngBlock, _ body: inout ByteCursor
    ) throws(CaptureError) -> CaptureRecord? {
        switch block.type {
        case PcapngBlock.sectionHeader: try readSectionHeader(&body)
        case PcapngBlock.interfaceDescription: try readInterface(&body)
        case PcapngBlock.enhancedPacket: return try enhancedPacket(&body)
        case PcapngBlock.simplePacket: return try simplePacket(&body)
        default: return try packet(&body)
        }
        return nil
    }

    /// Checks the end of a block whose body was passed over; false where more bytes are needed.
    private mutating func finishSkipping(_ block: PcapngBlock) throws(CaptureError) -> Bool {
        do throws(CaptureError) {
            guard try has(PcapngBlock.trailerLength, block.part) else { return false }
        } catch {
            let needed = UInt64(block.totalLength)
            throw block.error(.cutOff(block.part, needed: needed, found: window.fed - block.offset))
        }
        var cursor = window.cursor(PcapngBlock.trailerLength, order: byteOrder)
        try block.checkTrailer(try cursor.uint32(block.part))
        window.drop(PcapngBlock.trailerLength)
        skipped = nil
        return true
    }

    /// The byte order of the current section.
    private var byteOrder: CaptureFormat.ByteOrder {
        if case .pcapng(let order) = format { order } else { .littleEndian }
    }
}

extension PcapngBlock {
    /// Whether the body is read, not passed over.
    fileprivate var isRead: Bool {
        switch type {
        case PcapngBlock.sectionHeader, PcapngBlock.interfaceDescription, PcapngBlock.packet,
            PcapngBlock.simplePacket, PcapngBlock.enhancedPacket:
            true
        default: false
        }
    }
}
