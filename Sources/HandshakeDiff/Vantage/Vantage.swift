import PacketTrace
import TCPWire

/// What two views of one connection say of what lies between them.
public struct Vantage: Hashable, Sendable {
    /// Numbers of the client's stream (its own and the server's acknowledgments of it), and of the server's.
    public var clientOffset: SequenceOffset
    public var serverOffset: SequenceOffset
    /// Routers between the two places, by the lifetimes of what the client and the server sent.
    public var clientHops: Int?
    public var serverHops: Int?
    /// Whether `a` is the place nearer to the client; `nil` where the lifetimes do not tell.
    public var isClientFirst: Bool?
    /// Each segment that both places show: the same packet or not, and why.
    public var identities: [PacketIdentity] = []
    public var delay: PathDelay?

    init(_ pair: HandshakePair) {
        clientOffset = SequenceOffset(Self.shifts(pair, ofClient: true))
        serverOffset = SequenceOffset(Self.shifts(pair, ofClient: false))
        clientHops = Self.hops(pair, [.syn, .ack])
        serverHops = Self.hops(pair, [.synACK])
        if let hops = clientHops, hops != 0 {
            isClientFirst = hops > 0
        } else if let hops = serverHops, hops != 0 {
            isClientFirst = hops < 0
        }
        for role in SegmentRole.allCases {
            if let identity = PacketIdentity(pair, role, clientOffset, serverOffset) { identities.append(identity) }
        }
        delay = PathDelay(pair, isClientFirst: isClientFirst)
    }

    /// Whether something between the places ends the connection and speaks for the server.
    public var isProxied: Bool {
        identities.contains { $0.segment == .synACK && $0.verdict == .different }
    }

    /// What each number of one direction differs by.
    private static func shifts(_ pair: HandshakePair, ofClient: Bool) -> [UInt32] {
        var shifts: [UInt32] = []
        for role in SegmentRole.allCases {
            guard let a = pair.left.segment(role), let b = pair.right.segment(role) else { continue }
            // What one side sends counts its own stream, what it acknowledges the other's.
            let isOwn = role.isFromClient == ofClient
            if !isOwn, a.has(.ack) != true || b.has(.ack) != true { continue }
            if let first = isOwn ? a.sequence : a.acknowledgment, let second = isOwn ? b.sequence : b.acknowledgment {
                shifts.append(second &- first)
            }
        }
        return shifts
    }

    /// How much less the lifetime is in `b`.
    private static func hops(_ pair: HandshakePair, _ roles: [SegmentRole]) -> Int? {
        for role in roles {
            guard let a = pair.left.segment(role)?.network?.lifetime,
                let b = pair.right.segment(role)?.network?.lifetime,
                Lifetime(a).initial == Lifetime(b).initial
            else { continue }
            return Int(a) - Int(b)
        }
        return nil
    }
}
