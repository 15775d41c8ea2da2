import PacketTrace

/// Fields of the IP header.
enum NetworkFields {
    static let rows: [ComparedField] = [
        ComparedField("ip.version", in: [.syn, .synACK], once: true) { side, role in
            guard side.tells(role), let segment = side.segment(role) else { return .inapplicable }
            return .number(segment.network.map { UInt64($0.version.rawValue) })
        },
        renamed("ip.ttl", "ipv6.hlim") { network in
            guard let lifetime = network.lifetime else { return .unseen }
            return .number(UInt64(lifetime), Lifetime(lifetime).text)
        },
        ComparedField("ip.flags.df", once: true) { side, role in
            guard side.bothVersions(role, .v4) else { return .inapplicable }
            guard let flag = side.segment(role)?.network?.dontFragment else { return .unseen }
            return .text(flag ? "set" : "not set")
        },
        renamed("ip.dsfield.dscp", "ipv6.tclass.dscp") { .number($0.codepoint.map { UInt64($0) }) },
        renamed("ip.dsfield.ecn", "ipv6.tclass.ecn") { network in
            guard let ecn = network.ecn else { return .unseen }
            return .number(UInt64(ecn), name(ecn: ecn))
        },
    ]

    /// RFC 3168, section 5.
    static func name(ecn: UInt8) -> String {
        switch ecn {
        case 0: "Not-ECT"
        case 1: "ECT(1)"
        case 2: "ECT(0)"
        default: "CE"
        }
    }

    /// A field that both IP versions have: by IPv6's name where both packets are of that version.
    private static func renamed(
        _ name: StaticString, _ name6: StaticString, _ observe: @escaping @Sendable (HandshakeNetwork) -> Observation
    ) -> ComparedField {
        var field = ComparedField(name, once: true) { side, role in
            side.segment(role)?.network.map { observe($0) } ?? .unseen
        }
        field.name = { side, role in
            let versions = [side.segment(role)?.network?.version, side.otherSegment(role)?.network?.version]
            let isVersion6 = versions.contains(.v6) && !versions.contains(.v4)
            return isVersion6 ? "\(name6)" : "\(name)"
        }
        return field
    }
}

extension PairSide {
    /// Whether what concerns the whole connection is told at this segment: the first that both handshakes have.
    func tells(_ role: SegmentRole) -> Bool {
        SegmentRole.allCases.first { segment($0) != nil && otherSegment($0) != nil } == role
    }

    /// Whether neither packet has another IP version.
    fileprivate func bothVersions(_ role: SegmentRole, _ version: HandshakeNetwork.Version) -> Bool {
        let own = segment(role)?.network?.version
        let peer = otherSegment(role)?.network?.version
        return (own == nil || own == version) && (peer == nil || peer == version) && (own ?? peer) != nil
    }
}
