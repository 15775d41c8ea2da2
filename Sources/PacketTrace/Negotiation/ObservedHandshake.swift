/// The segments that open one connection, as the trace shows them; any of them may be missing.
public struct ObservedHandshake: Hashable, Sendable {
    /// How the opening ended, as far as the trace shows it.
    public enum Outcome: UInt8, Hashable, Sendable {
        /// The client acknowledged the server's SYN.
        case complete
        /// The server's SYN-ACK was seen, and nothing behind it.
        case answered
        /// Nothing came back.
        case unanswered
        /// The server answered the SYN with RST.
        case refused
        /// RST came behind the SYN-ACK.
        case aborted
    }

    /// Order of first appearance in the trace, from 0.
    public var number: Int
    /// The stream's index, as the trace prints it, or as connections come up in it.
    public var stream: UInt64
    /// The client's SYN and its retransmissions, the oldest first.
    public var syns: [HandshakeSegment] = []
    /// The server's SYN-ACKs; at simultaneous open its SYN stands first, if that is all of it that was seen.
    public var synACKs: [HandshakeSegment] = []
    /// The client's first segment that only acknowledges.
    public var ack: HandshakeSegment?
    public var reset: HandshakeSegment?
    /// Whether the server sent the reset.
    public var isResetByServer = false
    /// Whether both sides sent a SYN without ACK (RFC 9293, section 3.5).
    public var isSimultaneous = false

    public init(number: Int, stream: UInt64) {
        self.number = number
        self.stream = stream
    }

    /// The SYN that the SYN-ACK answers: the last one before it.
    public var syn: HandshakeSegment? {
        guard let answer = synACKs.first else { return syns.last }
        return syns.last { $0.packet < answer.packet } ?? syns.last
    }

    public var synACK: HandshakeSegment? { synACKs.first }

    public var outcome: Outcome {
        if ack != nil { return .complete }
        if reset != nil { return synACKs.isEmpty && isResetByServer ? .refused : .aborted }
        return synACKs.isEmpty ? .unanswered : .answered
    }

    public var clientPort: UInt16? { syns.first?.sourcePort ?? synACKs.first?.destinationPort }
    public var serverPort: UInt16? { syns.first?.destinationPort ?? synACKs.first?.sourcePort }

    /// From SYN to SYN-ACK, in nanoseconds: a round trip, seen from the client. Not known where the SYN was sent twice.
    public var answerTime: Int64? {
        guard syns.count == 1, let start = syns[0].time, let end = synACK?.time, end >= start else { return nil }
        return end &- start
    }

    /// From SYN to the acknowledgment of its answer, in nanoseconds: a round trip wherever it was captured.
    public var roundTrip: Int64? {
        guard syns.count == 1, let start = syns[0].time, let end = ack?.time, end >= start else { return answerTime }
        return end &- start
    }

    /// Whether the SYN-ACK acknowledges the data that rode on the SYN; `nil` where there were none, or it does not show.
    public var tookData: Bool? { OfferReading(self).dataIsTaken }

    /// What it settled.
    public var negotiation: Negotiation { Negotiation(self) }
}
