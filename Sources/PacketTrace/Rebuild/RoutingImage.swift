import TCPWire

/// What a routing header of IPv6 holds behind its first four bytes (RFC 8200, section 4.4): addresses behind four bytes
/// that are reserved (types 0 and 2), or behind the numbers of a segment route (type 4, RFC 8754, section 2).
enum RoutingImage {
    static func write(_ claims: [Claim], _ packet: borrowing PacketClaims, into image: inout HeaderImage) {
        guard image.bytes.count >= 8, let type = LinkImage.value(.routingType, claims) else { return }
        let reserved = claims.first { $0.field == .routingReserved }
        var room = (image.bytes.count - 8) / 16
        switch type {
        case 0, 2:
            if let reserved, reserved.length == 8 { image.put(reserved.value, at: 4, width: 4) }
        case 4:
            let last = LinkImage.value(.routingLastEntry, claims)
            image.put(last, at: 4, width: 1)
            image.put(LinkImage.value(.routingFlags, claims), at: 5, width: 1)
            image.put(LinkImage.value(.routingTag, claims), at: 6, width: 2)
            // Before 3.4 the tag is called reserved.
            if let reserved, reserved.length == 4 { image.put(reserved.value, at: 6, width: 2) }
            guard let last, last < room else { return }
            room = Int(last) + 1
        default: return
        }
        putAddresses(claims, packet, count: room, into: &image)
    }

    /// Where a line is missing, nothing tells which address it had.
    private static func putAddresses(
        _ claims: [Claim], _ packet: borrowing PacketClaims, count: Int, into image: inout HeaderImage
    ) {
        let addresses = claims.filter { $0.field == .routingAddress }
        guard addresses.count == count else { return }
        for (index, claim) in addresses.enumerated() {
            for (place, octet) in packet.octets(of: claim).enumerated() where place < 16 {
                image.put(UInt64(octet), at: 8 + 16 * index + place, width: 1)
            }
        }
    }
}
