/// What Wireshark would say of a segment in the light of those before it, by the bytes alone.
public struct SegmentAnalysis: Sendable {
    /// What is unusual about a segment.
    public struct Signs: OptionSet, Hashable, Sendable {
        public var rawValue: UInt16

        public init(rawValue: UInt16) {
            self.rawValue = rawValue
        }

        public static let retransmission = Signs(rawValue: 1)
        public static let fastRetransmission = Signs(rawValue: 2)
        public static let spuriousRetransmission = Signs(rawValue: 4)
        public static let outOfOrder = Signs(rawValue: 8)
        public static let previousLost = Signs(rawValue: 16)
        public static let acknowledgesLost = Signs(rawValue: 32)
        public static let duplicateAcknowledgment = Signs(rawValue: 64)
        public static let zeroWindow = Signs(rawValue: 128)
        public static let windowUpdate = Signs(rawValue: 256)
        public static let windowFull = Signs(rawValue: 512)
        public static let keepAlive = Signs(rawValue: 1024)
        public static let keepAliveAcknowledgment = Signs(rawValue: 2048)
        public static let zeroWindowProbe = Signs(rawValue: 4096)
        public static let zeroWindowProbeAcknowledgment = Signs(rawValue: 8192)
        /// A connection with the ports of an earlier one.
        public static let portsReused = Signs(rawValue: 16384)

        /// The segment repeats what was sent before.
        public static let repeats: Signs = [.retransmission, .fastRetransmission, .spuriousRetransmission, .outOfOrder]
    }

    /// How a FIN stands in the end of a connection.
    public enum Closing: UInt8, Hashable, Sendable {
        case initiates, undergoes
    }

    /// Index of the stream, from 0.
    public var stream = 0
    /// Side of the connection that sent it, 0 or 1.
    public var side = 0
    /// Numbers relative to the first ones of their side.
    public var sequence: UInt32 = 0
    public var nextSequence: UInt32 = 0
    public var acknowledgment: UInt32 = 0
    /// What stands for 0 in acknowledgment numbers and SACK edges.
    public var acknowledgmentBase: UInt32 = 0
    /// Which kinds of segments came before: SYN 1, SYN-ACK 2, ACK 4, data 8, FIN 16, RST 32.
    public var completeness: UInt8 = 0
    /// The window in bytes, and the factor to get it by: -1 unknown, -2 none, `nil` for SYNs.
    public var window: UInt64 = 0
    public var windowFactor: Int?
    /// Nanoseconds since the stream's first and previous frames.
    public var time: Int64 = 0
    public var delta: Int64 = 0
    public var acknowledgedFrame: UInt64?
    public var acknowledgedAfter: Int64 = 0
    public var initialRTT: Int64 = 0
    public var bytesInFlight: UInt32 = 0
    public var bytesSincePush: UInt32 = 0
    public var signs: Signs = []
    /// Whether Wireshark has anything to say of the numbers.
    public var isNotable = false
    /// Time since the segment that is repeated, and its frame.
    public var retransmissionTimeout: Int64 = 0
    public var retransmittedFrame: UInt64?
    public var duplicateNumber = 0
    public var duplicateOf: UInt64 = 0
    public var closing: Closing?
    /// A SYN-ACK behind a SYN with data of TCP Fast Open (RFC 7413).
    public var ignoresEarlyData = false
    /// Whether the three flags of ECN count congestion marks here (RFC 9768, section 3.2.2).
    public var countsMarks = false
    public var multipath: MultipathAnalysis?

    public init() {}
}
