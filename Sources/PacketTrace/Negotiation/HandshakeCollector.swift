import TCPWire

/// Picks the handshakes out of a trace, packet by packet.
public struct HandshakeCollector: Sendable {
    /// How many packets after its end a connection is remembered.
    private static let afterlife = 4096

    /// A connection that is being followed.
    private struct Following: Sendable {
        var connection: Connection
        /// Which handshake of ``handshakes`` it is.
        var handshake: Int?
        /// Side that plays the client.
        var client = 0
    }

    /// Every handshake of which a SYN was seen, in the order of the trace.
    public private(set) var handshakes: [ObservedHandshake] = []
    private var table = ConnectionTable()
    private var followed: [Int: Following] = [:]
    private var closed: [(connection: Int, packet: Int)] = []

    public init() {}

    /// Takes the next packet in.
    ///
    /// - Parameter packet: its number in the trace, from 1.
    public mutating func add(_ facts: borrowing Facts, packet: Int) {
        retire(before: packet)
        guard facts.hasSegment else { return }
        let number = table.connection(of: facts) { followed[$0]?.connection ?? Connection() }
        var following = followed[number] ?? Following(connection: Connection())
        following.connection.number = number
        let side = following.connection.side(of: facts) ?? 0
        let wasClosed = following.connection.isClosed
        following.connection.advance(with: facts, side: side, packet: packet)
        note(HandshakeSegment(facts, packet: packet), side: side, &following)
        if !wasClosed, following.connection.isClosed { closed.append((number, packet)) }
        followed[number] = following
    }

    private mutating func note(_ segment: HandshakeSegment, side: Int, _ following: inout Following) {
        guard let isSYN = segment.has(.syn), let isACK = segment.has(.ack) else { return }
        if isSYN {
            if isACK { noteAnswer(segment, side: side, &following) } else { noteSYN(segment, side: side, &following) }
            return
        }
        guard let index = following.handshake, handshakes[index].ack == nil, handshakes[index].reset == nil else {
            return
        }
        if segment.has(.rst) == true {
            handshakes[index].reset = segment
            handshakes[index].isResetByServer = side != following.client
        } else if isACK, side == following.client {
            handshakes[index].ack = segment
        }
    }

    private mutating func noteSYN(_ segment: HandshakeSegment, side: Int, _ following: inout Following) {
        if let index = following.handshake, !isAnotherAttempt(segment, side: side, following) {
            if side == following.client {
                handshakes[index].syns.append(segment)
            } else if !handshakes[index].syns.isEmpty {
                cross(segment, index, &following)
            }
            return
        }
        begin(segment, client: side, &following)
        handshakes[handshakes.count - 1].syns.append(segment)
    }

    /// Another sequence number, or a SYN behind an established connection, is another attempt.
    private func isAnotherAttempt(_ segment: HandshakeSegment, side: Int, _ following: Following) -> Bool {
        guard let index = following.handshake else { return true }
        let known = handshakes[index]
        guard side == following.client else { return known.ack != nil || known.reset != nil }
        if let old = known.syns.last?.sequence, let new = segment.sequence { return old != new }
        return known.reset != nil
    }

    private mutating func begin(_ segment: HandshakeSegment, client: Int, _ following: inout Following) {
        let stream = following.connection.stream ?? UInt64(following.connection.number)
        following.handshake = handshakes.count
        following.client = client
        handshakes.append(ObservedHandshake(number: handshakes.count, stream: stream))
    }

    private mutating func noteAnswer(_ segment: HandshakeSegment, side: Int, _ following: inout Following) {
        guard let index = following.handshake else {
            begin(segment, client: 1 - side, &following)
            handshakes[handshakes.count - 1].synACKs.append(segment)
            return
        }
        if side != following.client {
            // At simultaneous open the SYN-ACK says what the SYN said.
            if handshakes[index].isSimultaneous { handshakes[index].synACKs.removeAll { $0.has(.ack) == false } }
            handshakes[index].synACKs.append(segment)
        } else if handshakes[index].isSimultaneous, handshakes[index].ack == nil {
            handshakes[index].ack = segment
        }
    }

    /// Both sides opened at once: each capture shows its own SYN first, so the numbers of the ports decide who counts as
    /// the server.
    private mutating func cross(_ segment: HandshakeSegment, _ index: Int, _ following: inout Following) {
        handshakes[index].isSimultaneous = true
        let first = handshakes[index].syns[0]
        if let own = segment.sourcePort, let other = first.sourcePort, own > other {
            following.client = 1 - following.client
            handshakes[index].synACKs = handshakes[index].syns
            handshakes[index].syns = [segment]
        } else if handshakes[index].synACKs.isEmpty {
            handshakes[index].synACKs = [segment]
        }
    }

    /// Forgets connections that are over.
    private mutating func retire(before packet: Int) {
        while let first = closed.first, first.packet + Self.afterlife < packet {
            closed.removeFirst()
            if let known = followed.removeValue(forKey: first.connection) { table.remove(known.connection) }
        }
    }
}
