public import SourceText
import TCPWire

/// A whole trace in memory: packets, connections, handshakes. For traces that people paste; long ones are better read
/// packet by packet.
public struct Trace: Sendable {
    /// One packet of a trace.
    public struct Packet: Sendable {
        /// From 1, in the order of the trace.
        public var number: Int
        /// The frame number that the trace prints.
        public var frame: UInt64?
        /// Nanoseconds, by the best clock that the trace prints: since 1970, or since the first frame.
        public var time: Int64?
        /// Where it is printed.
        public var text: SourceSpan
        /// The author's words before and within it.
        public var prose: [SourceSpan]
        public var segment: Segment?
        /// Index into ``Trace/connections``, for segments.
        public var connection: Int?
        /// Which side of the connection sent it, 0 or 1.
        public var side: Int?
    }

    public private(set) var packets: [Packet] = []
    public private(set) var connections: [Connection] = []
    private var table = ConnectionTable()
    private var sections = TraceSections()

    public init() {}

    /// Takes the next packet in.
    public mutating func add(_ claims: borrowing PacketClaims) {
        let facts = Facts(resolving: claims)
        if sections.begins(with: facts) { table.removeAll() }
        var packet = Packet(
            number: packets.count + 1, frame: facts[.frameNumber], time: facts.clock, text: claims.text,
            prose: claims.prose, segment: Segment(facts))
        if facts.hasSegment {
            let number = table.connection(of: facts) { connections[$0] }
            if number == connections.count {
                connections.append(Connection())
                connections[number].number = number
            }
            let side = connections[number].side(of: facts) ?? 0
            connections[number].advance(with: facts, side: side, packet: packet.number)
            packet.connection = number
            packet.side = side
        }
        packets.append(packet)
    }

    /// What a packet is within its connection; `nil` for packets without a segment.
    public func role(of packet: Packet) -> Role? {
        packet.connection.map { connections[$0].role(ofPacket: packet.number) }
    }
}

extension Facts {
    /// The best clock that the trace prints for the packet, in nanoseconds.
    public var clock: Int64? {
        for field in [Field.epochTime, .arrivalTime, .timeRelative, .streamTimeRelative] {
            if let time = time(field) { return time }
        }
        return nil
    }
}
