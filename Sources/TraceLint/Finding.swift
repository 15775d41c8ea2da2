public import PacketTrace
public import SourceText
public import TCPWire

/// One cause of one or more violations, at the claim that is most likely wrong.
public struct Finding: Sendable {
    public struct Related: Sendable {
        public var message: String
        public var span: SourceSpan
    }

    public struct Edit: Sendable {
        public var span: SourceSpan
        public var text: String
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
    /// The smallest change of the text under which every check holds; empty where there is none, or more than one.
    public var edits: [Edit]
}

/// How the checksums of one connection stand.
public struct ConnectionSummary: Sendable {
    /// From 0, in order of appearance.
    public var connection: Int
    public var checksums: ChecksumLedger
}

/// Where lint reads a packet again once something is wrong with it.
public struct TraceAccess: Sendable {
    /// The bytes of a span.
    public var text: @Sendable (SourceSpan) -> [UInt8]
    /// The claims of the packet whose text this is.
    public var claims: @Sendable (SourceSpan) -> PacketClaims

    public init(text: @escaping @Sendable (SourceSpan) -> [UInt8], claims: @escaping @Sendable (SourceSpan) -> PacketClaims) {
        self.text = text
        self.claims = claims
    }
}
