public import TCPWire

/// What the IP header of a handshake's segment says, as far as the trace shows it.
public struct HandshakeNetwork: Hashable, Sendable {
    public enum Version: UInt8, Hashable, Sendable {
        case v4 = 4
        case v6 = 6
    }

    public var version: Version
    /// Time to live, or hop limit.
    public var lifetime: UInt8?
    /// DSCP and ECN bits: the differentiated services field, or the traffic class.
    public var services: UInt8?
    /// DF; IPv6 has none.
    public var dontFragment: Bool?
    public var identification: UInt16?
    public var flowLabel: UInt32?
    public var headerChecksum: UInt16?
    /// The sender's address first.
    public var addresses: AddressPair?
    /// Bytes of the IPv4 header, its options included.
    public var headerLength: Int?

    /// `nil` where the trace shows no IP header.
    init?(_ facts: borrowing Facts) {
        addresses = facts.addresses.pair
        guard let version = Self.version(facts) else { return nil }
        self.version = version
        let isVersion6 = version == .v6
        lifetime = facts[isVersion6 ? .ipv6HopLimit : .ipTimeToLive].map { UInt8(truncatingIfNeeded: $0) }
        services = facts[isVersion6 ? .ipv6TrafficClass : .ipDifferentiatedServices]
            .map { UInt8(truncatingIfNeeded: $0) }
        if isVersion6 {
            flowLabel = facts[.ipv6FlowLabel].map { UInt32(truncatingIfNeeded: $0) }
            return
        }
        // The field has the reserved bit, DF and MF, highest first.
        dontFragment = facts[.ipFlags].map { $0 & 2 != 0 }
        identification = facts[.ipIdentification].map { UInt16(truncatingIfNeeded: $0) }
        headerChecksum = facts[.ipChecksum].map { UInt16(truncatingIfNeeded: $0) }
        headerLength = facts[.ipHeaderLength].map { Int(truncatingIfNeeded: min($0, 60)) }
    }

    private static func version(_ facts: borrowing Facts) -> Version? {
        switch facts.addresses {
        case .known(.v4): return .v4
        case .known(.v6): return .v6
        case .unknown: break
        }
        for field in [Field.ipTimeToLive, .ipDifferentiatedServices, .ipFlags] where facts.isKnown(field) { return .v4 }
        for field in [Field.ipv6HopLimit, .ipv6TrafficClass] where facts.isKnown(field) { return .v6 }
        return nil
    }

    /// Differentiated services codepoint (RFC 2474).
    public var codepoint: UInt8? { services.map { $0 >> 2 } }
    /// ECN bits: 0 Not-ECT, 1 ECT(1), 2 ECT(0), 3 CE (RFC 3168, section 5).
    public var ecn: UInt8? { services.map { $0 & 3 } }
}
