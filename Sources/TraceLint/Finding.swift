public import PacketTrace
public import SourceText
public import TCPWire

/// One cause of one or more violations, at the claim that is most likely wrong.
public struct Finding: Sendable {
    public struct Related: Sendable {
        public var message: String
        public var span: SourceSpan
    }

    public var rule: Rule
    public var kind: FindingKind
    public var severity: Severity
    public var message: String
    /// Which packet of the trace, from 1, and the number that the trace prints for its frame.
    public var packet: Int
    public var frame: UInt64?
    public var field: Field
    public var span: SourceSpan
    /// The token that stands there, and the one that should.
    public var found: String
    public var expected: String?
    public var related: [Related]
    /// The smallest change of the text under which every check holds, if there is one.
    public var repair: Repair?

    /// Whether it is an error or a warning.
    public var isGrave: Bool { severity.rawValue >= Severity.warning.rawValue }

    /// Claims with other values, and the text that would say so; or lines that are missing or too many.
    public struct Repair: Sendable {
        public struct Change: Sendable {
            public var packet: Int
            /// Index of the claim among those of its packet.
            public var claim: Int
            public var value: UInt64
            public var span: SourceSpan
            public var text: String
        }

        public var changes: [Change]
        /// Changes to the text that are no claim's token: whole lines, with their ends.
        public var lines: [TextEdit] = []
        /// Whether no other change as small makes every check hold.
        public var isOnly: Bool

        /// All that the repair changes in the text.
        public var edits: [TextEdit] {
            changes.map { TextEdit($0.span, text: Array($0.text.utf8)) } + lines
        }
    }

    /// What `--fix` does about it: something only where exactly one smallest repair exists.
    public var fix: [TextEdit]? {
        guard let repair, repair.isOnly else { return nil }
        let edits = repair.edits
        return edits.isEmpty ? nil : edits
    }
}

/// How the checksums of one connection stand.
public struct ConnectionSummary: Sendable {
    /// From 0, in order of appearance.
    public var connection: Int
    /// Which side is the client; side 0 sent the first packet.
    public var client: Int
    public var checksums: ChecksumLedger
}

/// Where lint reads a packet again once something is wrong with it.
public struct TraceAccess: Sendable {
    /// The bytes of a span.
    public var text: @Sendable (SourceSpan) -> [UInt8]
    /// The claims of the packet whose text this is.
    public var claims: @Sendable (SourceSpan) -> PacketClaims
    /// The claims of a packet's text that is not the trace's own but a mended one, as if it began at an offset of the
    /// trace; `nil` where mended text cannot be read.
    public var reread: (@Sendable (_ text: [UInt8], _ start: Int) -> PacketClaims)?
    /// Whether the trace is a capture, in which a value stands as bytes: findings write it as Wireshark would.
    public var holdsBytes: Bool

    public init(
        text: @escaping @Sendable (SourceSpan) -> [UInt8], claims: @escaping @Sendable (SourceSpan) -> PacketClaims,
        reread: (@Sendable (_ text: [UInt8], _ start: Int) -> PacketClaims)? = nil, holdsBytes: Bool = false
    ) {
        self.text = text
        self.claims = claims
        self.reread = reread
        self.holdsBytes = holdsBytes
    }
}
