public import TCPWire

/// The typed TCP segment that the claims of one packet resolve to; text, PDML and captures give the same.
public struct Segment: Hashable, Sendable {
    /// The header; what is not known of it is zero.
    public let header: TCPHeader
    /// Where each byte of the header comes from, options included.
    public let provenance: [Provenance]
    /// How many bytes of the header are known before the first that has nothing known behind it.
    public let knownLength: Int
    /// Bytes of data, where the trace says.
    public let dataLength: Int?
    /// The sender's address first, where the trace prints them.
    public let addresses: AddressPair?

    /// `nil` where the packet has no TCP header, or nothing of it is known.
    public init?(_ facts: borrowing Facts, origins: FieldOrigins = FieldOrigins()) {
        guard facts.hasSegment else { return nil }
        let image = SegmentImage(facts, origins)
        guard image.header.knownCount > 0, let header = try? TCPHeader(decoding: image.header.bytes.span) else {
            return nil
        }
        self.header = header
        provenance = image.header.provenance
        knownLength = image.header.knownCount
        if let length = facts[.segmentLength] {
            dataLength = Int(truncatingIfNeeded: min(length, 1 << 32))
        } else {
            dataLength = nil
        }
        addresses = facts.addresses.pair
    }

    /// Whether every byte of the header is stated or derived.
    public var isComplete: Bool { !provenance.contains(.assumed) }

    /// The options, one by one.
    public var options: TCPOptionList { TCPOptionList(decoding: header.options) }
}
