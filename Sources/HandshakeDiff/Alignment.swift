public import PacketTrace
import TCPWire

/// Which handshake of one trace is held against which of the other.
public struct Alignment: Sendable {
    /// A handshake without counterpart.
    public struct Lone: Sendable {
        public var handshake: ObservedHandshake
        /// The side that lacks it.
        public var missing: NotCompared.Side
    }

    public var pairs: [HandshakePair] = []
    public var unmatched: [Lone] = []

    /// Matches handshakes by server port and order; one on each side belong together whatever their ports are. Of two
    /// views of one connection those with the same sequence numbers and timestamps belong together first.
    public init(_ a: [ObservedHandshake], _ b: [ObservedHandshake], _ options: DiffOptions) {
        var left = a
        var right = b
        if options.isSameConnection {
            take(&left, &right) { Kinship.isSame($0, $1) }
        }
        take(&left, &right) { $0.serverPort != nil && $0.serverPort == $1.serverPort }
        // Nothing tells which of them belong together, except that there is no other choice.
        if pairs.isEmpty { take(&left, &right) { _, _ in true } }
        pairs.sort { $0.a.number < $1.a.number }
        unmatched = left.map { Lone(handshake: $0, missing: .b) } + right.map { Lone(handshake: $0, missing: .a) }
        if options.isSameConnection {
            for index in pairs.indices { Kinship.chooseSYNs(&pairs[index]) }
        }
    }

    private mutating func take(
        _ left: inout [ObservedHandshake], _ right: inout [ObservedHandshake],
        where belong: (ObservedHandshake, ObservedHandshake) -> Bool
    ) {
        var rest: [ObservedHandshake] = []
        for handshake in left {
            if let index = right.firstIndex(where: { belong(handshake, $0) }) {
                pairs.append(HandshakePair(handshake, right.remove(at: index)))
            } else {
                rest.append(handshake)
            }
        }
        left = rest
    }
}

/// Whether two handshakes are two views of one.
enum Kinship {
    /// By the numbers that hosts choose anew for each connection; a firewall may have shifted some of them.
    static func isSame(_ a: ObservedHandshake, _ b: ObservedHandshake) -> Bool {
        if let first = a.syns.first?.sequence, let second = b.syns.first?.sequence, first == second { return true }
        return sharesClock(a.syns, b.syns) || sharesAnswer(a, b)
    }

    private static func sharesAnswer(_ a: ObservedHandshake, _ b: ObservedHandshake) -> Bool {
        guard let first = a.synACK?.sequence, let second = b.synACK?.sequence else { return false }
        return first == second || sharesClock(a.synACKs, b.synACKs)
    }

    private static func sharesClock(_ a: [HandshakeSegment], _ b: [HandshakeSegment]) -> Bool {
        a.contains { segment in
            guard let value = clock(segment), value > 0 else { return false }
            return b.contains { clock($0) == value }
        }
    }

    /// Of retransmitted SYNs those that are the same packet stand for the others.
    static func chooseSYNs(_ pair: inout HandshakePair) {
        guard pair.a.syns.count > 1 || pair.b.syns.count > 1 else { return }
        for first in pair.a.syns.reversed() {
            guard let value = clock(first) else { continue }
            if let second = pair.b.syns.last(where: { clock($0) == value }) {
                pair.synA = first
                pair.synB = second
                return
            }
        }
    }

    private static func clock(_ segment: HandshakeSegment) -> UInt64? {
        segment.options.first(kind: 8)?.number(.timestampValue)
    }
}
