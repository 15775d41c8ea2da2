import TCPWire

/// What the analysis remembers of one connection. In sequence numbers 0 stands for one that is not known, as it does
/// in Wireshark.
struct StreamState: Sendable {
    /// A segment that waits for its acknowledgment.
    struct Unacknowledged: Sendable {
        var frame: UInt64
        var sequence: UInt32
        var end: UInt32
        var time: Int64
    }

    /// One direction.
    struct Flow: Sendable {
        var base: UInt32?
        /// Behind the last new byte, and the frame that brought it.
        var next: UInt32 = 0
        var nextFrame: UInt64 = 0
        var nextTime: Int64 = 0
        /// The highest number that an acknowledgment can name.
        var highest: UInt32 = 0
        var lastAcknowledgment: UInt32 = 0
        var lastAcknowledgmentTime: Int64 = 0
        /// The frame that first sent the last acknowledgment, and how many repeated it; -1 once it went too far.
        var firstAcknowledgmentFrame: UInt64 = 0
        var duplicates = 0
        var window = UInt32.max
        /// -1 unknown, -2 none.
        var shift = -1
        /// The oldest first.
        var unacknowledged: [Unacknowledged] = []
        var lastSigns: SegmentAnalysis.Signs = []
        /// Octets that its last segment reports as received beyond a gap (RFC 2018).
        var selected: UInt32 = 0
        /// Not behind a gap, before the other side acknowledges something.
        var countsFlight = true
        var sincePush: UInt32 = 0
        var hasPushed = false
        /// Its window does not count as scaled before its first acknowledgment.
        var awaitsFirstAcknowledgment = false
        var closedFirst = false
        /// Which subtypes of Multipath TCP its connection had used when it last sent something.
        var multipathOperations: UInt16 = 0
    }

    /// How many segments are remembered that nobody acknowledges.
    static let mostUnacknowledged = 1000

    /// Where the analyzer finds it again.
    var place = 0
    var connection = Connection()
    var flows = [Flow(), Flow()]
    var firstTime: Int64?
    var lastTime: Int64 = 0
    var synTime: Int64?
    var initialRTT: Int64 = 0
    var completeness: UInt8 = 0
    /// Accurate ECN: whether the SYN offers it, and whether it is in force.
    var offersMarks = false
    var countsMarks = false
    /// Whether the SYN brought data (RFC 7413).
    var sentEarly = false
}

/// Order of sequence numbers on their circle (RFC 9293, section 3.4).
func isBefore(_ left: UInt32, _ right: UInt32) -> Bool { Int32(bitPattern: left &- right) < 0 }
