import PacketTrace
public import SourceText
public import TraceLint

/// What lint found, located and ready to be drawn: renderers look nothing up.
public struct LintReport: Sendable {
    /// One input file.
    public struct Input: Sendable {
        public var path: String
        /// `text`, `pdml` or `capture`.
        public var kind: StaticString
        public var packets: Int
        public var segments: Int
        public var connections: Int
        public var checksums: [ConnectionSummary]
        /// From which severity on a finding is a failure.
        public var failOn: Severity

        public init(
            path: String, kind: StaticString, packets: Int, segments: Int, connections: Int,
            checksums: [ConnectionSummary], failOn: Severity = .warning
        ) {
            self.path = path
            self.kind = kind
            self.packets = packets
            self.segments = segments
            self.connections = connections
            self.checksums = checksums
            self.failOn = failOn
        }
    }

    /// A span as lines and columns, and the lines that it begins and ends in.
    public struct Place: Sendable {
        public var start: SourcePosition
        public var end: SourcePosition
        public var line: [UInt8]
        public var lastLine: [UInt8]
        /// Bytes of ``line`` to mark, where the columns do not count it: a capture's lines are drawn, not copied.
        public var mark: Range<Int>?

        /// - Parameter lastLine: where it is not given, the line that the span begins in.
        public init(
            start: SourcePosition, end: SourcePosition, line: [UInt8], lastLine: [UInt8]? = nil, mark: Range<Int>? = nil
        ) {
            self.start = start
            self.end = end
            self.line = line
            self.lastLine = lastLine ?? line
            self.mark = mark
        }
    }

    public struct Entry: Sendable {
        public var path: String
        public var finding: Finding
        public var place: Place
        /// Places of the finding's related spans, in the same order.
        public var related: [Place]
        /// Places of the edits that ``TraceLint/Finding/fix`` would make, in the same order; none where it would not act.
        public var fix: [Place]

        public init(path: String, finding: Finding, place: Place, related: [Place], fix: [Place] = []) {
            self.path = path
            self.finding = finding
            self.place = place
            self.related = related
            self.fix = fix
        }

        /// The edits that `--fix` would make, each with its place.
        var edits: [(place: Place, text: [UInt8])] {
            zip(fix, finding.fix ?? []).map { ($0, $1.text) }
        }
    }

    public var inputs: [Input] = []
    public var entries: [Entry] = []

    public init() {}

    /// How many findings have this severity.
    public func count(_ severity: Severity) -> Int {
        entries.count { $0.finding.severity == severity }
    }
}
