public import TCPWire

/// Addresses for connections whose trace prints none: from 198.18.0.0/15 (RFC 2544), so that the printed checksums hold.
///
/// The checksum sees only the sum of both addresses; of the pairs with the right sum each connection gets another.
public struct AddressPlan: Sendable {
    /// Set by the user, for every connection.
    public var client: AddressFacts.Host?
    public var server: AddressFacts.Host?

    public init(client: AddressFacts.Host? = nil, server: AddressFacts.Host? = nil) {
        self.client = client
        self.server = server
    }

    /// The pair for a connection, the client's address first.
    ///
    /// - Parameters:
    ///   - connection: its number, from 0.
    ///   - sum: what the two addresses must add up to in ones' complement, if that is known.
    public func pair(connection: Int, sum: UInt16?) -> AddressPair {
        let high: UInt16 = 198 << 8 | 18
        var number = UInt16(truncatingIfNeeded: connection % 0xfff0) + 1
        // A host number of all zeros or ones would be a network's or a broadcast's.
        for _ in 0..<4 {
            let first = client ?? .v4(UInt32(high) << 16 | UInt32(number))
            let second =
                server ?? .v4(UInt32(high + 1) << 16 | UInt32(Self.host(with: sum, besides: first, high: high + 1)))
            if client == nil, server != nil, let sum {
                return Self.pair(
                    .v4(UInt32(high) << 16 | UInt32(Self.host(with: sum, besides: second, high: high))), second)
            }
            if server != nil || client != nil || Self.isHost(second) { return Self.pair(first, second) }
            number += 1
        }
        return Self.pair(client ?? .v4(UInt32(high) << 16 | 1), server ?? .v4(UInt32(high + 1) << 16 | 2))
    }

    /// The same for a connection over IPv6, from 2001:db8::/32 (RFC 3849).
    public func pairOfVersion6(connection: Int, sum: UInt16?) -> AddressPair {
        let high: UInt64 = 0x2001_0db8_0000_0000
        var first = IPv6Address(high: high, low: UInt64(connection & 0xffff) + 1)
        var second = IPv6Address(high: high, low: 1 << 32 | 1)
        let isFree = (client: client == nil, server: server == nil)
        if let client, case .v6(let source, _) = Self.pair(client, .v6(second)) { first = source }
        if let server, case .v6(_, let destination) = Self.pair(.v6(first), server) { second = destination }
        guard let sum, isFree.client || isFree.server else { return .v6(source: first, destination: second) }
        var rest = InternetChecksum()
        for word in [first.high, first.low, second.high, second.low] { rest.add(wide: word) }
        // A word of the address that is ours makes the sum.
        let word = UInt64(OnesComplement.subtract(sum, rest.folded)) << 16
        if isFree.server { second = IPv6Address(high: second.high, low: second.low | word) }
        if !isFree.server { first = IPv6Address(high: first.high, low: first.low | word) }
        return .v6(source: first, destination: second)
    }

    private static func isHost(_ host: AddressFacts.Host) -> Bool {
        guard case .v4(let address) = host else { return true }
        return address & 0xffff != 0 && address & 0xffff != 0xffff
    }

    /// The low half of an address that, with the other one, makes the sum; any other number where there is none to make.
    private static func host(with sum: UInt16?, besides other: AddressFacts.Host, high: UInt16) -> UInt16 {
        guard let sum, case .v4(let address) = other else { return 1 }
        let rest = OnesComplement.subtract(OnesComplement.subtract(sum, high), UInt16(address >> 16))
        return OnesComplement.subtract(rest, UInt16(truncatingIfNeeded: address))
    }

    private static func pair(_ client: AddressFacts.Host, _ server: AddressFacts.Host) -> AddressPair {
        switch (client, server) {
        case (.v4(let source), .v4(let destination)): .v4(source: source, destination: destination)
        case (.v6(let source), .v6(let destination)): .v6(source: source, destination: destination)
        case (.v6(let source), .v4(let destination)): .v6(source: source, destination: mapped(destination))
        case (.v4(let source), .v6(let destination)): .v6(source: mapped(source), destination: destination)
        }
    }

    /// An address of the other family, where only one was set: 2001:db8:: (RFC 3849) and the number.
    private static func mapped(_ address: UInt32) -> IPv6Address {
        IPv6Address(high: 0x2001_0db8_0000_0000, low: UInt64(address))
    }
}

extension AddressFacts {
    /// One address.
    public enum Host: Hashable, Sendable {
        case v4(UInt32)
        case v6(IPv6Address)
    }
}
