public import PacketTrace

extension Trace {
    /// Reads all packets that a text describes; whatever else it says is prose.
    public init(wiresharkText text: [UInt8]) {
        self.init()
        var reader = TextReader()
        var claims = PacketClaims()
        while reader.next(in: text.span, into: &claims) { add(claims) }
    }
}
