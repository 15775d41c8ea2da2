import TCPWire

extension FrameDecoder {
    /// The header that a link type begins with (draft-ietf-opsawg-pcaplinktype).
    mutating func link(_ type: UInt16, _ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        switch type {
        case 0, 108: null(bytes, window, isNetworkOrder: type == 108, &packet)
        case 1: ethernet(bytes, window, &packet)
        case 9, 50: ppp(bytes, window, &packet)
        case 12, 14, 101, 228, 229:
            packet.headers.append(.raw)
            byVersion(bytes, window, &packet)
        case 113: cooked(bytes, window, &packet)
        case 276: cookedV2(bytes, window, &packet)
        default: other("data", window, length: window.count, &packet)
        }
    }

    mutating func ethernet(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard packet.headers.count < Self.mostHeaders, let rest = window.after(EthernetHeader.fixedLength) else {
            return other("data", window, length: window.count, &packet)
        }
        let start = window.start
        open(.ethernet, "eth", window, length: EthernetHeader.fixedLength, &packet)
        let type = bytes.number16(at: start + 12)
        claim(.ethernetDestination, bytes.number48(at: start), at: start, width: 6, &packet)
        claim(.ethernetSource, bytes.number48(at: start + 6), at: start + 6, width: 6, &packet)
        if type > 1500 { claim(.ethernetType, UInt64(type), at: start + 12, width: 2, &packet) }
        byType(type, bytes, rest, &packet)
    }

    /// What an Ethernet type announces.
    mutating func byType(_ type: UInt16, _ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        switch type {
        case 0...1500: llc(bytes, window.limited(to: Int(type)), &packet)
        case 0x0800: ipv4(bytes, window, &packet)
        case 0x86dd: ipv6(bytes, window, &packet)
        case 0x8100, 0x88a8, 0x9100: vlan(bytes, window, &packet)
        case 0x6558: ethernet(bytes, window, &packet)
        case 0x8847, 0x8848: mpls(bytes, window, &packet)
        case 0x8864:
            other("pppoes", window, length: 6, &packet)
            if let rest = window.after(6) {
                ppp(bytes, rest.limited(to: Int(bytes.number16(at: window.start + 4))), &packet)
            }
        case 0x880b: ppp(bytes, window, &packet)
        default: other("data", window, length: window.count, &packet)
        }
    }

    /// IEEE 802.3 with a length: SNAP carries Ethernet types (RFC 1042).
    private mutating func llc(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        other("llc", window, length: min(8, window.count), &packet)
        guard let rest = window.after(8), bytes.number32(at: window.start) == 0xaaaa_0300,
            bytes.number16(at: window.start + 4) == 0
        else { return }
        let type = bytes.number16(at: window.start + 6)
        if type > 1500 { byType(type, bytes, rest, &packet) }
    }

    private mutating func vlan(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard packet.headers.count < Self.mostHeaders, let rest = window.after(VLANTag.fixedLength) else { return }
        let start = window.start
        open(.vlan, "vlan", window, length: VLANTag.fixedLength, &packet)
        let control = UInt64(bytes.number16(at: start))
        let type = bytes.number16(at: start + 2)
        claim(.vlanPriority, control >> 13, at: start, width: 1, &packet)
        claim(.vlanEligible, control >> 12 & 1, at: start, width: 1, &packet)
        claim(.vlanIdentifier, control & 0xfff, at: start, width: 2, &packet)
        claim(.vlanType, UInt64(type), at: start + 2, width: 2, &packet)
        byType(type, bytes, rest, &packet)
    }

    /// Linux cooked capture, version 1.
    private mutating func cooked(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard let rest = window.after(16) else { return other("data", window, length: window.count, &packet) }
        open(.cooked, "sll", window, length: 16, &packet)
        let length = bytes.number16(at: 4)
        claim(.cookedPacketType, UInt64(bytes.number16(at: 0)), at: 0, width: 2, &packet)
        claim(.cookedAddressType, UInt64(bytes.number16(at: 2)), at: 2, width: 2, &packet)
        claim(.cookedAddressLength, UInt64(length), at: 4, width: 2, &packet)
        if length == 6 { claim(.cookedSource, bytes.number48(at: 6), at: 6, width: 6, &packet) }
        let type = bytes.number16(at: 14)
        claim(.cookedProtocol, UInt64(type), at: 14, width: 2, &packet)
        byType(type, bytes, rest, &packet)
    }

    /// Linux cooked capture, version 2.
    private mutating func cookedV2(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard let rest = window.after(20) else { return other("data", window, length: window.count, &packet) }
        open(.cookedV2, "sll", window, length: 20, &packet)
        byType(bytes.number16(at: 0), bytes, rest, &packet)
    }

    /// BSD loopback: an address family in the byte order of the host that captured, or (loop) in network order.
    private mutating func null(
        _ bytes: Span<UInt8>, _ window: Window, isNetworkOrder: Bool, _ packet: inout PacketClaims
    ) {
        guard let rest = window.after(4) else { return other("data", window, length: window.count, &packet) }
        open(.null, "null", window, length: 4, &packet)
        let big = bytes.number32(at: 0)
        let family = isNetworkOrder || big <= 0xffff ? big : big.byteSwapped
        claim(.nullFamily, UInt64(family), at: 0, width: 4, &packet)
        switch family {
        case 2, 10, 24, 28, 30: byVersion(bytes, rest, &packet)
        case 0x600...0xffff: byType(UInt16(family), bytes, rest, &packet)
        default: other("data", rest, length: rest.count, &packet)
        }
    }

    /// PPP, with or without address and control, and with its protocol in one or two bytes (RFC 1661, RFC 1662).
    mutating func ppp(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        var start = window.start
        if window.count >= 2, bytes.number16(at: start) == 0xff03 { start += 2 }
        guard start + 2 <= window.captured else { return other("data", window, length: window.count, &packet) }
        let isShort = bytes[start] & 1 != 0
        let number = isShort ? UInt16(bytes[start]) : bytes.number16(at: start)
        start += isShort ? 1 : 2
        other("ppp", window, length: start - window.start, &packet)
        guard let rest = window.after(start - window.start) else { return }
        switch number {
        case 0x21: ipv4(bytes, rest, &packet)
        case 0x57: ipv6(bytes, rest, &packet)
        default: break
        }
    }

    /// A stack of labels (RFC 3032); what is below shows itself by its first bits.
    private mutating func mpls(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        var rest = window
        var isBottom = false
        repeat {
            guard let next = rest.after(4) else { return }
            other("mpls", rest, length: 4, &packet)
            isBottom = bytes[rest.start + 2] & 1 != 0
            rest = next
        } while !isBottom && packet.headers.count < Self.mostHeaders
        if isBottom { byVersion(bytes, rest, &packet) }
    }

    /// IPv4 or IPv6, as the first four bits say.
    mutating func byVersion(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard window.count > 0 else { return }
        switch bytes[window.start] >> 4 {
        case 4: ipv4(bytes, window, &packet)
        case 6: ipv6(bytes, window, &packet)
        default: other("data", window, length: window.count, &packet)
        }
    }
}

extension Span where Element == UInt8 {
    /// Six bytes, the first highest.
    func number48(at offset: Int) -> UInt64 {
        UInt64(number32(at: offset)) << 16 | UInt64(number16(at: offset + 4))
    }
}
