import PacketTrace
import SourceText
import TCPWire

/// Numbers, bits and names of any header.
extension RepeatScanner {
    /// `TCP (6)`
    func readName(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let inner = inner(bytes, value, end), inner - 2 > value,
            let number = bytes.number(at: inner, to: end), number.end == end - 1
        else { return }
        guard field == .encapsulation || isRead(field, packet) else { return }
        let nameEnd = inner - 2
        if field == .encapsulation { put(field, number.value, .line, inner, number.end, &packet) }
        if let named = ValueNames.value(field, isName: { isEqual(bytes, $0, value, nameEnd) }) {
            put(field, named, .names, value, nameEnd, &packet)
        }
    }

    /// `0000 00.. = Differentiated Services Codepoint: Default (0)`
    func readCode(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let pattern else { return }
        let shift = UInt64(row.mask.trailingZeroBitCount)
        put(field, pattern.value << shift, .pattern, mask: row.mask, text.lowerBound, pattern.end, &packet)
        guard let inner = inner(bytes, value, end), let number = bytes.number(at: inner, to: end),
            number.end == end - 1
        else { return }
        // A number that has no room in the bits is any other than theirs.
        let isOver = number.value > UInt64(row.mask) >> shift
        let stated = isOver ? pattern.value ^ 1 : number.value
        put(field, stated << shift, .second, mask: row.mask, inner, number.end, &packet)
        readNamed(bytes, field, row.mask, value, inner - 2, &packet)
    }

    private func readNamed(
        _ bytes: Span<UInt8>, _ field: Field, _ mask: UInt16, _ start: Int, _ end: Int, _ packet: inout PacketClaims
    ) {
        guard start < end, let named = ValueNames.value(field, isName: { isEqual(bytes, $0, start, end) }),
            named & ~UInt64(mask) == 0
        else { return }
        put(field, named, .names, mask: mask, start, end, &packet)
    }

    /// `0x00 (DSCP: CS0, ECN: Not-ECT)`; before a pattern for IPv6.
    func readServices(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field else { return }
        if let pattern { put(field, pattern.value, .pattern, text.lowerBound, pattern.end, &packet) }
        for (label, mask) in [("DSCP: " as StaticString, 0xfc as UInt16), ("ECN: ", 3)] {
            guard let start = find(bytes, label) else { continue }
            var stop = bytes.firstOffset(of: UInt8(ascii: ","), from: start, to: end)
            if stop == end, bytes[end - 1] == UInt8(ascii: ")") { stop = end - 1 }
            readNamed(bytes, field, mask, start, stop, &packet)
        }
    }

    /// The offset behind some words of the value.
    func find(_ bytes: Span<UInt8>, _ words: StaticString) -> Int? {
        for offset in value..<max(value, end) where bytes.hasBytes(words, at: offset) {
            return offset + words.utf8CodeUnitCount
        }
        return nil
    }

    /// `010. .... = Flags: 0x2, Don't fragment`
    func readFragmentFlags(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let number = bytes.number(at: value, to: end), let field = row.field else { return }
        if pattern != nil, number.end - value == 3 { put(field, number.value, .line, value, number.end, &packet) }
        // XML spells the apostrophe in its own ways.
        let names: [(StaticString, UInt16)] = [
            ("Don't fragment", 2), ("Don&#x27;t fragment", 2), ("Don&apos;t fragment", 2), ("More fragments", 1),
        ]
        let found = names.compactMap { name, bit in find(bytes, name).map { (name, bit, $0) } }
        for (name, bit, stop) in found {
            // Where several flags are set, each name speaks of its own bit only.
            let mask = found.count == 1 ? 3 : bit
            put(field, UInt64(bit), .names, mask: mask, stop - name.utf8CodeUnitCount, stop, &packet)
        }
    }

    /// `.1.. .... = Don't fragment: Set`
    func readBit(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let pattern else { return }
        let bit = pattern.value == 0 ? 0 : UInt64(row.mask)
        put(field, bit, .pattern, mask: row.mask, text.lowerBound, pattern.end, &packet)
        if isEqual(bytes, "Set", value, end) {
            put(field, UInt64(row.mask), .word, mask: row.mask, value, end, &packet)
        } else if isEqual(bytes, "Not set", value, end) {
            put(field, 0, .word, mask: row.mask, value, end, &packet)
        }
    }

    func readNumber(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let number = bytes.number(at: value, to: end), number.end == end else { return }
        // Options of one byte alone have their kind once more so; other options have types of their own.
        if field == .optionKind, pattern != nil || number.value > 1 { return }
        put(field, number.value, .line, value, end, &packet)
    }

    /// `...0 0000 0000 0000 = Fragment Offset: 0`
    func readPattern(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let pattern else { return }
        var number = pattern.value
        if field == .ipFragmentOffset {
            // 3.6 shows the bytes, all others the units of eight.
            guard let bytes = bytes.decimal(at: value, to: end)?.value, bytes != number || bytes == 0 else { return }
            number = number &* 8
        }
        put(field, number, .pattern, text.lowerBound, pattern.end, &packet)
    }

    /// `0100 .... = Version: 4`
    func readBehindPattern(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard pattern != nil, let field = row.field, let number = bytes.decimal(at: value, to: end), number.end == end
        else { return }
        put(field, number.value, .second, value, end, &packet)
    }

    /// `.00. .... = Class: Control (0)`
    func readPart(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        guard let field = row.field, let pattern, pattern.columns == 8 else { return }
        let shift = UInt64(row.mask.trailingZeroBitCount)
        put(field, pattern.value << shift, .pattern, mask: row.mask, text.lowerBound, pattern.end, &packet)
        guard let inner = inner(bytes, value, end), let number = bytes.decimal(at: inner, to: end),
            number.end == end - 1
        else { return }
        put(field, number.value << shift, .second, mask: row.mask, inner, number.end, &packet)
    }

    /// `...1 .... = FIN: Present`
    func readPresence(_ bytes: Span<UInt8>, _ row: RepeatRow, _ packet: inout PacketClaims) {
        // `Fin: Set` is a flag of the segment.
        guard let pattern, bytes.hasBytes("Present", at: value) || bytes.hasBytes("Absent", at: value) else { return }
        let mask = UInt64(row.mask)
        put(
            .completeness, pattern.value == 0 ? 0 : mask, .pattern, mask: row.mask, text.lowerBound, pattern.end,
            &packet)
        if isEqual(bytes, "Present", value, end) {
            put(.completeness, mask, .word, mask: row.mask, value, end, &packet)
        } else if isEqual(bytes, "Absent", value, end) {
            put(.completeness, 0, .word, mask: row.mask, value, end, &packet)
        }
    }
}
