import TCPWire

/// What Wireshark counts about a connection and prints with each packet: lint compares it from packet to packet.
public struct PrintedCounts: Hashable, Sendable {
    /// A number, and which packet of the trace printed it.
    public struct Count: Hashable, Sendable {
        public var value: UInt64
        public var packet: Int
    }

    /// The streams of the layers below TCP, and the hardware addresses that the lowest one belongs to.
    public var ethernetStream: Count?
    public var hardware: (UInt64, UInt64) { (lowAddress, highAddress) }
    private var lowAddress: UInt64 = 0
    private var highAddress: UInt64 = 0
    public var networkStream: Count?
    public var streamPacket: Count?
    public var completeness: Count?

    public init() {}

    mutating func advance(with facts: borrowing Facts, packet: Int) {
        if let stream = facts[.ethernetStream], !facts.isKnown(.vlanIdentifier), let pair = Self.hardware(of: facts) {
            ethernetStream = Count(value: stream, packet: packet)
            (lowAddress, highAddress) = pair
        }
        if let stream = facts[.networkStream] { networkStream = Count(value: stream, packet: packet) }
        if let number = facts[.streamPacket] { streamPacket = Count(value: number, packet: packet) }
        if let bits = facts[.completeness] { completeness = Count(value: bits, packet: packet) }
    }

    /// Both hardware addresses, the lower one first.
    public static func hardware(of facts: borrowing Facts) -> (UInt64, UInt64)? {
        guard let source = facts[.ethernetSource], let destination = facts[.ethernetDestination] else { return nil }
        return source < destination ? (source, destination) : (destination, source)
    }
}
