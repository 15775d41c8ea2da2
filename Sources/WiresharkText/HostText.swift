public import PacketTrace
import TCPWire

/// An address alone, as a user types it.
public enum HostText {
    /// The address, if all of the text is one.
    public static func read(_ text: Span<UInt8>) -> AddressFacts.Host? {
        if let found = text.address4(at: 0, to: text.count), found.end == text.count {
            return .v4(UInt32(truncatingIfNeeded: found.value))
        }
        var octets: [UInt8] = []
        guard let end = text.address6(at: 0, to: text.count, into: &octets), end == text.count else { return nil }
        return .v6(
            IPv6Address(
                high: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: octets.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }))
    }
}
