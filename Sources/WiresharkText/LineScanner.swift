import PacketTrace
import SourceText
import TCPWire

/// Reads the value of one field line into claims.
struct LineScanner {
    struct Place {
        /// Offset of the value behind the label, of the line's end, and of the packet's text.
        var value: Int
        var end: Int
        var origin: Int
    }

    var text: Place
    var row: LabelTable.Row
    var pattern: BitPattern?
    var patternStart: Int
    var state: ItemState

    @inline(__always)
    func claim(
        _ value: UInt64, _ copy: Claim.Copy = .line, field: Field? = nil, mask: UInt16 = 0, part: UInt8 = 0,
        from start: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        guard let field = field ?? row.field else { return }
        packet.claims.append(
            Claim(
                field, value, copy: copy, header: state.headerIndex,
                item: row.header == .option || field.isLayer ? state.item : 0, part: part, mask: mask,
                offset: start &- text.origin, length: end &- start))
    }

    mutating func read(_ bytes: Span<UInt8>, into packet: inout PacketClaims) {
        switch row.form {
        case .number where row.header == .option: readOptionNumber(bytes, &packet)
        case .number: readNumber(bytes, &packet)
        case .flagRow: readFlagRow(bytes, &packet)
        case .sequence: readSequence(bytes, &packet)
        case .bytesAndBits: readLength(bytes, &packet, second: .bits)
        case .headerLength: readLength(bytes, &packet, second: .words)
        case .tcpFlags: readFlags(bytes, &packet)
        case .flagString: readFlagString(bytes, &packet)
        case .checksum: readChecksum(bytes, &packet)
        case .edge: readEdge(bytes, &packet)
        case .status: readStatus(bytes, &packet)
        case .pattern: readPattern(bytes, &packet)
        case .bits: readBits(bytes, &packet)
        case .fragmentOffset: readFragmentOffset(bytes, &packet)
        case .seconds:
            if let found = bytes.nanoseconds(at: text.value, to: text.end) {
                claim(found.value, from: text.value, to: found.end, &packet)
            }
        case .calendar:
            if let found = bytes.calendarTime(at: text.value, to: text.end) {
                // From 4.2 on the same moment follows in UTC, and that one is sure.
                packet.claims.removeAll { $0.field == .arrivalTime }
                claim(found.value, from: text.value, to: found.end, &packet)
            }
        case .headingNumber:
            if let found = bytes.number(at: text.value, to: text.end) {
                claim(found.value, .heading, from: text.value, to: found.end, &packet)
            }
        case .scaledWindow: readScaledWindow(bytes, &packet)
        case .address4, .hardwareAddress, .address6: readAddress(bytes, &packet)
        case .optionArea: readOptionArea(bytes, &packet)
        case .parenthesisedLength:
            if bytes.hasBytes("(", at: text.value), let found = bytes.decimal(at: text.value + 1, to: text.end) {
                claim(found.value, .payload, field: .segmentLength, from: text.value + 1, to: found.end, &packet)
            }
        case .octets: readOctets(bytes, &packet)
        case .hexadecimal, .organization, .itemNumber, .itemLength: readLayer(bytes, &packet)
        case .marker: packet.markers.insert(row.marker)
        default: break
        }
    }

    /// The offset behind the last opening parenthesis, where the line ends with a closing one.
    func parenthesis(_ bytes: Span<UInt8>) -> Int? {
        guard text.end > text.value, bytes[text.end - 1] == UInt8(ascii: ")"),
            let open = bytes.lastOffset(of: UInt8(ascii: "("), from: text.value, to: text.end)
        else { return nil }
        return open + 1
    }

    func readNumber(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        let inner = parenthesis(bytes)
        if let found = bytes.number(at: text.value, to: text.end) {
            // `-1 (unknown)` has no digit first; `8-bit …` is a name.
            let isSpaced = found.end == text.end || bytes[found.end] == UInt8(ascii: " ")
            if isSpaced || bytes[found.end] == UInt8(ascii: ",") && bytes.endsToken(at: found.end, to: text.end) {
                if row.field == .ipTotalLength, bytes.hasBytes(" bytes (reported as 0", at: found.end) {
                    packet.markers.insert(.presumedLength)
                    return claim(0, from: found.end + 20, to: found.end + 21, &packet)
                }
                claim(found.value, from: text.value, to: found.end, &packet)
                if let inner, let second = bytes.number(at: inner, to: text.end), second.end == text.end - 1 {
                    claim(second.value, .second, from: inner, to: second.end, &packet)
                }
                return
            }
        }
        guard let inner = inner ?? firstParenthesis(bytes), let found = bytes.number(at: inner, to: text.end),
            bytes.hasBytes(")", at: found.end)
        else { return }
        claim(found.value, from: inner, to: found.end, &packet)
    }

    /// Behind a name, where the author's words follow the number: `http (80)   # the server`.
    private func firstParenthesis(_ bytes: Span<UInt8>) -> Int? {
        let open = bytes.firstOffset(of: UInt8(ascii: "("), from: text.value, to: text.end)
        return open < text.end && row.header == .tcp ? open + 1 : nil
    }

    private func readScaledWindow(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.decimal(at: text.value, to: text.end), bytes.endsToken(at: found.end, to: text.end)
        else { return }
        let note = bytes.skippingSpaces(from: found.end, to: text.end)
        let field: Field = bytes.hasBytes("(scaled", at: note) ? .windowSize : .windowValue
        claim(found.value, field: field, from: text.value, to: found.end, &packet)
    }

    private mutating func readSequence(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.number(at: text.value, to: text.end), bytes.endsToken(at: found.end, to: text.end)
        else { return }
        claim(found.value, from: text.value, to: found.end, &packet)
        let note = bytes.skippingSpaces(from: found.end, to: text.end)
        guard bytes.hasBytes("(relative", at: note) || note >= text.end && isNoteBelow(bytes) else { return }
        packet.markers.insert(row.field == .sequenceNumber ? .relativeSequence : .relativeAcknowledgment)
    }

    /// A line may have been broken before the note, and a mark set before the rest.
    private func isNoteBelow(_ bytes: Span<UInt8>) -> Bool {
        let next = bytes.firstOffset(of: UInt8(ascii: "\n"), from: text.end, to: min(bytes.count, text.end + 4))
        return (next..<next + 24).contains { bytes.hasBytes("(relative ", at: $0) }
    }

    /// `32 bytes (8)`, `68 bytes (544 bits)`; a pattern before them is another copy.
    private func readLength(_ bytes: Span<UInt8>, _ packet: inout PacketClaims, second copy: Claim.Copy) {
        if copy == .words, let pattern {
            claim(pattern.value * 4, .pattern, from: patternStart, to: pattern.end, &packet)
        }
        guard let found = bytes.decimal(at: text.value, to: text.end), bytes.endsToken(at: found.end, to: text.end)
        else { return }
        claim(found.value, from: text.value, to: found.end, &packet)
        guard let open = parenthesis(bytes), let second = bytes.decimal(at: open, to: text.end) else { return }
        if copy == .words {
            claim(second.value &* 4, .words, from: open, to: second.end, &packet)
        } else {
            claim(Self.octets(ofBits: second.value), .bits, from: open, to: second.end, &packet)
        }
    }

    /// Bits as bytes. A number that is no multiple of eight is no length at all, and must agree with none.
    static func octets(ofBits bits: UInt64) -> UInt64 {
        bits % 8 == 0 ? bits / 8 : bits / 8 | 1 << 62
    }

    private func readPattern(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        if let pattern {
            let mask = row.field == .flags ? UInt16(truncatingIfNeeded: pattern.mask & 0xfff) : 0
            let value = mask == 0 ? pattern.value : pattern.bits & 0xfff
            return claim(value, .pattern, mask: mask, from: patternStart, to: pattern.end, &packet)
        }
        // Without its pattern the number of `ACE: 5` does not say which flags it counts.
        guard row.field != .flags, let found = bytes.number(at: text.value, to: text.end) else { return }
        guard row.field == .ipFlags else {
            // `Version: 4` has no pattern up to 1.12; nor has anything else where someone cut it away.
            return claim(found.value, from: text.value, to: found.end, &packet)
        }
        let flags = FragmentFlags(bytes, found, at: text.value, to: text.end)
        if let value = flags?.value { claim(value, from: text.value, to: found.end, &packet) }
    }

    private func readFragmentOffset(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.decimal(at: text.value, to: text.end), bytes.endsToken(at: found.end, to: text.end)
        else { return }
        // 2.6 alone counts in eights, and has the pattern with the old, small label.
        let isUnits = pattern != nil && bytes.hasBytes("offset", at: text.value - 8)
        claim(isUnits ? found.value &* 8 : found.value, from: text.value, to: found.end, &packet)
    }

    private func readChecksum(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.number(at: text.value, to: text.end), bytes.endsToken(at: found.end, to: text.end)
        else { return }
        claim(found.value, from: text.value, to: found.end, &packet)
        guard row.field == .checksum else { return }
        var note = bytes.skippingSpaces(from: found.end, to: text.end)
        if note < text.end, bytes[note] == UInt8(ascii: "[") || bytes[note] == UInt8(ascii: "(") { note += 1 }
        if bytes.hasBytes("correct", at: note) {
            // The sum of the pseudo-header alone says nothing about the rest.
            if bytes.hasBytes("correct] (matches partial", at: note) { return }
            claim(1, field: .checksumStatus, from: note, to: note + 7, &packet)
        } else if bytes.hasBytes("unverified", at: note) {
            claim(2, field: .checksumStatus, from: note, to: note + 10, &packet)
        } else if bytes.hasBytes("incorrect, should be ", at: note),
            let right = bytes.number(at: note + 21, to: text.end)
        {
            claim(0, field: .checksumStatus, from: note, to: note + 9, &packet)
            claim(right.value, .second, field: .checksumCalculated, from: note + 21, to: right.end, &packet)
        }
    }

    private func readStatus(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        if bytes.hasBytes("True", at: text.value) {
            let isGood = text.value >= 15 && bytes.hasBytes("Good", at: text.value - 15)
            return claim(isGood ? 1 : 0, from: text.value, to: text.value + 4, &packet)
        }
        let names: [StaticString] = ["Bad", "Good", "Unverified"]
        guard let value = names.firstIndex(where: { bytes.hasBytes($0, at: text.value) }) else { return }
        claim(UInt64(value), from: text.value, to: text.end, &packet)
    }

    private mutating func readEdge(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.decimal(at: text.value, to: text.end) else { return }
        let isLeft = row.field == .sackLeftEdge
        claim(found.value, part: isLeft ? state.leftEdges : state.rightEdges, from: text.value, to: found.end, &packet)
        if isLeft { state.leftEdges += 1 } else { state.rightEdges += 1 }
    }

    private func readAddress(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        let start = parenthesis(bytes) ?? text.value
        switch row.form {
        case .address4:
            // `0.0.0.0 <- (next)` has no name before it.
            let isNamed = start < text.end && bytes[start] &- UInt8(ascii: "0") <= 9
            let first = isNamed ? start : text.value
            if let found = bytes.address4(at: first, to: text.end), bytes.endsToken(at: found.end, to: text.end) {
                claim(found.value, from: first, to: found.end, &packet)
            }
        case .hardwareAddress:
            if let found = bytes.hardwareAddress(at: start, to: text.end),
                bytes.endsToken(at: found.end, to: text.end)
            {
                claim(found.value, from: start, to: found.end, &packet)
            }
        default:
            let index = packet.octets.count
            packet.octets.append(16)
            if let end = bytes.address6(at: start, to: text.end, into: &packet.octets),
                bytes.endsToken(at: end, to: text.end)
            {
                claim(UInt64(index), from: start, to: end, &packet)
            } else {
                packet.octets.removeLast(packet.octets.count - index)
            }
        }
    }

    private func readOctets(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = packet.appendOctets(bytes, at: text.value, to: text.end) else { return }
        // Without a line for the experiment's identifier it stands before the data.
        let isWhole = row.field == .experimentData && packet.claims.last?.field != .experimentIdentifier
        claim(
            found.index, field: isWhole ? .optionPayload : row.field, mask: found.isCut ? 1 : 0, from: text.value,
            to: found.end, &packet)
    }

    /// What stands behind `Options: ` in a line that was cut, less the space that it may end in.
    private static let longestOptionList = 229

    /// `(12 bytes), Maximum segment size, No-Operation (NOP)`
    private func readOptionArea(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard bytes.hasBytes("(", at: text.value), let found = bytes.decimal(at: text.value + 1, to: text.end) else {
            return
        }
        claim(found.value, from: text.value + 1, to: found.end, &packet)
        // `Options (12 bytes):` was rewritten by hand, and so is what follows.
        if bytes.hasBytes("s ", at: text.value - 2) { packet.markers.insert(.incomplete) }
        // Wireshark cuts a line at 239 bytes, in the middle of the list.
        guard text.end - text.value < Self.longestOptionList else { return }
        var position = bytes.firstOffset(of: UInt8(ascii: ","), from: found.end, to: text.end)
        var item: UInt8 = 0
        let before = packet.claims.count
        while position < text.end, item < 40 {
            let start = bytes.skippingSpaces(from: position + 1, to: text.end)
            position = bytes.firstOffset(of: UInt8(ascii: ","), from: start, to: text.end)
            let kind = TextReader.optionNames.kind(bytes, from: start, to: position)
            packet.claims.append(
                Claim(
                    .optionKind, kind, copy: .summary, header: state.headerIndex, item: item,
                    offset: start - text.origin, length: position - start))
            item += 1
            // A line that breaks off within a name does not say which options follow.
            if kind > 0xff, position >= text.end, TextReader.optionNames.isBeginning(bytes, from: start, to: position) {
                packet.claims.removeSubrange(before...)
            }
        }
    }
}
