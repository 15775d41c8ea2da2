import PacketTrace
import SourceText
import TCPWire

/// Reads what one line repeats into claims.
struct RepeatScanner {
    /// The line's content.
    var text: Range<Int>
    var header: UInt8
    var kind: HeaderKind
    /// Offset of the packet's text.
    var origin: Int
    /// Which option the line belongs to.
    var item: UInt8?
    var column: Int
    /// The line's first claim: what it has been read as already.
    var first: Int
    var pattern: BitPattern?
    /// Where the value behind the label begins.
    var value = 0
    var isBracketed = false

    var end: Int { text.upperBound }

    mutating func readLine(_ bytes: Span<UInt8>, _ state: inout CloseState, _ packet: inout PacketClaims) {
        let first = bytes[text.lowerBound]
        var offset = text.lowerBound
        if first == UInt8(ascii: "["), bytes[end - 1] == UInt8(ascii: "]") {
            isBracketed = true
            offset += 1
            text = text.lowerBound..<end - 1
        } else if first == UInt8(ascii: ".") || first | 1 == UInt8(ascii: "1") {
            pattern = BitPattern(bytes, at: offset, to: end)
            if let pattern { offset = pattern.rest }
        }
        if readRemark(bytes, at: offset, &state, &packet) { return }
        let context = UInt64(1) << UInt64((item != nil ? HeaderKind.option : kind).rawValue)
        guard let match = TextReader.repeats.match(bytes, at: offset, context: context), offset + match.length <= end
        else { return }
        value = bytes.skippingSpaces(from: offset + match.length, to: end)
        read(bytes, FieldTable.repeats[match.row], &state, &packet)
    }

    private func read(
        _ bytes: Span<UInt8>, _ row: RepeatRow, _ state: inout CloseState, _ packet: inout PacketClaims
    ) {
        switch row.form {
        case .name: readName(bytes, row, &packet)
        case .code: readCode(bytes, row, &packet)
        case .services: readServices(bytes, row, &packet)
        case .fragmentFlags: readFragmentFlags(bytes, row, &packet)
        case .bit: readBit(bytes, row, &packet)
        case .addressBit: readAddressBit(bytes, row, state, &packet)
        case .part: readPart(bytes, row, &packet)
        case .presence: readPresence(bytes, row, &packet)
        case .completeness: readCompleteness(bytes, &packet)
        case .completenessLetters: readCompletenessLetters(bytes, &packet)
        case .number: readNumber(bytes, row, &packet)
        case .pattern: readPattern(bytes, row, &packet)
        case .behindPattern: readBehindPattern(bytes, row, &packet)
        case .interface: readInterface(bytes, &packet)
        case .interfaceName: put(.interfaceName, name(bytes, value, end), .second, value, end, &packet)
        case .calendar: readCalendar(bytes, &packet)
        case .protocols: readProtocols(bytes, &packet)
        case .validation: readValidation(bytes, &packet)
        case .status: readStatus(bytes, &packet)
        case .address:
            readHardware(bytes, state.address, .second, value, end, &packet)
        // In a source route the last hop is called like the header's destination.
        case .twice where row.field == .ipDestination && packet.claims.contains { $0.field == .ipv4OptionPointer }:
            break
        case .twice: readTwice(bytes, row.field ?? .ipSource, value, end, .second, &packet)
        case .hardwareName:
            state.address = row.field ?? .ethernetSource
            readHardwareName(bytes, state.address, .line, value, end, &packet)
        case .scaleFactor: readScaleFactor(bytes, &packet)
        }
    }

    /// Whether the line was read as this field, and not as one of the same name in another place.
    func isRead(_ field: Field, _ packet: borrowing PacketClaims) -> Bool {
        var index = packet.claims.count - 1
        while index >= first, index >= 0 {
            if packet.claims[index].field == field { return true }
            index -= 1
        }
        return false
    }

    func put(
        _ field: Field, _ value: UInt64, _ copy: Claim.Copy, mask: UInt16 = 0, part: UInt8 = 0, _ start: Int,
        _ end: Int, _ packet: inout PacketClaims
    ) {
        guard start < end else { return }
        packet.claims.append(
            Claim(
                field, value, copy: copy, header: header, item: field.isOption ? item ?? 0 : 0, part: part, mask: mask,
                offset: start - origin, length: end - start))
    }

    /// Stands for a text where only equality counts (FNV-1a).
    func name(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for offset in start..<max(start, end) { hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01b3 }
        return hash
    }

    /// The offset behind the last opening parenthesis of a value that ends with a closing one.
    func inner(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard end > start, bytes[end - 1] == UInt8(ascii: ")") else { return nil }
        return bytes.lastOffset(of: UInt8(ascii: "("), from: start, to: end).map { $0 + 1 }
    }

    /// Whether exactly this name stands there.
    func isEqual(_ bytes: Span<UInt8>, _ name: StaticString, _ start: Int, _ end: Int) -> Bool {
        name.utf8CodeUnitCount == end - start && bytes.hasBytes(name, at: start)
    }

    func slip(
        _ field: Field, _ start: Int, _ end: Int, _ expected: StaticString, _ reason: StaticString,
        _ packet: inout PacketClaims
    ) {
        slip(field, start, end, Array("\(expected)".utf8), reason, &packet)
    }

    func slip(
        _ field: Field, _ start: Int, _ end: Int, _ expected: [UInt8], _ reason: StaticString,
        _ packet: inout PacketClaims
    ) {
        let base = packet.text.start - origin
        packet.slips.append(
            Slip(field, span: SourceSpan(start: base + start, end: base + end), expected: expected, reason: reason))
    }
}
