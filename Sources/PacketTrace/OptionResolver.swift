import TCPWire

extension Facts {
    /// Puts the option area together from the claims about its options.
    mutating func resolveOptions(_ packet: borrowing PacketClaims, header: Int) {
        let claims = packet.claims.span
        var described = 0
        var kindKnown: UInt64 = 0
        for index in claims.indices {
            let claim = claims[index]
            guard claim.field.isOption, Int(claim.header) == header, claim.item < 40 else { continue }
            let item = Int(claim.item)
            switch claim.field {
            case .optionKind:
                if claim.copy == .summary {
                    options.listed = max(options.listed, item + 1)
                } else {
                    described = max(described, item + 1)
                }
                guard claim.value <= 0xff else { continue }
                let kind = UInt8(claim.value)
                if kindKnown >> UInt64(item) & 1 != 0, options.kinds[item] != kind { conflict(.optionKind, item) }
                // A list element alone says that the option is there; its own lines say more.
                if kindKnown >> UInt64(item) & 1 == 0 || claim.copy == .line { options.kinds[item] = kind }
                kindKnown |= 1 << UInt64(item)
            case .optionLength:
                described = max(described, item + 1)
                if options.lengths[item] != 0, UInt64(options.lengths[item]) != claim.value {
                    conflict(.optionLength, item)
                }
                options.lengths[item] = UInt8(truncatingIfNeeded: min(claim.value, 0xff))
            default: break
            }
        }
        options.count = described
        layOut(kindKnown: kindKnown, listed: described == 0)
        for index in claims.indices where claims[index].field.isOption && Int(claims[index].header) == header {
            place(claims[index], in: packet)
        }
    }

    private mutating func conflict(_ field: Field, _ item: Int) {
        conflicts.insert(field)
        options.conflicts |= 1 << UInt64(item)
    }

    /// Writes kinds and lengths into the area, as far as every option before says how long it is.
    private mutating func layOut(kindKnown: UInt64, listed: Bool) {
        // A folded area states its options' kinds by the list alone; their values stay unknown.
        if listed { options.count = options.listed }
        var offset = 0
        for item in 0..<options.count {
            guard kindKnown >> UInt64(item) & 1 != 0 else {
                options.byteCount = nil
                return
            }
            let kind = options.kinds[item]
            let length = Int(options.lengths[item])
            let size = kind <= 1 ? 1 : length > 0 ? length : TCPOptionTable.row(kind: kind)?.length ?? 0
            guard size > 0 else {
                options.byteCount = nil
                return
            }
            options.lengths[item] = UInt8(size)
            set(byte: kind, at: offset)
            if kind > 1 { set(byte: UInt8(size), at: offset + 1) }
            offset += size
        }
        options.byteCount = offset
    }

    private mutating func set(byte: UInt8, at offset: Int) {
        guard offset < 40 else { return }
        options.bytes[offset] = byte
        options.knownBytes |= 1 << UInt64(offset)
    }

    /// Where an option begins in the area.
    private func offset(ofItem item: Int) -> Int? {
        var offset = 0
        for index in 0..<min(item, options.count) {
            guard options.lengths[index] > 0 else { return nil }
            offset += Int(options.lengths[index])
        }
        return item < options.count ? offset : nil
    }

    private mutating func place(_ claim: Claim, in packet: borrowing PacketClaims) {
        guard claim.field != .optionKind, claim.field != .optionLength, let start = offset(ofItem: Int(claim.item))
        else {
            return
        }
        let item = Int(claim.item)
        if claim.field == .optionPayload {
            let octets = packet.octets(of: claim)
            guard octets.count + 2 == Int(options.lengths[item]) else { return }
            for (index, octet) in octets.enumerated() { set(byte: octet, at: start + 2 + index) }
            return
        }
        remember(claim)
        guard let row = TCPOptionTable.row(kind: options.kinds[item]),
            let part = row.parts.first(where: { $0.field == claim.field }),
            let value = wireValue(of: claim)
        else { return }
        let stride = row.repeats ? row.parts.reduce(0) { $0 + $1.width } : 0
        let place = part.offset + Int(claim.part) * stride
        guard place + part.width <= Int(options.lengths[item]), start + place + part.width <= 40 else { return }
        for index in 0..<part.width {
            let byte = UInt8(truncatingIfNeeded: value >> UInt64(8 * (part.width - 1 - index)))
            let isStated = options.knownBytes >> UInt64(start + place + index) & 1 != 0
            if isStated, options.bytes[start + place + index] != byte { conflict(claim.field, item) }
            // The option's own line comes behind its heading and counts for more.
            set(byte: byte, at: start + place + index)
        }
    }

    /// Keeps the first option's value as the packet's own, and notices copies that disagree.
    private mutating func remember(_ claim: Claim) {
        guard claim.part == 0 else { return }
        guard let old = self[claim.field] else {
            self[claim.field] = claim.value
            return
        }
        let kind = options.kinds[Int(claim.item)]
        var occurrences = 0
        for item in 0..<min(options.count, 40) where options.kinds[item] == kind { occurrences += 1 }
        // A second option of the same kind has values of its own.
        if old != claim.value, occurrences == 1 { conflict(claim.field, Int(claim.item)) }
    }

    /// SACK edges are printed relative to the acknowledgment number's base.
    private func wireValue(of claim: Claim) -> UInt64? {
        guard claim.field == .sackLeftEdge || claim.field == .sackRightEdge else { return claim.value }
        if claim.copy == .captured { return claim.value }
        guard !isAbsolute else { return claim.value }
        guard let raw = rawAcknowledgment, let shown = self[.acknowledgmentNumber],
            markers.contains(.relativeAcknowledgment)
        else { return nil }
        return UInt64(UInt32(truncatingIfNeeded: claim.value) &+ raw &- UInt32(truncatingIfNeeded: shown))
    }
}

extension OptionFacts {
    /// Takes the area as it stands in the packet: padding and broken options included.
    mutating func take(_ area: [UInt8]) {
        for (index, byte) in area.prefix(40).enumerated() {
            bytes[index] = byte
            knownBytes |= 1 << UInt64(index)
        }
    }
}
