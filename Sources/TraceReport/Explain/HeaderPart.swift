import PacketTrace
import TCPWire

/// A field of a TCP header at its place: the one description that map, bytes, lines and words are drawn from.
struct HeaderPart {
    /// Tells it apart within its segment.
    var key: String
    var name: String
    /// A name of at most three letters, for single bits.
    var letters = ""
    /// First bit, counted from the header's first, and how many.
    var bit: Int
    var bits: Int
    var hue: Hue
    /// As the map shows it.
    var value: String
    var origin: Origin
    /// Key of the part that it belongs to, if it is not its own.
    var parent: String?
    /// Which option it is a piece of.
    var option: Int?

    /// The bytes that it touches.
    var bytes: Range<Int> { bit / 8..<(bit + bits + 7) / 8 }
}

/// An option at its place in the header.
struct OptionPlace {
    var index: Int
    var kind: UInt8
    /// All its bytes.
    var bytes: [UInt8]
    /// Offset in the header.
    var offset: Int

    var key: String { "opt\(index)" }

    func number(at offset: Int, width: Int) -> UInt64? {
        TCPOption(kind: kind, bytes: bytes).number(at: offset, width: width)
    }

    var name: String {
        TCPOptionTable.row(kind: kind).map { "\($0.name)" } ?? "Option of kind \(kind)"
    }
}

/// The header of one segment, cut into its parts.
struct HeaderAnatomy {
    let packet: Lesson.Packet
    let header: TCPHeader
    /// The header's bytes, and where each comes from.
    let bytes: [UInt8]
    let origins: [Origin]
    private(set) var parts: [HeaderPart] = []
    private(set) var options: [OptionPlace] = []

    /// `nil` where nothing of the header is known.
    init?(_ packet: Lesson.Packet) {
        guard let segment = packet.segment else { return nil }
        self.packet = packet
        header = segment.header
        var bytes: [UInt8] = []
        header.encode(into: &bytes)
        // The data offset as it stands may be a lie; what is there counts.
        if bytes.count > segment.provenance.count { bytes.removeLast(bytes.count - segment.provenance.count) }
        self.bytes = bytes
        origins = bytes.indices.map { Self.origin($0, packet, segment) }
        addFixed()
        addOptions()
    }

    private static func origin(_ index: Int, _ packet: Lesson.Packet, _ segment: Segment) -> Origin {
        switch index < segment.provenance.count ? segment.provenance[index] : .assumed {
        case .stated: return .stated
        case .derived: return .derived
        case .assumed: break
        }
        let facts = packet.facts
        let isKnown: Bool
        switch index {
        case 0..<2: isKnown = facts[.sourcePort] != nil
        case 2..<4: isKnown = facts[.destinationPort] != nil
        case 4..<8: isKnown = facts.rawSequence != nil
        case 8..<12: isKnown = facts.rawAcknowledgment != nil
        case 12: isKnown = facts[.headerLength] != nil
        case 13: isKnown = facts.flagsMask & 0xff == 0xff
        case 14..<16: isKnown = facts[.windowValue] != nil
        case 16..<18: isKnown = facts[.checksum] != nil
        case 18..<20: isKnown = facts[.urgentPointer] != nil
        default:
            let isPadding = facts.options.endsEarly && index - 20 >= facts.options.byteCount ?? 40
            isKnown = index < 60 && facts.options.area.knownBits[index - 20] != 0 || isPadding
        }
        return isKnown ? .assumed : .absent
    }

    /// Where a run of bytes comes from: as its weakest byte.
    func origin(_ range: Range<Int>) -> Origin {
        var weakest = Origin.stated
        for index in range where index < origins.count && origins[index].rawValue > weakest.rawValue {
            weakest = origins[index]
        }
        return weakest
    }

    private mutating func add(_ key: String, _ name: String, _ bit: Int, _ bits: Int, _ hue: Hue, _ value: String) {
        var part = HeaderPart(key: key, name: name, bit: bit, bits: bits, hue: hue, value: value, origin: .stated)
        part.origin = origin(part.bytes)
        if part.origin == .absent { part.value = "not shown" }
        parts.append(part)
    }

    private mutating func addFixed() {
        add("srcport", "Source port", 0, 16, .port, String(header.sourcePort))
        add("dstport", "Destination port", 16, 16, .port, String(header.destinationPort))
        add("seq", "Sequence number", 32, 32, .sequence, String(header.sequenceNumber.rawValue))
        add("ack", "Acknowledgment number", 64, 32, .acknowledgment, String(header.acknowledgmentNumber.rawValue))
        add("offset", "Offset", 96, 4, .control, String(header.dataOffset))
        let reserved = header.flags.rawValue >> 8 & 0xf
        if reserved & 1 != 0 {
            add("flags", "Rsrvd", 100, 3, .control, String(reserved >> 1))
            addBit(FlagNames.Bit(mask: 0x100, name: "AE", meaning: "", key: "ae"), at: 103)
        } else {
            add("flags", "Rsrvd", 100, 4, .control, String(reserved))
        }
        for (index, bit) in FlagNames.bits.enumerated() { addBit(bit, at: 104 + index) }
        add("window", "Window", 112, 16, .window, String(header.window))
        add("checksum", "Checksum", 128, 16, .checksum, Figures.hex(UInt64(header.checksum), digits: 4))
        add("urgent", "Urgent pointer", 144, 16, .urgent, String(header.urgentPointer))
    }

    private mutating func addBit(_ bit: FlagNames.Bit, at place: Int) {
        let isShown = packet.facts.flagsMask & bit.mask != 0
        parts.append(
            HeaderPart(
                key: bit.key, name: bit.name, letters: bit.name, bit: place, bits: 1, hue: .control,
                value: isShown ? header.flags.rawValue & bit.mask != 0 ? "1" : "0" : "·",
                origin: isShown ? origin(place / 8..<place / 8 + 1) : .absent, parent: "flags"))
    }
}

// MARK: - Options

extension HeaderAnatomy {
    private mutating func addOptions() {
        guard bytes.count > 20 else { return }
        let area = [UInt8](bytes[20...])
        // Where bytes of the area are not known, they cannot be cut into options.
        let known = origins[20...].firstIndex(of: .absent).map { $0 - 20 } ?? area.count
        var offset = 20
        let list = TCPOptionList(decoding: [UInt8](area[..<known]))
        for option in list.options {
            let place = OptionPlace(index: options.count, kind: option.kind, bytes: option.bytes, offset: offset)
            options.append(place)
            add(place)
            offset += option.bytes.count
        }
        guard offset < bytes.count else { return }
        addRest(from: offset, isPadding: options.last?.kind == 0 && known == area.count)
    }

    private mutating func addRest(from offset: Int, isPadding: Bool) {
        var part = HeaderPart(
            key: "rest", name: isPadding ? "Padding" : "Options", bit: 8 * offset, bits: 8 * (bytes.count - offset),
            hue: .option, value: "", origin: .stated)
        part.origin = origin(offset..<bytes.count)
        part.value = isPadding ? "0" : part.origin == .absent ? "not shown" : "not readable as options"
        parts.append(part)
    }

    private mutating func add(_ option: OptionPlace) {
        let start = 8 * option.offset
        func part(_ name: String, _ bit: Int, _ bits: Int, _ value: String) {
            var part = HeaderPart(
                key: option.key, name: name, bit: start + bit, bits: bits, hue: .option, value: value, origin: .stated,
                option: option.index)
            part.origin = origin(part.bytes)
            parts.append(part)
        }
        guard option.kind > 1 else { return part(option.kind == 1 ? "NOP" : "End", 0, 8, "\(option.kind)") }
        part("Kind", 0, 8, "\(option.kind)")
        part("Length", 8, 8, "\(option.bytes.count)")
        var bit = 16
        for piece in OptionWords.pieces(option) {
            part(piece.name, bit, 8 * piece.count, piece.value)
            bit += 8 * piece.count
        }
    }
}
