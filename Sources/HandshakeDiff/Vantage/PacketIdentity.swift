import PacketTrace
import TCPWire

/// Whether two places show the same packet, and the proof.
public struct PacketIdentity: Hashable, Sendable {
    public enum Verdict: UInt8, Hashable, Sendable {
        /// Nothing of its TCP header was touched.
        case same
        /// The same packet, rewritten on its way.
        case rewritten
        /// Something between the places sent another one.
        case different
        /// Too little is printed.
        case open

        public var text: StaticString {
            switch self {
            case .same: "the same packet"
            case .rewritten: "the same packet, rewritten"
            case .different: "a different packet"
            case .open: "not enough is printed to tell"
            }
        }
    }

    public var segment: SegmentRole
    public var verdict: Verdict
    /// What agrees, and what does not.
    public var agreeing: [String] = []
    public var differing: [String] = []

    init?(_ pair: HandshakePair, _ role: SegmentRole, _ client: SequenceOffset, _ server: SequenceOffset) {
        guard let a = pair.left.segment(role), let b = pair.right.segment(role) else { return nil }
        segment = role
        verdict = .open
        var foreign = 0
        func note(_ name: String, _ agrees: Bool?, isForeign: Bool = false) {
            guard let agrees else { return }
            if agrees { agreeing.append(name) } else { differing.append(name) }
            if !agrees, isForeign { foreign += 1 }
        }
        note("sequence number", Self.agree(a.sequence, b.sequence))
        if a.has(.ack) == true { note("acknowledgment number", Self.agree(a.acknowledgment, b.acknowledgment)) }
        note("window", Self.agree(a.window, b.window), isForeign: true)
        note("timestamp", Self.clocks(a, b), isForeign: true)
        note("order of the options", Self.order(a, b), isForeign: true)
        note("options", Self.options(a, b))
        note("flags", Self.flags(a, b))
        let checksums = Self.agree(a.checksum, b.checksum)
        // An equal checksum over other words was not computed yet: the card does that on the way out.
        if differing.isEmpty || checksums == false { note("TCP checksum", checksums) }
        if let first = a.network?.identification, let second = b.network?.identification, first != 0 || second != 0 {
            note("IP identification", first == second, isForeign: true)
        }
        note("initial lifetime", Self.lifetimes(a, b), isForeign: true)
        if (role.isFromClient ? client : server) == .varying { foreign += 1 }
        verdict = Self.verdict(agreeing, differing, foreign)
    }

    /// One thing may be rewritten; a proxy's own packet differs in several that only the sending host decides.
    private static func verdict(_ agreeing: [String], _ differing: [String], _ foreign: Int) -> Verdict {
        if agreeing.count + differing.count < 3 { return .open }
        if foreign >= 2 { return .different }
        let onlyAddresses = differing.allSatisfy { $0 == "TCP checksum" }
        return onlyAddresses ? .same : .rewritten
    }

    private static func agree<Number: Equatable>(_ a: Number?, _ b: Number?) -> Bool? {
        guard let a, let b else { return nil }
        return a == b
    }

    private static func clocks(_ a: HandshakeSegment, _ b: HandshakeSegment) -> Bool? {
        agree(
            a.options.first(kind: 8)?.number(.timestampValue), b.options.first(kind: 8)?.number(.timestampValue))
    }

    private static func options(_ a: HandshakeSegment, _ b: HandshakeSegment) -> Bool? {
        guard a.options.isComplete, b.options.isComplete else { return nil }
        return a.options.items.map { $0.bytes } == b.options.items.map { $0.bytes }
    }

    private static func order(_ a: HandshakeSegment, _ b: HandshakeSegment) -> Bool? {
        let first = a.options.meaningful.map { $0.kind }
        let second = b.options.meaningful.map { $0.kind }
        let left = first.filter { second.contains($0) }
        guard left.count > 1 else { return nil }
        return left == second.filter { first.contains($0) }
    }

    private static func flags(_ a: HandshakeSegment, _ b: HandshakeSegment) -> Bool? {
        let mask = a.shownFlags.intersection(b.shownFlags)
        return mask.isEmpty ? nil : a.flags.intersection(mask) == b.flags.intersection(mask)
    }

    private static func lifetimes(_ a: HandshakeSegment, _ b: HandshakeSegment) -> Bool? {
        agree(
            a.network?.lifetime.map { Lifetime($0).initial }, b.network?.lifetime.map { Lifetime($0).initial })
    }
}
