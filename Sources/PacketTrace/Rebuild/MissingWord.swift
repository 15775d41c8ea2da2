import TCPWire

/// One word that the trace does not print, of the options or the urgent pointer, solved from the TCP checksum (RFC 1071).
///
/// All else must be known: the fixed header, the addresses or what they sum up to, and the data, if there is any. Modulo
/// 0xffff two bytes can be told apart where one lies in the high half of a word and one in the low half. Zero and 0xffff
/// are the same there: where both fit, nothing is solved. Bits that a standard sets to zero and that Wireshark does not
/// print are taken for zero; what is solved beside them is assumed, too.
struct MissingWord {
    private var high: Int?
    private var low: Int?
    private var value: UInt16
    private var origin: Provenance

    init?(
        _ facts: borrowing Facts, _ origins: FieldOrigins, _ header: borrowing HeaderImage, addressSum: UInt16?
    ) {
        let markers = facts.markers
        let area = facts.options.area
        let listEnd = facts.options.endsEarly ? facts.options.byteCount ?? 40 : 40
        let dataSum = facts.dataSum
        guard let data = facts[.segmentLength], data == 0 || dataSum != nil && data < 0xffff,
            let field = facts[.checksum],
            facts[.headerLength] == UInt64(header.bytes.count), !markers.contains(.reassembled),
            header.provenance[..<18].allSatisfy({ $0 != .assumed })
        else { return nil }
        // The checksum of a source route is that of its last hop, not of the address in the header. Of extension headers
        // some versions print no more than that the payload is longer than the segment.
        guard facts[.ipHeaderLength] ?? 20 == 20 else { return nil }
        let segment = UInt64(header.bytes.count) + data
        let isExtended =
            markers.contains(.extensionHeaders) || (facts[.ipv6PayloadLength].map { $0 != segment } ?? false)
        guard !isExtended else { return nil }
        let printed = facts.addresses.pair
        guard let sum = printed.map({ $0.sum }) ?? addressSum else { return nil }
        let isGood = facts[.checksumStatus] == 1
        // A segment that Wireshark stumbled over may be cut off, but then it does not judge the checksum.
        guard isGood || !markers.contains(.incomplete) else { return nil }
        var unknown: UInt16 = 0
        var areReservedKnown = true
        if !facts.isKnown(.urgentPointer), header.provenance[18...19].contains(.assumed) {
            // Up to 1.10 it is not printed where URG is clear. Of a checksum that is simply wrong a number as small as
            // this would hardly come.
            (high, low, unknown) = (18, 19, isGood ? 0xffff : 0xff)
        } else if header.provenance[18...19].contains(.assumed) {
            return nil
        }
        for index in 20..<header.bytes.count {
            guard header.provenance[index] == .assumed else { continue }
            let open = ~area.knownBits[index - 20]
            // What stands behind the end of the list is stated elsewhere, and not written here.
            if (header.bytes[index] ^ area.bytes[index - 20]) & ~open != 0 { return nil }
            if open & area.reservedBits[index - 20] != 0 { areReservedKnown = false }
            let bits = open & ~area.reservedBits[index - 20]
            guard bits != 0 else { continue }
            // Behind the end of the list zero is the better guess.
            if !isGood, index - 20 >= listEnd { return nil }
            if index % 2 == 0 {
                guard high == nil else { return nil }
                high = index
                unknown |= UInt16(bits) << 8
            } else {
                guard low == nil else { return nil }
                low = index
                unknown |= UInt16(bits)
            }
        }
        guard unknown != 0 else { return nil }
        let length = header.bytes.count + Int(data)
        let field16 = UInt16(truncatingIfNeeded: field)
        let residue = Self.residue(
            header.bytes.span, field: field16, addressSum: sum, length: length,
            data: dataSum?.folded ?? 0)
        // A sender that leaves the sum to its network card leaves the pseudo-header's in the field.
        guard residue.partial != OnesComplement.canonical(sum) || isGood else { return nil }
        let candidates: [UInt16] = residue.missing == 0 ? [0, 0xffff] : [residue.missing]
        let fitting = candidates.filter { $0 & ~unknown == 0 }
        guard fitting.count == 1 else { return nil }
        value = fitting[0]
        let arePlaced = facts.areOptionsPlaced
        let isAgreed = facts.conflicts.isEmpty
        let isSettled = isAgreed && arePlaced
        let isSure =
            isGood && areReservedKnown && printed != nil && isSettled && origins.derived.isEmpty
            && origins.assumed.isEmpty
        origin = isSure ? .derived : .assumed
    }

    /// What is missing from the sum, in 0 ..< 0xffff, and the address sum of which the field alone would speak.
    private static func residue(
        _ bytes: Span<UInt8>, field: UInt16, addressSum: UInt16, length: Int, data: UInt16
    ) -> (missing: UInt16, partial: UInt16) {
        var total: UInt64 = UInt64(addressSum) + 6 + UInt64(length) + UInt64(data)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) where index != 16 {
            total += UInt64(bytes[index]) << 8 | UInt64(bytes[index + 1])
        }
        let sum = (total + UInt64(field)) % 0xffff
        let partial = (UInt64(field) + 0xffff * 2 - 6 - UInt64(length)) % 0xffff
        return (UInt16((0xffff - sum) % 0xffff), UInt16(partial))
    }

    func fill(_ header: inout HeaderImage) {
        if let high { header.put(UInt64(header.bytes[high] | UInt8(value >> 8)), at: high, width: 1, origin) }
        if let low { header.put(UInt64(header.bytes[low] | UInt8(value & 0xff)), at: low, width: 1, origin) }
    }
}
