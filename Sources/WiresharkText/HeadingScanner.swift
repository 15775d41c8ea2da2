import PacketTrace
import SourceText
import TCPWire

/// Reads the values that stand in a section's heading.
struct HeadingScanner {
    var header: UInt8
    /// Offset of the packet's text.
    var origin: Int

    mutating func read(
        _ text: Span<UInt8>, _ row: LabelTable.Row, at offset: Int, to end: Int, into packet: inout PacketClaims
    ) {
        switch row.form {
        case .frameHeading: readFrame(text, at: offset, to: end, into: &packet)
        case .ethernetHeading, .vlanHeading, .ipv4Heading, .ipv6Heading, .tcpHeading:
            readPairs(text, at: offset, to: end, form: row.form, into: &packet)
        default: break
        }
    }

    func claim(
        _ field: Field, _ value: UInt64, _ copy: Claim.Copy = .heading, part: UInt8 = 0, from start: Int, to end: Int,
        _ packet: inout PacketClaims
    ) {
        packet.claims.append(
            Claim(
                field, value, copy: copy, header: header, part: part, offset: start - origin,
                length: end - start))
    }

    /// `1: 74 bytes on wire (592 bits), 74 bytes captured (592 bits) on interface …`
    private func readFrame(_ text: Span<UInt8>, at offset: Int, to end: Int, into packet: inout PacketClaims) {
        guard let number = text.decimal(at: offset, to: end) else { return }
        claim(.frameNumber, number.value, from: offset, to: number.end, &packet)
        var position = number.end
        for field in [Field.frameLength, .captureLength] {
            while position < end, text[position] < UInt8(ascii: "0") || text[position] > UInt8(ascii: "9") {
                position += 1
            }
            guard let length = text.decimal(at: position, to: end),
                text.hasBytes(" bytes", at: length.end) || text.hasBytes(" on wire", at: length.end)
                    || text.hasBytes(" captured", at: length.end)
            else { return }
            claim(field, length.value, from: position, to: length.end, &packet)
            let bracket = text.firstOffset(of: UInt8(ascii: "("), from: length.end, to: end)
            let comma = text.firstOffset(of: UInt8(ascii: ","), from: length.end, to: end)
            position = min(comma, end)
            if bracket < comma, let bits = text.decimal(at: bracket + 1, to: end) {
                claim(field, LineScanner.octets(ofBits: bits.value), .bits, from: bracket + 1, to: bits.end, &packet)
                position = max(position, bits.end)
            }
        }
    }

    /// `, Src Port: https (443), Dst Port: 50504, Seq: 0, Ack: 1, Len: 0` and the like.
    private func readPairs(
        _ text: Span<UInt8>, at offset: Int, to end: Int, form: ValueForm, into packet: inout PacketClaims
    ) {
        var position = offset
        var isRouted = false
        while position < end {
            let name = text.skippingSpaces(from: text[position] == UInt8(ascii: ",") ? position + 1 : position, to: end)
            let colon = text.firstOffset(of: UInt8(ascii: ":"), from: name, to: end)
            guard colon < end else { return }
            let comma = text.firstOffset(of: UInt8(ascii: ","), from: name, to: colon)
            if comma < colon {
                // A name that lost its colon has no value; the one behind the comma is the next name's.
                position = comma
                continue
            }
            let value = text.skippingSpaces(from: colon + 1, to: end)
            position = text.firstOffset(of: UInt8(ascii: ","), from: value, to: end)
            // The pseudo-header's destination is the last hop of a source route, not the header's.
            if text.hasBytes("Via", at: name) { isRouted = true }
            if let field = Self.field(text, at: name, form) {
                readValue(text, field, at: value, to: position, into: &packet)
            }
        }
        if isRouted {
            packet.claims.removeAll { $0.header == header && $0.field == .ipDestination && $0.copy == .heading }
        }
    }

    private static func field(_ text: Span<UInt8>, at name: Int, _ form: ValueForm) -> Field? {
        let isSource = text.hasBytes("Src", at: name)
        let isDestination = text.hasBytes("Dst", at: name)
        switch form {
        case .ethernetHeading: return isSource ? .ethernetSource : isDestination ? .ethernetDestination : nil
        case .ipv4Heading: return isSource ? .ipSource : isDestination ? .ipDestination : nil
        case .ipv6Heading: return isSource ? .ipv6Source : isDestination ? .ipv6Destination : nil
        case .vlanHeading:
            if text.hasBytes("PRI:", at: name) { return .vlanPriority }
            if text.hasBytes("ID:", at: name) { return .vlanIdentifier }
            return text.hasBytes("DEI:", at: name) || text.hasBytes("CFI:", at: name) ? .vlanEligible : nil
        default: break
        }
        if isSource { return .sourcePort }
        if isDestination { return .destinationPort }
        if text.hasBytes("Seq:", at: name) { return .sequenceNumber }
        if text.hasBytes("Ack:", at: name) { return .acknowledgmentNumber }
        return text.hasBytes("Len:", at: name) ? .segmentLength : nil
    }

    /// The value itself, or the one in the last parentheses behind a name.
    private func readValue(
        _ text: Span<UInt8>, _ field: Field, at offset: Int, to end: Int, into packet: inout PacketClaims
    ) {
        var start = offset
        let valueEnd = end
        var end = end
        while end > start, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
        if end > start, text[end - 1] == UInt8(ascii: ")"),
            let open = text.lastOffset(of: UInt8(ascii: "("), from: start, to: end)
        {
            start = open + 1
            end -= 1
        }
        switch field {
        case .ethernetSource, .ethernetDestination:
            if let found = text.hardwareAddress(at: start, to: end), text.endsToken(at: found.end, to: end) {
                claim(field, found.value, from: start, to: found.end, &packet)
            }
        case .ipSource, .ipDestination:
            if let found = text.address4(at: start, to: end), text.endsToken(at: found.end, to: end) {
                claim(field, found.value, from: start, to: found.end, &packet)
            }
        case .ipv6Source, .ipv6Destination:
            let index = packet.octets.count
            packet.octets.append(16)
            if let last = text.address6(at: start, to: end, into: &packet.octets),
                text.endsToken(at: last, to: end)
            {
                claim(field, UInt64(index), from: start, to: last, &packet)
            } else {
                packet.octets.removeLast(packet.octets.count - index)
            }
        default:
            // A name may stand behind the number as well: `443 (HTTPS)`.
            for (start, end) in [(start, end), (offset, valueEnd)] {
                guard let found = text.decimal(at: start, to: end),
                    found.end == end || text[found.end] == UInt8(ascii: " ")
                else { continue }
                return claim(field, found.value, from: start, to: found.end, &packet)
            }
        }
    }
}
