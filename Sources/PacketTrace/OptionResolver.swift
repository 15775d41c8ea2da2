import TCPWire

extension Facts {
    /// Puts the option area together from the claims about its options.
    mutating func resolveOptions(_ packet: borrowing PacketClaims, header: Int) {
        let claims = packet.claims.span
        var items = OptionItems()
        for index in claims.indices {
            let claim = claims[index]
            guard claim.field.isOption, Int(claim.header) == header, claim.item < 40 else { continue }
            items.note(claim, at: index)
            switch claim.field {
            case .optionKind: noteKind(claim, &items)
            case .optionLength: noteLength(claim, &items)
            default: break
            }
        }
        // A folded area states its options' kinds by the list alone; their values stay unknown.
        options.count = items.described == 0 ? options.listed : items.described
        layOut(&items)
        for item in 0..<items.placed where items.first[item] < items.end[item] {
            place(item, items, packet, header: header)
        }
    }

    private mutating func conflict(_ field: Field, _ item: Int) {
        conflicts.insert(field)
        options.conflicts |= 1 << UInt64(item)
    }

    private mutating func noteKind(_ claim: Claim, _ items: inout OptionItems) {
        let item = Int(claim.item)
        switch claim.copy {
        case .summary: options.listed = max(options.listed, item + 1)
        case .cutOff:
            items.cutOffKind = claim.value
            return
        default: items.described = max(items.described, item + 1)
        }
        if claim.mask != 0 {
            // Some bits of it, of which the whole was said before.
            let bits = UInt64(claim.mask)
            if items.hasKind(item), (UInt64(options.kinds[item]) ^ claim.value) & bits != 0 {
                conflict(.optionKind, item)
            }
            return
        }
        // Above a byte: a name that no kind has, or several.
        guard claim.value <= 0xff else { return }
        let kind = UInt8(claim.value)
        if items.hasKind(item), options.kinds[item] != kind { conflict(.optionKind, item) }
        // A list element alone says that the option is there; its own lines say more.
        if !items.hasKind(item) || claim.copy == .line { options.kinds[item] = kind }
        items.kindKnown |= 1 << UInt64(item)
    }

    private mutating func noteLength(_ claim: Claim, _ items: inout OptionItems) {
        let item = Int(claim.item)
        if claim.copy == .cutOff {
            items.cutOffLength = claim.value
            return
        }
        items.described = max(items.described, item + 1)
        if options.lengths[item] != 0, UInt64(options.lengths[item]) != claim.value { conflict(.optionLength, item) }
        // An option that has no length has no lines of its own either.
        if claim.value == 0, claim.copy == .line, TCPOptionTable.row(kind: options.kinds[item])?.length ?? 0 > 1 {
            conflict(.optionLength, item)
        }
        options.lengths[item] = UInt8(truncatingIfNeeded: min(claim.value, 0xff))
    }

    /// Writes kinds and lengths into the area, as far as every option before says how long it is.
    private mutating func layOut(_ items: inout OptionItems) {
        var offset = 0
        for item in 0..<options.count {
            guard items.hasKind(item) else {
                options.byteCount = nil
                return
            }
            let kind = options.kinds[item]
            options.note(kind: kind)
            let length = Int(options.lengths[item])
            let size = kind <= 1 ? 1 : length > 0 ? length : TCPOptionTable.row(kind: kind)?.length ?? 0
            guard size > 0 else {
                options.byteCount = nil
                return
            }
            options.lengths[item] = UInt8(size)
            options.area.put(kind, at: offset)
            if kind > 1 { options.area.put(UInt8(size), at: offset + 1) }
            items.start[item] = offset
            items.placed = item + 1
            offset += size
        }
        options.byteCount = offset
        // An option whose length byte leads nowhere states that byte and its kind, and nothing else.
        if let kind = items.cutOffKind, kind <= 0xff {
            options.area.put(UInt8(kind), at: offset)
            if let length = items.cutOffLength, length <= 0xff { options.area.put(UInt8(length), at: offset + 1) }
        }
    }

    private mutating func place(_ item: Int, _ items: OptionItems, _ packet: borrowing PacketClaims, header: Int) {
        guard options.kinds[item] > 1 else { return }
        guard let row = TCPOptionTable.index(kind: options.kinds[item]) else {
            return placeAll(item, items, OptionLayout([]), packet, header: header)
        }
        for layout in TCPOptionTable.rows[row].layouts {
            if layout.conditions.isEmpty, layout.lengths.isEmpty {
                return placeAll(item, items, layout, packet, header: header)
            }
            guard layout.lengths.isEmpty || layout.lengths.contains(Int(options.lengths[item])) else { continue }
            var trial = self
            trial.placeAll(item, items, layout, packet, header: header)
            guard layout.fits(trial.options.area, at: items.start[item], length: Int(options.lengths[item])) else {
                continue
            }
            self = trial
            return
        }
        placeAll(item, items, OptionLayout([]), packet, header: header)
    }

    private mutating func placeAll(
        _ item: Int, _ items: OptionItems, _ layout: OptionLayout, _ packet: borrowing PacketClaims, header: Int
    ) {
        let start = items.start[item]
        let length = Int(options.lengths[item])
        for part in layout.reserved { options.area.reserve(part, at: start) }
        for index in items.first[item]..<items.end[item] {
            let claim = packet.claims[index]
            guard Int(claim.item) == item, claim.field.isOption, Int(claim.header) == header,
                claim.field != .optionKind, claim.field != .optionLength
            else { continue }
            if !claim.field.isLong { remember(claim) }
            let payload = claim.field == .optionPayload ? OptionPart(.optionPayload, octets: 2) : nil
            for part in layout.parts where part.field == claim.field {
                place(claim, in: part, packet, item: item, start: start, length: length)
            }
            for part in layout.copies where part.field == claim.field {
                place(claim, in: part, packet, item: item, start: start, length: length)
            }
            if let payload { place(claim, in: payload, packet, item: item, start: start, length: length) }
        }
    }

    private mutating func place(
        _ claim: Claim, in part: OptionPart, _ packet: borrowing PacketClaims, item: Int, start: Int, length: Int
    ) {
        guard !part.isOctets else {
            return place(packet.octets(of: claim), claim, in: part, item: item, start: start, length: length)
        }
        guard let value = wireValue(of: claim), claim.part == 0 || part.stride > 0 else { return }
        let place = part.block(Int(claim.part))
        guard let end = place.end(in: length), start + end <= OptionArea.capacity else { return }
        // The option's own line comes behind its heading and counts for more.
        if !options.area.put(value, mask: UInt64(claim.mask), in: place, at: start) { conflict(claim.field, item) }
    }

    /// A string fills its place, or Wireshark cut it off; anything else says that the length is not what it seems.
    private mutating func place(
        _ octets: ArraySlice<UInt8>, _ claim: Claim, in part: OptionPart, item: Int, start: Int, length: Int
    ) {
        guard let end = part.end(in: length) else { return }
        let room = end - part.bit / 8
        guard octets.count == room || claim.isCut && octets.count < room else { return conflict(.optionLength, item) }
        var offset = start + part.bit / 8
        for octet in octets {
            if !options.area.put(octet, at: offset) { conflict(claim.field, item) }
            offset += 1
        }
    }

    /// Keeps the first option's value as the packet's own, and notices copies that disagree.
    private mutating func remember(_ claim: Claim) {
        guard claim.part == 0, !claim.field.isOptionDetail else { return }
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
        guard claim.copy != .captured, claim.copy != .dump, !isAbsolute else { return claim.value }
        guard let raw = rawAcknowledgment, let shown = self[.acknowledgmentNumber],
            markers.contains(.relativeAcknowledgment)
        else { return nil }
        return UInt64(UInt32(truncatingIfNeeded: claim.value) &+ raw &- UInt32(truncatingIfNeeded: shown))
    }
}

extension OptionFacts {
    /// Takes the area as it stands in the packet: padding and broken options included.
    ///
    /// - Parameter completing: whether bytes that are stated already stay.
    mutating func take(_ octets: [UInt8], completing: Bool) {
        for (index, octet) in octets.prefix(OptionArea.capacity).enumerated() {
            let known = completing && index < 40 ? area.knownBits[index] : 0
            area.put(octet, mask: ~known, at: index)
        }
    }
}

/// Which claims speak of which option, and where each option begins.
private struct OptionItems {
    /// The claims of an option lie between these; those of others may, too.
    var first = InlineArray<40, Int>(repeating: .max)
    var end = InlineArray<40, Int>(repeating: 0)
    var start = InlineArray<40, Int>(repeating: 0)
    /// How many options have lines of their own, and how many have their place.
    var described = 0
    var placed = 0
    var kindKnown: UInt64 = 0
    /// Kind and length byte of an option that does not end within the area.
    var cutOffKind: UInt64?
    var cutOffLength: UInt64?

    func hasKind(_ item: Int) -> Bool { kindKnown >> UInt64(item) & 1 != 0 }

    mutating func note(_ claim: Claim, at index: Int) {
        let item = Int(claim.item)
        if claim.copy == .summary || claim.field == .optionKind || claim.field == .optionLength { return }
        first[item] = min(first[item], index)
        end[item] = index + 1
    }
}
