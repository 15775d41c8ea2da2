/// Fewer bytes than a header's fixed part needs.
public struct TruncatedHeader: Error, Sendable {
    /// The header that was to be read, as Wireshark's filter calls it: `tcp`, `ip`, `ipv6`, `eth`, …
    public var header: StaticString
    /// How many bytes the fixed part has.
    public var needed: Int
    /// How many bytes there were.
    public var found: Int

    public init(header: StaticString, needed: Int, found: Int) {
        self.header = header
        self.needed = needed
        self.found = found
    }
}
