import TCPWire

extension FrameDecoder {
    /// The outermost TCP header (RFC 9293, section 3.1) and how many bytes of data follow it.
    /// - Parameter isPiece: whether only the beginning of the segment is there, of unknown length.
    mutating func tcp(
        _ bytes: Span<UInt8>, _ window: Window, isPiece: Bool = false, _ packet: inout PacketClaims
    ) {
        let start = window.start
        let words = window.count > 12 ? Int(bytes[start + 12] >> 4) : 5
        open(.tcp, "tcp", window, length: max(20, words * 4), &packet)
        packet.markers.insert(.expanded)
        if isFrame { segment = start..<window.captured }
        let fields: [(Field, Int, Int)] = [
            (.sourcePort, 0, 2), (.destinationPort, 2, 2), (.sequenceNumberRaw, 4, 4), (.acknowledgmentNumberRaw, 8, 4),
        ]
        for (field, offset, width) in fields where window.count >= offset + width {
            let value =
                width == 2 ? UInt64(bytes.number16(at: start + offset)) : UInt64(bytes.number32(at: start + offset))
            claim(field, value, at: start + offset, width: width, &packet)
        }
        guard window.count >= 16 else {
            packet.markers.insert(.incomplete)
            return
        }
        claim(.headerLength, UInt64(words * 4), at: start + 12, width: 1, &packet)
        claim(.flags, UInt64(bytes.number16(at: start + 12) & 0xfff), at: start + 12, width: 2, &packet)
        claim(.windowValue, UInt64(bytes.number16(at: start + 14)), at: start + 14, width: 2, &packet)
        guard window.count >= TCPHeader.fixedLength else {
            packet.markers.insert(.incomplete)
            return
        }
        claim(.checksum, UInt64(bytes.number16(at: start + 16)), at: start + 16, width: 2, &packet)
        claim(.urgentPointer, UInt64(bytes.number16(at: start + 18)), at: start + 18, width: 2, &packet)
        let length = window.end - start
        guard words >= 5, words * 4 <= length else {
            packet.markers.insert(.incomplete)
            return
        }
        if !isPiece { claim(.segmentLength, UInt64(length - words * 4), at: start, width: 0, &packet) }
        if words > 5 { claim(.optionsLength, UInt64(words * 4 - 20), at: start + 20, width: 0, &packet) }
        let known = min(words * 4, window.count)
        options(bytes, from: start + 20, to: start + known, &packet)
        guard known == words * 4 else {
            packet.markers.insert(.incomplete)
            return
        }
        if window.captured == window.end {
            var sum = InternetChecksum()
            sum.add(routed)
            sum.add(bytes.extracting(start + known..<window.captured))
            packet.dataSum = sum
        }
    }

    /// Each option with its values, and the area's bytes as they stand.
    private func options(_ bytes: Span<UInt8>, from start: Int, to end: Int, _ packet: inout PacketClaims) {
        guard end > start else { return }
        packet.optionArea.append(contentsOf: bytes.octets(from: start, count: end - start))
        var offset = start
        var item = 0
        while offset < end {
            let kind = bytes[offset]
            claim(.optionKind, UInt64(kind), at: offset, width: 1, item: item, &packet)
            guard kind > 1 else {
                offset += 1
                item += 1
                if kind == 0 { return }
                continue
            }
            guard offset + 1 < end else { return }
            let length = Int(bytes[offset + 1])
            claim(.optionLength, UInt64(length), at: offset + 1, width: 1, item: item, &packet)
            guard length >= 2, offset + length <= end else { return }
            values(of: kind, bytes, from: offset, length: length, item: item, &packet)
            offset += length
            item += 1
        }
    }

    private func values(
        of kind: UInt8, _ bytes: Span<UInt8>, from start: Int, length: Int, item: Int, _ packet: inout PacketClaims
    ) {
        let option = TCPOption(kind: kind, bytes: bytes.octets(from: start, count: length))
        for value in option.values {
            guard case .number(let number) = value.content else { continue }
            let place = value.part.block(value.block).bytes
            claim(
                value.part.field, number, at: start + place.lowerBound, width: place.count, item: item,
                part: value.block, &packet)
        }
    }
}
