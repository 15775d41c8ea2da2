import TCPWire

extension StreamState {
    /// A segment as the analysis looks at it.
    struct Step {
        var side: Int
        var frame: UInt64
        var time: Int64
        var flags: TCPFlags
        var sequence: UInt32
        var acknowledgment: UInt32
        /// Octets of data.
        var length: UInt32
        var window: UInt32
        /// What its connection over several paths has used before it; `nil` where there is none.
        var multipathOperations: UInt16?
        /// Whether how long it is can be told, so that its numbers say something.
        var isWhole: Bool

        init(
            _ facts: borrowing Facts, side: Int, frame: UInt64, time: Int64, multipathOperations: UInt16?
        ) {
            self.side = side
            self.frame = frame
            self.time = time
            self.multipathOperations = multipathOperations
            flags = facts.flags ?? []
            sequence = facts.rawSequence ?? 0
            acknowledgment = facts.rawAcknowledgment ?? 0
            length = UInt32(truncatingIfNeeded: facts[.segmentLength] ?? 0)
            window = UInt32(truncatingIfNeeded: facts[.windowValue] ?? 0)
            isWhole = facts.isKnown(.segmentLength) || !facts.markers.contains(.captured)
        }

        /// Behind the segment; SYN and FIN take one number.
        var end: UInt32 { sequence &+ length &+ (takesNumber ? 1 : 0) }
        private var takesNumber: Bool { !flags.isDisjoint(with: [.syn, .fin]) }
        /// Whether it takes sequence numbers.
        var takesNumbers: Bool { length > 0 || takesNumber }
        var isPlain: Bool { flags.isDisjoint(with: [.syn, .fin, .rst]) }
        /// SYN without ACK.
        var opens: Bool { flags.intersection([.syn, .ack]) == .syn }
        /// SYN with ACK.
        var answers: Bool { flags.isSuperset(of: [.syn, .ack]) }
        /// ACK without SYN.
        var follows: Bool { flags.intersection([.syn, .ack]) == .ack }
    }
}
