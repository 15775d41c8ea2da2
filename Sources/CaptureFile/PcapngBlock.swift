/// The frame of a pcapng block (draft-ietf-opsawg-pcapng): type and total length, the body, the total length again.
struct PcapngBlock: Hashable, Sendable {
    let type: UInt32
    /// The length of the whole block, in bytes.
    let totalLength: UInt32
    /// Where the block begins in the input.
    let offset: UInt64

    static let interfaceDescription: UInt32 = 1
    static let packet: UInt32 = 2
    static let simplePacket: UInt32 = 3
    static let enhancedPacket: UInt32 = 6
    /// The same in both byte orders.
    static let sectionHeader: UInt32 = 0x0a0d_0d0a

    static let headerLength = 8
    static let trailerLength = 4

    var part: CaptureError.Part { .block(type: type) }

    /// The shortest length that a block of a type can have, as far as we read it.
    private var minimumLength: UInt32 {
        switch type {
        case PcapngBlock.sectionHeader: 28
        case PcapngBlock.interfaceDescription: 20
        case PcapngBlock.packet, PcapngBlock.enhancedPacket: 32
        case PcapngBlock.simplePacket: 16
        default: 12
        }
    }

    /// Checks the total length.
    func checkLength() throws(CaptureError) {
        let limit = UInt64(CaptureReader.maximumBlockLength)
        if totalLength < minimumLength {
            throw error(.tooShort(part, needed: UInt64(minimumLength), found: UInt64(totalLength)))
        }
        if totalLength % 4 != 0 {
            throw error(.unalignedLength(found: totalLength))
        }
        if UInt64(totalLength) > limit {
            throw error(.tooLong(part, limit: limit, found: UInt64(totalLength)))
        }
    }

    /// Checks the total length behind the body.
    func checkTrailer(_ trailing: UInt32) throws(CaptureError) {
        guard trailing == totalLength else {
            throw error(.unequalLengths(leading: totalLength, trailing: trailing))
        }
    }

    func error(_ reason: CaptureError.Reason) -> CaptureError {
        CaptureError(offset: offset, reason: reason)
    }
}
