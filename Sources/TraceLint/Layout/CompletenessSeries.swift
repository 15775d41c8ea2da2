import PacketTrace
import TCPWire

/// How the completeness of a conversation goes on from packet to packet.
struct CompletenessSeries {
    let members: [Member]
    let start: Connection

    init(_ members: [Member], _ start: Connection) {
        self.members = members
        self.start = start
    }

    /// What a packet should print: in a first pass what was seen before it, in a second one what all the others print.
    func expected(of packet: Int) -> UInt64? {
        let others = members.filter { $0.packet != packet }.compactMap { $0.facts[.completeness] }
        if let first = others.first, others.count > 1, others.allSatisfy({ $0 == first }) { return first }
        guard let index = members.firstIndex(where: { $0.packet == packet }), isFirstPass(besides: packet) else {
            return nil
        }
        return index == 0 ? start.packets == 0 ? 0 : nil : seen(before: index)
    }

    private func seen(before index: Int) -> UInt64? {
        let before = members[index - 1].facts
        guard let shown = before[.completeness], let bits = Self.bits(of: before) else { return nil }
        return shown | bits
    }

    /// Whether the other packets each show what was seen before them.
    private func isFirstPass(besides packet: Int) -> Bool {
        var agreeing = 0
        for index in members.indices {
            guard members[index].packet != packet, let shown = members[index].facts[.completeness] else { continue }
            if index == 0 {
                if start.packets == 0, shown == 0 { agreeing += 1 }
            } else if members[index - 1].packet != packet, let seen = seen(before: index) {
                guard seen == shown else { return false }
                agreeing += 1
            }
        }
        return agreeing > 0
    }

    /// What a segment adds.
    private static func bits(of facts: Facts) -> UInt64? {
        guard let flags = facts.flags, let data = facts[.segmentLength] else { return nil }
        var bits: UInt64 = 0
        if flags.contains(.syn) { bits |= flags.contains(.ack) ? 2 : 1 }
        if flags.contains(.ack), !flags.contains(.syn) { bits |= 4 }
        if data > 0, !flags.contains(.syn) { bits |= 8 }
        if flags.contains(.fin) { bits |= 16 }
        if flags.contains(.rst) { bits |= 32 }
        return bits
    }
}
