import PacketTrace
import SourceText
import TCPWire

extension LineScanner {
    private func flags(
        _ value: UInt16, _ mask: UInt16, _ copy: Claim.Copy, from start: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        packet.claims.append(
            Claim(
                .flags, UInt64(value & mask), copy: copy, header: state.headerIndex, mask: mask,
                offset: start &- text.origin, length: end &- start))
    }

    /// `0x012 (SYN, ACK)`
    func readFlags(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard bytes.hasBytes("0x", at: text.value), let found = bytes.number(at: text.value, to: text.end),
            found.value <= 0xffff, bytes.endsToken(at: found.end, to: text.end)
        else { return }
        // Two digits leave the reserved bits and NS unsaid; so do the four of Ethereal, which read one byte.
        let mask: UInt16 = found.end - text.value == 5 ? 0xfff : 0xff
        flags(UInt16(truncatingIfNeeded: found.value & 0xfff), mask, .line, from: text.value, to: found.end, &packet)
        let open = bytes.skippingSpaces(from: found.end, to: text.end) + 1
        guard bytes.hasBytes("(", at: open - 1) else { return }
        let close = bytes.firstOffset(of: UInt8(ascii: ")"), from: open, to: text.end)
        guard close < text.end, let names = FlagNames.read(bytes, from: open, to: close) else { return }
        var spoken = names.mask & (mask | names.value)
        // 1.6 shows reserved bits in the number alone; later versions have a word for them.
        if UInt16(truncatingIfNeeded: found.value) & 0xe00 != 0 { spoken &= ~0xe00 }
        flags(names.value, spoken, .names, from: open, to: close, &packet)
    }

    /// `.... ...1 .... = Acknowledgment: Set`
    func readFlagRow(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        // Eight columns up to 1.4, twelve since; any other number was damaged.
        guard let pattern, pattern.mask <= 0xfff, pattern.columns == 8 || pattern.columns == 12 else { return }
        let isClear = bytes.hasBytes("Not set", at: text.value)
        // `FIN: Present` speaks of the conversation, not of this segment.
        guard isClear || bytes.hasBytes("Set", at: text.value) else { return }
        let mask = UInt16(truncatingIfNeeded: pattern.mask)
        flags(UInt16(truncatingIfNeeded: pattern.bits), mask, .pattern, from: patternStart, to: pattern.end, &packet)
        if isClear {
            flags(0, mask, .word, from: text.value, to: text.value + 7, &packet)
        } else {
            // Of several bits the word only says that not all are clear.
            let bits = UInt16(truncatingIfNeeded: pattern.bits) & mask
            flags(bits == 0 ? mask : bits, mask, .word, from: text.value, to: text.value + 3, &packet)
        }
    }

    /// `·······A··S·`; the filler is a middle dot in UTF-8 or Latin-1, or a star.
    func readFlagString(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        var value: UInt16 = 0
        var columns = 0
        var position = text.value
        while position < text.end {
            let byte = bytes[position]
            position += 1
            if byte == 0xc2 { continue }
            // `-5-` stands for AE, CWR and ECE as one number (RFC 9768).
            if byte == UInt8(ascii: "-"), let counter = bytes.decimal(at: position, to: text.end), counter.value < 8 {
                value = value << 3 | UInt16(counter.value)
                columns += 3
                position = counter.end + 1
                continue
            }
            value <<= 1
            columns += 1
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value |= 1
            case 0xb7, UInt8(ascii: "*"), UInt8(ascii: "."): break
            default: return
            }
        }
        guard columns == 12 else { return }
        flags(value & 0xfff, 0xfff, .string, from: text.value, to: text.end, &packet)
    }
}

/// The names of flags as Wireshark lists them.
enum FlagNames {
    private static let bits: [(name: StaticString, bit: UInt16)] = [
        ("FIN", 0x001), ("SYN", 0x002), ("RST", 0x004), ("PSH", 0x008), ("ACK", 0x010), ("URG", 0x020),
        ("ECN", 0x040), ("ECE", 0x040), ("CWR", 0x080), ("NS", 0x100), ("AE", 0x100),
    ]

    /// The bits that the list names, and those that it speaks of at all; `nil` where a name is none of ours.
    static func read(_ text: Span<UInt8>, from start: Int, to end: Int) -> (value: UInt16, mask: UInt16)? {
        var value: UInt16 = 0
        var mask: UInt16 = 0xfff
        var position = start
        if text.hasBytes("<None>", at: start) { return (0, mask) }
        while position < end {
            let next = text.firstOffset(of: UInt8(ascii: ","), from: position, to: end)
            let name = text.skippingSpaces(from: position, to: next)
            position = next + 1
            if name == next { continue }
            if text.hasBytes("ACE=", at: name), let counter = text.decimal(at: name + 4, to: next), counter.value < 8 {
                value |= UInt16(counter.value) << 6
            } else if text.hasBytes("Reserved", at: name) {
                // One word for three bits.
                mask &= ~0xe00
            } else if let found = bits.first(where: {
                text.hasBytes($0.name, at: name) && $0.name.utf8CodeUnitCount == next - name
            }) {
                value |= found.bit
            } else {
                return nil
            }
        }
        return (value, mask)
    }
}
