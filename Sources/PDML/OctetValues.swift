import PacketTrace
import SourceText
import TCPWire
import WiresharkText

extension PacketBuilder {
    /// `unmaskedvalue`, or else `value`: the bytes that the field covers. A masked `value` is shifted and not padded; it
    /// has not two digits for each byte.
    mutating func readOctets(_ entry: FieldNames.Entry, _ element: XMLElement, _ bytes: Span<UInt8>) {
        let piece = element[.unmaskedvalue].isPresent ? element[.unmaskedvalue] : element[.value]
        guard !piece.isEmpty else { return }
        let start = origin + Int(piece.start)
        let end = origin + Int(piece.end)
        guard let size = bytes.decimal(at: origin + Int(element[.size].start), to: origin + Int(element[.size].end)),
            2 * Int(truncatingIfNeeded: size.value & 0xff_ffff) == end - start
        else { return }
        if entry.field == .optionsLength {
            optionArea = piece
            optionAreaHeader = labels.sectionIndex
            return
        }
        if entry.field == .payloadLength { return readData(bytes, start, end) }
        if entry.field == .ipv6Source || entry.field == .ipv6Destination {
            return readLong(entry.field, bytes, start, end)
        }
        guard end - start <= 16 else { return readOption(entry, bytes, start, end) }
        guard let found = bytes.hexadecimal(at: start, to: end), found.end == end else { return }
        if entry.field == .flags {
            let isWhole = element[.unmaskedvalue].isPresent
            readFlags(entry, found.value, isWhole: isWhole, start, end)
            if isWhole { readMasked(entry, element[.value], bytes) }
            return
        }
        guard let field = Self.covered(entry.field) else { return }
        guard let form = OctetForm(field, size: (end - start) / 2) else { return readOption(entry, bytes, start, end) }
        append(field, form.value(in: found.value), .octets, from: start, to: end)
        // The other half of the byte holds the first flags.
        if field == .headerLength, end - start == 2 {
            append(.flags, found.value << 8 & 0xf00, .octets, mask: 0xf00, from: start, to: end)
        }
    }

    /// All of the segment's data: only its sum is of use, and only where it is as long as the segment says.
    private mutating func readData(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        guard packet.claims.contains(where: { $0.field == .segmentLength && $0.value == UInt64(end - start) / 2 })
        else { return }
        var sum = InternetChecksum()
        var position = start
        while position < end {
            guard let found = bytes.hexadecimal(at: position, to: min(position + 4, end)),
                found.end == min(position + 4, end)
            else { return }
            // An odd last byte is padded with zero.
            sum.add(UInt16(truncatingIfNeeded: found.end == position + 4 ? found.value : found.value << 8))
            position = found.end
        }
        packet.dataSum = sum
    }

    /// What the bytes of a field are; relative numbers cover those of the raw ones.
    private static func covered(_ field: Field) -> Field? {
        switch field {
        case .sequenceNumber: .sequenceNumberRaw
        case .acknowledgmentNumber: .acknowledgmentNumberRaw
        case .windowSize: .windowValue
        case .windowMultiplier, .windowScaleFactor, .segmentLength, .nextSequenceNumber, .sackLeftEdge, .sackRightEdge,
            .nullFamily, .checksumStatus, .checksumCalculated, .cookedUnused:
            nil
        default: field
        }
    }

    /// - Parameter isWhole: whether the bytes stand there with all bits that are not the flag's.
    private mutating func readFlags(
        _ entry: FieldNames.Entry, _ octets: UInt64, isWhole: Bool, _ start: Int, _ end: Int
    ) {
        let isByte = end - start == 2
        guard isByte || end - start == 4 else { return }
        let own = entry.mask == 0 ? isByte ? 0xff : 0xfff : entry.mask
        // A flag of the upper four stands in the first of the two bytes, behind the header length.
        let isFirst = isByte && own > 0xff
        let mask = !isWhole ? own : isFirst ? 0xf00 : isByte ? 0xff : 0xfff
        let value = isFirst ? octets << 8 : octets
        append(.flags, value & UInt64(mask), .octets, mask: mask, from: start, to: end)
        if isWhole, isFirst || !isByte {
            append(.headerLength, value >> 12 & 0xf &* 4, .octets, from: start, to: start + 2)
        }
    }

    /// `value` beside an `unmaskedvalue`: the flags alone, as a number without leading zeros.
    private mutating func readMasked(_ entry: FieldNames.Entry, _ piece: Piece, _ bytes: Span<UInt8>) {
        guard !piece.isEmpty else { return }
        let start = origin + Int(piece.start)
        let end = origin + Int(piece.end)
        let mask = entry.mask == 0 ? 0xfff : entry.mask
        let shift = UInt64(mask.trailingZeroBitCount)
        guard let found = bytes.hexadecimal(at: start, to: end), found.end == end,
            found.value <= UInt64(mask) >> shift
        else { return }
        append(.flags, found.value << shift, entry.mask == 0 ? .octets : .show, mask: mask, from: start, to: end)
    }

    private mutating func readLong(_ field: Field, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        guard end - start == 32 else { return }
        let index = packet.octets.count
        packet.octets.append(16)
        for position in stride(from: start, to: end, by: 2) {
            guard let byte = bytes.octet(at: position) else {
                return packet.octets.removeLast(packet.octets.count - index)
            }
            packet.octets.append(byte)
        }
        append(field, UInt64(index), .octets, from: start, to: end)
    }

    /// A value within the bytes of its whole option, as versions before 1.12 give it.
    private mutating func readOption(_ entry: FieldNames.Entry, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        guard entry.field.isOption, end - start <= 80, end - start >= 4 else { return }
        var octets: [UInt8] = []
        for position in stride(from: start, to: end, by: 2) {
            guard let octet = bytes.octet(at: position) else { return }
            octets.append(octet)
        }
        let option = TCPOption(kind: octets[0], bytes: octets)
        guard Int(octets[1]) == octets.count,
            let part = Self.numbers(of: option).first(where: { $0.field == entry.field }),
            let value = option.number(at: part.bytes.lowerBound, width: part.bytes.count)
        else { return }
        let first = start + 2 * part.bytes.lowerBound
        append(entry.field, value, .octets, from: first, to: first + 2 * part.bytes.count)
    }
}

extension Span where Element == UInt8 {
    /// Two hexadecimal digits.
    @inline(__always)
    func octet(at offset: Int) -> UInt8? {
        guard offset >= 0, offset &+ 1 < count, let high = Self.hexDigit(self[offset]),
            let low = Self.hexDigit(self[offset &+ 1])
        else { return nil }
        return high << 4 | low
    }
}
