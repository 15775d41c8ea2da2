/// The kind of a capture file, with the properties that its magic number states.
public enum CaptureFormat: Hashable, Sendable {
    /// pcap (draft-ietf-opsawg-pcap), in a byte order and with a unit of time.
    case pcap(ByteOrder, Resolution)
    /// pcapng (draft-ietf-opsawg-pcapng), with the byte order of its current section.
    case pcapng(ByteOrder)

    /// The order of the bytes of a number.
    public enum ByteOrder: Hashable, Sendable {
        case littleEndian, bigEndian
    }

    /// The unit in which a pcap file counts fractions of a second.
    public enum Resolution: Hashable, Sendable {
        case microseconds, nanoseconds

        /// How many units make a second.
        var unitsPerSecond: UInt32 {
            switch self {
            case .microseconds: 1_000_000
            case .nanoseconds: 1_000_000_000
            }
        }
    }

    /// How many bytes `detect` needs to see at most.
    public static let detectionLength = 12

    /// The format of a file that begins with `bytes`; nil where that is no capture file, or where the bytes are
    /// too few to tell (4 for pcap, 12 for pcapng).
    public static func detect(_ bytes: [UInt8]) -> CaptureFormat? {
        detect(bytes.span)
    }

    /// The format of a file that begins with `bytes`; nil where that is no capture file, or where the bytes are
    /// too few to tell (4 for pcap, 12 for pcapng).
    public static func detect(_ bytes: Span<UInt8>) -> CaptureFormat? {
        guard let magic = bytes.bigEndian32(at: 0) else { return nil }
        if let format = CaptureFormat(pcapMagic: magic) { return format }
        guard magic == PcapngBlock.sectionHeader, let orderMagic = bytes.bigEndian32(at: 8) else { return nil }
        return ByteOrder(pcapngMagic: orderMagic).map { .pcapng($0) }
    }
}

extension CaptureFormat {
    /// The form of a pcap file by its first four bytes, read in network order.
    init?(pcapMagic: UInt32) {
        switch pcapMagic {
        case 0xa1b2_c3d4: self = .pcap(.bigEndian, .microseconds)
        case 0xd4c3_b2a1: self = .pcap(.littleEndian, .microseconds)
        case 0xa1b2_3c4d: self = .pcap(.bigEndian, .nanoseconds)
        case 0x4d3c_b2a1: self = .pcap(.littleEndian, .nanoseconds)
        default: return nil
        }
    }
}

extension CaptureFormat.ByteOrder {
    /// The byte order of a section by its byte-order magic, read in network order.
    init?(pcapngMagic: UInt32) {
        switch pcapngMagic {
        case 0x1a2b_3c4d: self = .bigEndian
        case 0x4d3c_2b1a: self = .littleEndian
        default: return nil
        }
    }
}

extension Span<UInt8> {
    /// Four bytes as a number in network order, or nil where they are not all there.
    fileprivate func bigEndian32(at offset: Int) -> UInt32? {
        guard offset >= 0, count - offset >= 4 else { return nil }
        return (offset..<offset + 4).reduce(0) { $0 << 8 | UInt32(self[$1]) }
    }
}
