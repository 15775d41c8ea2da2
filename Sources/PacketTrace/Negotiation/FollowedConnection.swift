import TCPWire

/// A connection whose opening is being followed.
struct FollowedConnection: Sendable {
    private(set) var connection = Connection()
    /// The last attempt to open it.
    private(set) var handshake: ObservedHandshake?
    /// Side that plays the client.
    private var client = 0

    init(number: Int) {
        connection.number = number
    }

    /// Takes the next segment in, and says whether the connection ends with it.
    ///
    /// - Parameters:
    ///   - begun: how many handshakes the trace has begun; grows with each attempt.
    ///   - finished: takes an attempt that another one follows.
    mutating func add(
        _ facts: borrowing Facts, packet: Int, begun: inout Int, finished: inout [ObservedHandshake]
    ) -> Bool {
        let side = connection.side(of: facts) ?? 0
        let wasClosed = connection.isClosed
        connection.advance(with: facts, side: side, packet: packet)
        if facts.hasFlags(.syn, of: .syn) {
            noteOpening(HandshakeSegment(facts, packet: packet), side: side, &begun, &finished)
        } else if let handshake, handshake.ack == nil, handshake.reset == nil {
            noteEnd(HandshakeSegment(facts, packet: packet), side: side)
        }
        return !wasClosed && connection.isClosed
    }

    private mutating func noteOpening(
        _ segment: HandshakeSegment, side: Int, _ begun: inout Int, _ finished: inout [ObservedHandshake]
    ) {
        switch segment.has(.ack) {
        case true?:
            if handshake == nil { begin(client: 1 - side, &begun, &finished) }
            noteAnswer(segment, side: side)
        case false?:
            if isAnotherAttempt(segment, side: side) { begin(client: side, &begun, &finished) }
            noteSYN(segment, side: side)
        case nil: break
        }
    }

    private mutating func begin(client: Int, _ begun: inout Int, _ finished: inout [ObservedHandshake]) {
        if let handshake { finished.append(handshake) }
        self.client = client
        handshake = ObservedHandshake(number: begun, stream: connection.stream ?? UInt64(connection.number))
        begun += 1
    }

    /// Another sequence number, or a SYN behind an established connection, is another attempt.
    private func isAnotherAttempt(_ segment: HandshakeSegment, side: Int) -> Bool {
        guard let handshake else { return true }
        guard side == client else { return handshake.ack != nil || handshake.reset != nil }
        if let old = handshake.syns.last?.sequence, let new = segment.sequence { return old != new }
        return handshake.reset != nil
    }

    private mutating func noteSYN(_ segment: HandshakeSegment, side: Int) {
        if side == client {
            handshake?.syns.append(segment)
        } else if let first = handshake?.syns.first {
            cross(segment, first)
        }
    }

    private mutating func noteAnswer(_ segment: HandshakeSegment, side: Int) {
        guard let known = handshake else { return }
        if side != client {
            // At simultaneous open the SYN-ACK says what the SYN said.
            if known.isSimultaneous { handshake?.synACKs.removeAll { $0.has(.ack) == false } }
            handshake?.synACKs.append(segment)
        } else if known.isSimultaneous, known.ack == nil {
            handshake?.ack = segment
        }
    }

    private mutating func noteEnd(_ segment: HandshakeSegment, side: Int) {
        guard segment.has(.syn) == false, let isACK = segment.has(.ack) else { return }
        if segment.has(.rst) == true {
            handshake?.reset = segment
            handshake?.isResetByServer = side != client
        } else if isACK, side == client {
            handshake?.ack = segment
        }
    }

    /// Both sides opened at once: each capture shows its own SYN first, so the numbers of the ports decide who counts as
    /// the server.
    private mutating func cross(_ segment: HandshakeSegment, _ first: HandshakeSegment) {
        handshake?.isSimultaneous = true
        if let own = segment.sourcePort, let other = first.sourcePort, own > other {
            client = 1 - client
            let earlier = handshake?.syns ?? []
            handshake?.synACKs = earlier
            handshake?.syns = [segment]
        } else if handshake?.synACKs.isEmpty == true {
            handshake?.synACKs = [segment]
        }
    }
}
