import TCPWire

/// The TCP header of a packet in bytes.
struct SegmentImage {
    private(set) var header: HeaderImage
    /// Header length as the data offset counts it, or as long as what is known.
    let length: Int

    /// - Parameters:
    ///   - addressSum: what the connection's other segments prove about addresses that are not printed.
    ///   - painted: bytes of the segment that the trace gives as such, from its first one on; `nil` where it does not.
    init(
        _ facts: borrowing Facts, _ origins: FieldOrigins, addressSum: UInt16? = nil, painted: [UInt8?] = []
    ) {
        let stated = facts[.headerLength].flatMap { $0 >= 20 && $0 <= 60 && $0 % 4 == 0 ? Int($0) : nil }
        let area = facts[.optionsLength].flatMap { $0 <= 40 && $0 % 4 == 0 ? Int($0) : nil }
        let options = min((facts.options.byteCount ?? 0) + 3, 40) / 4 * 4
        length = stated ?? area.map { 20 + $0 } ?? 20 + options
        header = HeaderImage(count: length)
        header.put(facts[.sourcePort], at: 0, width: 2, origins.origin(.sourcePort))
        header.put(facts[.destinationPort], at: 2, width: 2, origins.origin(.destinationPort))
        header.put(
            facts.rawSequence.map { UInt64($0) }, at: 4, width: 4, Self.origin(.sequenceNumberRaw, facts, origins))
        header.put(
            facts.rawAcknowledgment.map { UInt64($0) }, at: 8, width: 4,
            Self.origin(.acknowledgmentNumberRaw, facts, origins))
        putOffsetAndFlags(facts, origins, isStated: facts[.headerLength] != nil, isDerived: area != nil)
        header.put(facts[.windowValue], at: 14, width: 2, origins.origin(.windowValue))
        header.put(facts[.checksum], at: 16, width: 2, origins.origin(.checksum))
        header.put(facts[.urgentPointer], at: 18, width: 2, origins.origin(.urgentPointer))
        putOptions(facts, origins)
        // What is missing from the sum can only be told when everything else is there.
        paint(painted)
        MissingWord(facts, origins, header, addressSum: addressSum)?.fill(&header)
        putUnprinted(facts)
    }

    /// Fills in bytes that no field states, where all those that fields state are the same.
    private mutating func paint(_ painted: [UInt8?]) {
        var equal = 0
        for (index, byte) in painted.prefix(length).enumerated() where header.provenance[index] != .assumed {
            guard let byte else { continue }
            if byte != header.bytes[index] { return }
            equal += 1
        }
        guard equal >= 4 else { return }
        for (index, byte) in painted.prefix(length).enumerated() where header.provenance[index] == .assumed {
            if let byte { header.put(UInt64(byte), at: index, width: 1, .stated) }
        }
    }

    /// Numbers that count only under a flag are not printed without it, up to 1.10.
    private mutating func putUnprinted(_ facts: borrowing Facts) {
        if facts.rawAcknowledgment == nil, header.provenance[8] == .assumed, facts.hasFlags([], of: .ack) {
            header.put(0, at: 8, width: 4, .assumed)
        }
        // What the checksum gave is no certainty, but better than zero.
        let isSolved = header.bytes[18] != 0 || header.bytes[19] != 0
        if !facts.isKnown(.urgentPointer), header.provenance[18] == .assumed, !isSolved, facts.hasFlags([], of: .urg) {
            header.put(0, at: 18, width: 2, .assumed)
        }
    }

    /// Where only the shown number is printed, it is the one of the wire.
    private static func origin(_ field: Field, _ facts: borrowing Facts, _ origins: FieldOrigins) -> Provenance {
        let shown: Field = field == .sequenceNumberRaw ? .sequenceNumber : .acknowledgmentNumber
        return origins.origin(facts.isKnown(field) ? field : shown)
    }

    private mutating func putOffsetAndFlags(
        _ facts: borrowing Facts, _ origins: FieldOrigins, isStated: Bool, isDerived: Bool
    ) {
        let flags = facts.flags?.rawValue ?? 0
        // A data offset below five is written as it is printed.
        let words = facts[.headerLength].map { UInt16(truncatingIfNeeded: $0 / 4) & 0xf } ?? UInt16(length / 4)
        header.bytes[12] = UInt8(truncatingIfNeeded: words << 4 | flags >> 8)
        header.bytes[13] = UInt8(truncatingIfNeeded: flags)
        let flagOrigin = origins.origin(.flags)
        if facts.flagsMask & 0xff == 0xff { header.provenance[13] = flagOrigin }
        guard facts.flagsMask & 0xf00 == 0xf00, isStated || isDerived else { return }
        let lengthOrigin = isStated ? origins.origin(.headerLength) : .derived
        header.provenance[12] = lengthOrigin.rawValue > flagOrigin.rawValue ? lengthOrigin : flagOrigin
    }

    private mutating func putOptions(_ facts: borrowing Facts, _ origins: FieldOrigins) {
        let origin = facts.areOptionsPlaced ? origins.optionOrigin : .assumed
        for index in 0..<(length - 20) where facts.options.area.knownBits[index] != 0 {
            let isKnown = facts.options.area.knownBits[index] == 0xff
            header.put(
                UInt64(facts.options.area.bytes[index]), at: 20 + index, width: 1,
                isKnown ? origin : .assumed)
        }
        // What follows the end of the list is zero (RFC 9293, MUST-69), unless Wireshark remarks that it is not.
        guard facts.options.endsEarly, !facts.markers.contains(.incomplete) else { return }
        for index in (facts.options.byteCount ?? 40)..<max(length - 20, facts.options.byteCount ?? 40) {
            header.put(0, at: 20 + index, width: 1, .assumed)
        }
    }
}

extension FieldOrigins {
    /// Options are one field here: a doubt about one of them is a doubt about where the others lie.
    fileprivate var optionOrigin: Provenance {
        let fields = Field.allCases.filter { $0.isOption && $0 != .windowMultiplier && $0 != .sackCount }
        if fields.contains(where: { assumed.contains($0) }) { return .assumed }
        return fields.contains { derived.contains($0) } ? .derived : .stated
    }
}
