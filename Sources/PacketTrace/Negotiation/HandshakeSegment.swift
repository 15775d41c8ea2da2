public import TCPWire

/// One segment of a handshake, as far as the trace shows it: what is not printed is `nil`, never a default.
public struct HandshakeSegment: Hashable, Sendable {
    /// Which packet of the trace it is, from 1, and the number that the trace gives its frame.
    public var packet: Int
    public var frame: UInt64?
    /// Nanoseconds by the best clock that the trace prints.
    public var time: Int64?
    /// Whether ``time`` counts from 1970.
    public var hasDate: Bool
    public var sourcePort: UInt16?
    public var destinationPort: UInt16?
    /// Sequence and acknowledgment number on the wire.
    public var sequence: UInt32?
    public var acknowledgment: UInt32?
    /// The same as the trace counts them, from the first of their side.
    public var relativeSequence: UInt32?
    public var relativeAcknowledgment: UInt32?
    public var flags: TCPFlags = []
    /// Which bits of ``flags`` the trace shows.
    public var shownFlags: TCPFlags = []
    public var window: UInt16?
    public var checksum: UInt16?
    public var urgentPointer: UInt16?
    /// Octets of data.
    public var dataLength: Int?
    public var headerLength: Int?
    public var options: HandshakeOptions
    public var network: HandshakeNetwork?

    /// - Parameter packet: which packet of the trace it is, from 1.
    public init(_ facts: borrowing Facts, packet: Int) {
        self.packet = packet
        frame = facts[.frameNumber]
        time = facts.clock
        hasDate = facts.isKnown(.epochTime)
        sourcePort = facts[.sourcePort].map { UInt16(truncatingIfNeeded: $0) }
        destinationPort = facts[.destinationPort].map { UInt16(truncatingIfNeeded: $0) }
        sequence = facts.rawSequence
        acknowledgment = facts.rawAcknowledgment
        let isAbsolute = facts.isAbsolute
        if !isAbsolute {
            relativeSequence = facts[.sequenceNumber].map { UInt32(truncatingIfNeeded: $0) }
            relativeAcknowledgment = facts[.acknowledgmentNumber].map { UInt32(truncatingIfNeeded: $0) }
        }
        flags = facts.flags ?? []
        shownFlags = TCPFlags(rawValue: facts.flagsMask)
        window = facts[.windowValue].map { UInt16(truncatingIfNeeded: $0) }
        checksum = facts[.checksum].map { UInt16(truncatingIfNeeded: $0) }
        urgentPointer = facts[.urgentPointer].map { UInt16(truncatingIfNeeded: $0) }
        dataLength = facts[.segmentLength].map { Int(truncatingIfNeeded: min($0, 1 << 32)) }
        headerLength = facts[.headerLength].map { Int(truncatingIfNeeded: min($0, 60)) }
        options = HandshakeOptions(facts)
        network = HandshakeNetwork(facts)
    }

    /// Whether a flag is set; `nil` where the trace does not show it.
    public func has(_ flag: TCPFlags) -> Bool? {
        shownFlags.isSuperset(of: flag) ? flags.isSuperset(of: flag) : nil
    }
}
