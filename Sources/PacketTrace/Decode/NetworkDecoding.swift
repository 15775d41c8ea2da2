import TCPWire

extension FrameDecoder {
    mutating func ipv4(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        let start = window.start
        guard packet.headers.count < Self.mostHeaders, window.count >= IPv4Header.fixedLength else {
            packet.markers.insert(.incomplete)
            return
        }
        let header = Int(bytes[start] & 0xf) * 4
        routed = 0
        open(.ipv4, "ip", window, length: header, &packet)
        let total = Int(bytes.number16(at: start + 2))
        let fragment = bytes.number16(at: start + 6)
        claim(.ipVersion, UInt64(bytes[start] >> 4), at: start, width: 1, &packet)
        claim(.ipHeaderLength, UInt64(header), at: start, width: 1, &packet)
        claim(.ipDifferentiatedServices, UInt64(bytes[start + 1]), at: start + 1, width: 1, &packet)
        claim(.ipTotalLength, UInt64(total), at: start + 2, width: 2, &packet)
        claim(.ipIdentification, UInt64(bytes.number16(at: start + 4)), at: start + 4, width: 2, &packet)
        claim(.ipFlags, UInt64(fragment >> 13), at: start + 6, width: 1, &packet)
        claim(.ipFragmentOffset, UInt64(fragment & 0x1fff) * 8, at: start + 6, width: 2, &packet)
        claim(.ipTimeToLive, UInt64(bytes[start + 8]), at: start + 8, width: 1, &packet)
        claim(.ipProtocol, UInt64(bytes[start + 9]), at: start + 9, width: 1, &packet)
        claim(.ipChecksum, UInt64(bytes.number16(at: start + 10)), at: start + 10, width: 2, &packet)
        claim(.ipSource, UInt64(bytes.number32(at: start + 12)), at: start + 12, width: 4, &packet)
        claim(.ipDestination, UInt64(bytes.number32(at: start + 16)), at: start + 16, width: 4, &packet)
        guard bytes[start] >> 4 == 4, header >= IPv4Header.fixedLength,
            let rest = datagram(window, header: header, total: total, &packet).after(header)
        else { return }
        route4(bytes, from: start, header: header)
        if fragment & 0x3fff != 0 {
            let piece = FragmentTable.Piece(
                key: FragmentTable.Key(
                    source: IPv6Address(high: 0, low: UInt64(bytes.number32(at: start + 12))),
                    destination: IPv6Address(high: 0, low: UInt64(bytes.number32(at: start + 16))),
                    identification: UInt32(bytes.number16(at: start + 4)), number: bytes[start + 9]),
                offset: Int(fragment & 0x1fff) * 8, isLast: fragment & 0x2000 == 0)
            return self.fragment(piece, bytes, rest, &packet)
        }
        byProtocol(bytes[start + 9], bytes, rest, &packet)
    }

    /// The window cut to what the IP header says; a length of 0 is what segmentation offload leaves.
    private func datagram(_ window: Window, header: Int, total: Int, _ packet: inout PacketClaims) -> Window {
        if total == 0 {
            packet.markers.insert(.presumedLength)
            return window
        }
        if window.start + total > window.end { packet.markers.insert(.lengthBeyondPacket) }
        return window.limited(to: total)
    }

    mutating func ipv6(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        let start = window.start
        guard packet.headers.count < Self.mostHeaders, window.count >= IPv6Header.fixedLength else {
            packet.markers.insert(.incomplete)
            return
        }
        routed = 0
        open(.ipv6, "ipv6", window, length: IPv6Header.fixedLength, &packet)
        let first = bytes.number32(at: start)
        let length = Int(bytes.number16(at: start + 4))
        claim(.ipv6Version, UInt64(first >> 28), at: start, width: 1, &packet)
        claim(.ipv6TrafficClass, UInt64(first >> 20 & 0xff), at: start, width: 2, &packet)
        claim(.ipv6FlowLabel, UInt64(first & 0xfffff), at: start + 1, width: 3, &packet)
        claim(.ipv6PayloadLength, UInt64(length), at: start + 4, width: 2, &packet)
        claim(.ipv6NextHeader, UInt64(bytes[start + 6]), at: start + 6, width: 1, &packet)
        claim(.ipv6HopLimit, UInt64(bytes[start + 7]), at: start + 7, width: 1, &packet)
        for (field, offset) in [(Field.ipv6Source, start + 8), (.ipv6Destination, start + 24)] {
            claim(field, UInt64(packet.octets.count), at: offset, width: 16, &packet)
            packet.octets.append(16)
            packet.octets.append(contentsOf: bytes.octets(from: offset, count: 16))
        }
        let total = length == 0 ? 0 : length + IPv6Header.fixedLength
        guard first >> 28 == 6,
            let rest = datagram(window, header: 40, total: total, &packet).after(IPv6Header.fixedLength)
        else { return }
        extensions(bytes[start + 6], bytes, rest, base: start, &packet)
    }

    /// Goes through the extension headers (RFC 8200, section 4).
    private mutating func extensions(
        _ first: UInt8, _ bytes: Span<UInt8>, _ window: Window, base: Int, _ packet: inout PacketClaims
    ) {
        var number = first
        var rest = window
        for _ in 0..<16 {
            switch number {
            case 0, 43, 60, 135, 139, 140, 51, 44:
                packet.markers.insert(.extensionHeaders)
                guard rest.count >= 8 else { return }
                let words = Int(bytes[rest.start + 1])
                let length = number == 44 ? 8 : number == 51 ? (words + 2) * 4 : (words + 1) * 8
                if number == 44, bytes.number16(at: rest.start + 2) & 0xfff9 != 0 {
                    return fragment6(bytes, rest, base: base, &packet)
                }
                guard let next = rest.after(length) else { return }
                if number == 43 { route6(bytes, from: rest.start, length: length, base: base) }
                if number == 60 { home(bytes, from: rest.start, length: length, base: base) }
                number = bytes[rest.start]
                rest = next
            default: return byProtocol(number, bytes, rest, &packet)
            }
        }
    }

    private mutating func fragment6(
        _ bytes: Span<UInt8>, _ window: Window, base: Int, _ packet: inout PacketClaims
    ) {
        let control = bytes.number16(at: window.start + 2)
        let piece = FragmentTable.Piece(
            key: FragmentTable.Key(
                source: IPv6Address(high: bytes.number64(at: base + 8), low: bytes.number64(at: base + 16)),
                destination: IPv6Address(high: bytes.number64(at: base + 24), low: bytes.number64(at: base + 32)),
                identification: bytes.number32(at: window.start + 4), number: bytes[window.start]),
            offset: Int(control & 0xfff8), isLast: control & 1 == 0)
        if let rest = window.after(8) { fragment(piece, bytes, rest, &packet) }
    }

    /// A piece of a datagram; with the last one the segment can be read.
    private mutating func fragment(
        _ piece: FragmentTable.Piece, _ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims
    ) {
        guard piece.key.number == 6 else { return other("data", window, length: window.count, &packet) }
        holdsFragment = true
        guard window.captured == window.end else {
            // What was cut off cannot be put together; the beginning of a segment is one all the same.
            if piece.offset == 0 { tcp(bytes, window, isPiece: true, &packet) }
            return
        }
        guard let whole = fragments.add(piece, bytes.octets(from: window.start, count: window.count))
        else { return }
        packet.markers.insert(.reassembled)
        reassembledAt = window.start
        isFrame = false
        tcp(whole.span, Window(start: 0, captured: whole.count, end: whole.count), &packet)
        isFrame = true
    }

    /// What an IP header announces.
    private mutating func byProtocol(
        _ number: UInt8, _ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims
    ) {
        switch number {
        case 6: tcp(bytes, window, &packet)
        case 4: ipv4(bytes, window, &packet)
        case 41: ipv6(bytes, window, &packet)
        case 17: udp(bytes, window, &packet)
        case 47: gre(bytes, window, &packet)
        case 1: icmp(bytes, window, errors: [3, 4, 5, 11, 12], &packet)
        case 58: icmp(bytes, window, errors: [1, 2, 3, 4], &packet)
        case 51:
            guard window.count >= 12 else { return }
            let length = (Int(bytes[window.start + 1]) + 2) * 4
            other("ah", window, length: length, &packet)
            if let rest = window.after(length) { byProtocol(bytes[window.start], bytes, rest, &packet) }
        default: other("data", window, length: window.count, &packet)
        }
    }
}
