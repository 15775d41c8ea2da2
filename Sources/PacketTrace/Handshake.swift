import TCPWire

/// The three segments that open a connection (RFC 9293, section 3.5), by their numbers in the trace.
public struct Handshake: Hashable, Sendable {
    /// The SYN and its retransmissions, the oldest first.
    public var syns: [Int] = []
    /// The SYN-ACK that answers it, and its retransmissions.
    public var synACKs: [Int] = []
    /// The client's first segment that acknowledges the SYN-ACK.
    public var ack: Int?
    /// A segment with RST that came before that.
    public var reset: Int?

    public init() {}

    /// Whether all three segments are there.
    public var isComplete: Bool { !syns.isEmpty && !synACKs.isEmpty && ack != nil }

    /// The SYN that the SYN-ACK answers: without timestamps the last one before it.
    public var answeredSYN: Int? {
        guard let answer = synACKs.first else { return syns.last }
        return syns.last { $0 < answer } ?? syns.last
    }
}

/// What a segment is within its connection.
public enum Role: UInt8, Hashable, Sendable {
    case syn, synACK, ack, other
}

extension Connection {
    /// The role of a packet that has been taken in.
    public func role(ofPacket packet: Int) -> Role {
        if handshake.syns.contains(packet) { return .syn }
        if handshake.synACKs.contains(packet) { return .synACK }
        return handshake.ack == packet ? .ack : .other
    }

    /// Sees whether the packet is part of the handshake, in the light of those before it.
    mutating func noteHandshake(_ facts: borrowing Facts, side: Int, packet: Int) {
        if facts.isSYN {
            // Another sequence number is another attempt, and what was answered before is not its answer.
            if let old = self[side].initialSequence, let new = facts.rawSequence, old != new { handshake = Handshake() }
            handshake.syns.append(packet)
        } else if facts.isSYNACK {
            if acknowledgesSYN(facts, of: 1 - side) { handshake.synACKs.append(packet) }
        } else if facts.hasFlags(.rst, of: .rst) {
            if handshake.ack == nil, handshake.reset == nil { handshake.reset = packet }
        } else if handshake.ack == nil, !handshake.synACKs.isEmpty, facts.hasFlags(.ack, of: .ack), client == side,
            acknowledgesSYN(facts, of: 1 - side)
        {
            handshake.ack = packet
        }
    }

    /// Whether the acknowledgment covers the SYN of `peer`: that and its data at least, or by relative number 1.
    private func acknowledgesSYN(_ facts: borrowing Facts, of peer: Int) -> Bool {
        if let initial = self[peer].initialSequence, let raw = facts.rawAcknowledgment {
            return raw &- initial >= 1 && raw &- initial < 1 << 31
        }
        if let shown = facts[.acknowledgmentNumber] { return shown >= 1 }
        return true
    }
}
