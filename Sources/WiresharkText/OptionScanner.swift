import PacketTrace
import SourceText
import TCPWire

/// Values of options, where they are not printed as others are.
extension LineScanner {
    mutating func readOptionNumber(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        if let pattern { return readPatternedNumber(bytes, pattern, &packet) }
        switch row.field {
        case .optionKind:
            readNumber(bytes, &packet)
            if let last = packet.claims.last, last.field == .optionKind {
                state.optionLines = LabelTable.lines(ofKind: last.value)
            }
        case .quickStartRate:
            row.field = .quickStartDifference
            readNumber(bytes, &packet)
        case .multipathAddressIdentifier, .multipathCodeWord: readRepeated(bytes, &packet)
        case .timestampValue:
            // 4.2 prints `902: TSval 902, TSecr 102`.
            guard let found = bytes.decimal(at: text.value, to: text.end), found.end < text.end,
                bytes[found.end] == UInt8(ascii: ":")
            else { return readNumber(bytes, &packet) }
            claim(found.value, from: text.value, to: found.end, &packet)
        default: readNumber(bytes, &packet)
        }
    }

    /// `.... 0011 = QS Rate: 320 Kbit/s (3)`: the digits before the equals sign are another copy.
    private mutating func readPatternedNumber(
        _ bytes: Span<UInt8>, _ pattern: BitPattern, _ packet: inout PacketClaims
    ) {
        claim(pattern.value, .pattern, from: patternStart, to: pattern.end, &packet)
        if let inner = parenthesis(bytes), let found = bytes.number(at: inner, to: text.end), found.end == text.end - 1
        {
            claim(found.value, from: inner, to: found.end, &packet)
        } else if row.field != .quickStartRate, let found = bytes.number(at: text.value, to: text.end) {
            claim(found.value, from: text.value, to: found.end, &packet)
        }
        // Up to 3.2 an address of the newer protocol is taken for one of the older: what follows is read at wrong places.
        if row.field == .multipathIPVersion, pattern.value != 4, pattern.value != 6 { state.optionLines = 0 }
    }

    /// Some bits of a number, where they stand in it.
    mutating func readBits(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let pattern else { return }
        let mask = UInt16(truncatingIfNeeded: pattern.mask)
        claim(pattern.bits & pattern.mask, .pattern, mask: mask, from: patternStart, to: pattern.end, &packet)
        // 2.0 takes the backup flag from the subtype, and an address identifier together with the byte before it.
        if row.field == .multipathFlags, bytes.hasBytes("Backup", at: pattern.rest) { state.misreads = mask == 0x10 }
    }

    /// A line that may come several times in one option.
    private func readRepeated(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.number(at: text.value, to: text.end) else { return }
        if state.misreads, found.value > 0xff || found.value >> 4 == 5 { return }
        var part: UInt8 = 0
        for claim in packet.claims.reversed() {
            guard claim.header == state.headerIndex, claim.item == state.item, claim.field != .optionsLength else {
                break
            }
            if claim.field == row.field { part &+= 1 }
        }
        claim(found.value, part: part, from: text.value, to: found.end, &packet)
    }
}
