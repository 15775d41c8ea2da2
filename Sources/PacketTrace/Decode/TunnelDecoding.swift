import TCPWire

extension FrameDecoder {
    /// Generic routing encapsulation (RFC 2784, RFC 2890), and version 1 as PPTP has it (RFC 2637).
    mutating func gre(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard window.count >= 4 else { return }
        let flags = bytes.number16(at: window.start)
        var length = 4
        if flags & 0xc000 != 0 { length += 4 }
        if flags & 0x2000 != 0 { length += 4 }
        if flags & 0x1000 != 0 { length += 4 }
        if flags & 7 == 1, flags & 0x0080 != 0 { length += 4 }
        other("gre", window, length: length, &packet)
        // With routing entries (RFC 1701) the length is not fixed.
        guard flags & 0x4000 == 0, let rest = window.after(length) else { return }
        let type = bytes.number16(at: window.start + 2)
        if type > 1500 { byType(type, bytes, rest, &packet) }
    }

    /// UDP, where its port is that of a tunnel.
    mutating func udp(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard let rest = window.after(8) else { return }
        other("udp", window, length: 8, &packet)
        let ports = [bytes.number16(at: window.start + 2), bytes.number16(at: window.start)]
        if ports[0] == 4789 {
            vxlan(bytes, rest, &packet)
        } else if ports[0] == 6081 {
            geneve(bytes, rest, &packet)
        } else if ports.contains(2152) {
            gtp(bytes, rest, &packet)
        }
    }

    /// RFC 7348.
    private mutating func vxlan(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard let rest = window.after(8) else { return }
        other("vxlan", window, length: 8, &packet)
        ethernet(bytes, rest, &packet)
    }

    /// RFC 8926.
    private mutating func geneve(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard window.count >= 8 else { return }
        let length = 8 + Int(bytes[window.start] & 0x3f) * 4
        other("geneve", window, length: length, &packet)
        let type = bytes.number16(at: window.start + 2)
        if let rest = window.after(length), type > 1500 { byType(type, bytes, rest, &packet) }
    }

    /// GTP-U, version 1, with a user's packet in it (3GPP TS 29.281, section 5).
    private mutating func gtp(_ bytes: Span<UInt8>, _ window: Window, _ packet: inout PacketClaims) {
        guard window.count >= 12, bytes[window.start] >> 4 == 3, bytes[window.start + 1] == 255 else { return }
        let flags = bytes[window.start]
        var length = flags & 7 == 0 ? 8 : 12
        if flags & 4 != 0 {
            var next = bytes[window.start + 11]
            while next != 0, length < window.count {
                let size = Int(bytes[window.start + length]) * 4
                guard size > 0, length + size <= window.count else { return }
                next = bytes[window.start + length + size - 1]
                length += size
            }
        }
        other("gtp", window, length: length, &packet)
        if let rest = window.after(length) { byVersion(bytes, rest, &packet) }
    }

    /// An error message quotes the datagram that it speaks of; a segment in it is none of the connection's.
    mutating func icmp(
        _ bytes: Span<UInt8>, _ window: Window, errors: [UInt8], _ packet: inout PacketClaims
    ) {
        other("icmp", window, length: window.count, &packet)
        guard let rest = window.after(8), errors.contains(bytes[window.start]), rest.count >= 20 else { return }
        let number = bytes[rest.start] >> 4 == 6 ? bytes[rest.start + 6] : bytes[rest.start + 9]
        guard number == 6 else { return }
        packet.markers.insert(.quoted)
        // A redirect is no error.
        if bytes[window.start] != 5 || bytes[rest.start] >> 4 == 6 { quote(bytes, rest) }
    }

    /// The quoted datagram by itself. Of a segment eight bytes are promised (RFC 792), which is not enough to say more.
    private mutating func quote(_ bytes: Span<UInt8>, _ window: Window) {
        var decoder = FrameDecoder()
        decoder.isFrame = false
        var claims = PacketClaims()
        claims.markers = [.captured]
        decoder.byVersion(bytes, window, &claims)
        let isEnough = claims.claims.contains { $0.field == .windowValue }
        if isEnough, claims.headers.contains(.tcp) { quoted = claims }
    }
}
