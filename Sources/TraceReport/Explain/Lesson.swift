public import PacketTrace
public import SourceText
import TCPWire

/// A trace, ready to be explained: what a report is built from.
public struct Lesson: Sendable {
    /// A line of the trace.
    public struct Line: Sendable {
        /// From 1.
        public var number: Int
        public var text: String
        /// Where it stands in the trace, without its end.
        public var span: SourceSpan
        /// Which piece of the line it is, where several packets stand in one line; 0 for the first.
        public var piece: Int

        public init(number: Int, text: String, span: SourceSpan, piece: Int = 0) {
            self.number = number
            self.text = text
            self.span = span
            self.piece = piece
        }

        /// Its place in a report.
        var anchor: Anchor { Anchor(piece == 0 ? "L\(number)" : "L\(number)-\(piece)") }
    }

    /// One segment.
    public struct Packet: Sendable {
        /// Which packet of the trace, from 1, and the number that the trace gives its frame.
        public var number: Int
        public var frame: UInt64?
        /// Nanoseconds, by the best clock that the trace prints.
        public var time: Int64?
        /// What it says, with the values that lint's diagnosis finds.
        public var facts: Facts
        /// What is printed.
        public var claims: PacketClaims
        public var segment: Segment?
        public var analysis: SegmentAnalysis
        /// Side of the connection that sent it, 0 or 1.
        public var side: Int
        /// Its printed lines, without the author's.
        public var lines: [Line]
        /// The author's words before it and behind it.
        public var before: [Line]
        public var after: [Line]
        public var findings: [LintReport.Entry]

        public init(
            number: Int, frame: UInt64?, time: Int64?, facts: Facts, claims: PacketClaims, segment: Segment?,
            analysis: SegmentAnalysis, side: Int
        ) {
            self.number = number
            self.frame = frame
            self.time = time
            self.facts = facts
            self.claims = claims
            self.segment = segment
            self.analysis = analysis
            self.side = side
            lines = []
            before = []
            after = []
            findings = []
        }
    }

    /// One connection.
    public struct Talk: Sendable {
        /// The index that the trace gives its stream, or its place in the trace.
        public var stream: UInt64
        /// All that its packets showed.
        public var connection: Connection
        public var handshake: ObservedHandshake?
        /// Those that are explained, and how many there are.
        public var packets: [Packet]
        public var count: Int
        /// The sum of its two addresses, printed or proven.
        public var addressSum: UInt16?

        public init(
            stream: UInt64, connection: Connection, handshake: ObservedHandshake?, packets: [Packet], count: Int,
            addressSum: UInt16?
        ) {
            self.stream = stream
            self.connection = connection
            self.handshake = handshake
            self.packets = packets
            self.count = count
            self.addressSum = addressSum
        }
    }

    /// How the trace is called.
    public var name: String
    /// `text`, `pdml` or `capture`.
    public var kind: String
    public var packets = 0
    public var segments = 0
    /// The connections that are explained, in the order of the trace.
    public var talks: [Talk] = []
    /// All connections, each in a line; those without packets are not explained.
    public var overview: [Talk] = []
    public var connections = 0
    /// Words of a trace in which no packet follows or comes before.
    public var prose: [Line] = []

    public init(name: String, kind: String) {
        self.name = name
        self.kind = kind
    }
}

/// How a trace is explained.
public struct LessonOptions: Sendable {
    public enum Form: UInt8, Hashable, Sendable {
        case report
        /// Blanks to fill in, and the same with answers.
        case worksheet, key
    }

    /// 1 for who has never seen a header, 3 for all there is to say.
    public var level: Int
    public var form: Form

    public init(level: Int = 2, form: Form = .report) {
        self.level = level
        self.form = form
    }
}
