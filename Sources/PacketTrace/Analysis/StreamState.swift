import TCPWire

/// What the analysis remembers of one connection.
struct StreamState: Sendable {
    /// A segment that waits for its acknowledgment.
    struct Unacknowledged: Sendable {
        var frame: UInt64
        var sequence: UInt32
        var end: UInt32
        /// Behind its last octet of data.
        var lastOctet: UInt32
        var time: Int64
    }

    /// One direction.
    struct Flow: Sendable {
        var base: UInt32?
        /// Behind the last new byte, and the frame that brought it.
        var next: UInt32?
        var nextFrame: UInt64 = 0
        var nextTime: Int64 = 0
        /// The highest number that an acknowledgment can name.
        var highest: UInt32?
        var lastAcknowledgment: UInt32?
        var lastAcknowledgmentTime: Int64 = 0
        /// The frame that first sent the last acknowledgment, and how many repeated it.
        var firstAcknowledgmentFrame: UInt64 = 0
        var duplicates = 0
        var window: UInt32 = 0
        /// -1 unknown, -2 none.
        var shift = -1
        var unacknowledged: [Unacknowledged] = []
        var lastSigns: SegmentAnalysis.Signs = []
        var sincePush: UInt32 = 0
        var hasPushed = false
    }

    var connection = Connection()
    var flows = [Flow(), Flow()]
    var firstTime: Int64?
    var lastTime: Int64 = 0
    var synTime: Int64?
    var initialRTT: Int64 = 0
    var completeness: UInt8 = 0
    var firstFIN: Int?
    /// Accurate ECN: whether the SYN offers it, and whether it is in force.
    var offersMarks = false
    var countsMarks = false
}

/// Order of sequence numbers on their circle (RFC 9293, section 3.4).
func isBefore(_ left: UInt32, _ right: UInt32) -> Bool { Int32(bitPattern: left &- right) < 0 }
