import PacketTrace

/// What the times of two places say of the way between them; their clocks need not agree. All in nanoseconds.
public struct PathDelay: Hashable, Sendable {
    /// From SYN to SYN-ACK at the place nearer to the client, and at the one nearer to the server.
    public var outer: Int64
    public var inner: Int64
    /// The way there and back between the places: each way takes no less than 0 and no more than this.
    public var both: Int64 { outer &- inner }
    /// The way there and back as the clocks have it; right only if they agree.
    public var forth: Int64
    public var back: Int64
    /// The server's place may be ahead of the client's by no less and no more than this.
    public var leastSkew: Int64 { 0 &- back }
    public var mostSkew: Int64 { forth }

    /// Whether the times can be right as they are: neither way takes less than nothing.
    public var clocksMayAgree: Bool { forth >= 0 && back >= 0 }

    /// `nil` where a time is missing, or the places cannot lie in this order.
    init?(_ pair: HandshakePair, isClientFirst: Bool?) {
        guard let a1 = pair.left.segment(.syn)?.time, let a2 = pair.left.segment(.synACK)?.time,
            let b1 = pair.right.segment(.syn)?.time, let b2 = pair.right.segment(.synACK)?.time,
            a2 >= a1, b2 >= b1
        else { return nil }
        // The place nearer to the client sees the longer time.
        let isFirst = isClientFirst ?? (a2 &- a1 >= b2 &- b1)
        let (s1, s2, t1, t2) = isFirst ? (a1, a2, b1, b2) : (b1, b2, a1, a2)
        guard s2 &- s1 >= t2 &- t1 else { return nil }
        outer = s2 &- s1
        inner = t2 &- t1
        forth = t1 &- s1
        back = s2 &- t2
    }
}
