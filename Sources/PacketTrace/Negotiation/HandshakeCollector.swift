import TCPWire

/// Picks the handshakes out of a trace, packet by packet.
public struct HandshakeCollector: Sendable {
    /// How many packets after its end a connection is remembered.
    private static let afterlife = 4096

    private var table = ConnectionTable()
    private var followed: [Int: FollowedConnection] = [:]
    private var closed: [(connection: Int, packet: Int)] = []
    private var firstClosed = 0
    /// How many handshakes have begun.
    private var begun = 0
    /// Handshakes that nothing can be added to, and that were not taken yet.
    private var finished: [ObservedHandshake] = []

    public init() {}

    /// Every handshake of which a SYN was seen, and that was not taken, in the order of the trace.
    public var handshakes: [ObservedHandshake] {
        var all = finished
        for known in followed.values {
            if let handshake = known.handshake { all.append(handshake) }
        }
        return all.sorted { $0.number < $1.number }
    }

    /// Hands out, and forgets, the handshakes of connections that are over, in the order in which they ended.
    public mutating func takeFinished() -> [ObservedHandshake] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// Whether a handshake can be taken.
    public var hasFinished: Bool { !finished.isEmpty }

    /// Takes the next packet in.
    ///
    /// - Parameter packet: its number in the trace, from 1.
    public mutating func add(_ facts: borrowing Facts, packet: Int) {
        retire(before: packet)
        guard facts.hasSegment else { return }
        let number = table.connection(of: facts) { followed[$0]?.connection ?? Connection() }
        let isOver = followed[number, default: FollowedConnection(number: number)]
            .add(facts, packet: packet, begun: &begun, finished: &finished)
        if isOver { closed.append((number, packet)) }
    }

    /// Forgets connections that are over.
    private mutating func retire(before packet: Int) {
        while firstClosed < closed.count, closed[firstClosed].packet + Self.afterlife < packet {
            if let known = followed.removeValue(forKey: closed[firstClosed].connection) {
                table.remove(known.connection)
                if let handshake = known.handshake { finished.append(handshake) }
            }
            firstClosed += 1
        }
        if firstClosed > Self.afterlife {
            closed.removeFirst(firstClosed)
            firstClosed = 0
        }
    }
}
