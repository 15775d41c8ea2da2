import TCPWire

/// Where the outermost datagram of a packet ends, by its own length.
struct OuterLength {
    private(set) var end: Int?

    /// - Parameter start: where its IP header begins.
    init(_ packet: borrowing PacketClaims, _ chain: LayerChain, start: Int) {
        guard let header = chain.indices.first(where: { packet.headers[$0].isNetwork }) else { return }
        let own = Facts(network: header, of: packet)
        if let total = own[.ipTotalLength], total > 0 {
            end = start + Int(truncatingIfNeeded: min(total, 0xffff))
        } else if let payload = own[.ipv6PayloadLength], payload > 0 {
            end = start + IPv6Header.fixedLength + Int(truncatingIfNeeded: min(payload, 0xffff))
        }
    }
}
