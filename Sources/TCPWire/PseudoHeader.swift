/// The two addresses that a TCP checksum covers besides the segment (RFC 9293, section 3.1; RFC 8200, section 8.1).
public enum AddressPair: Hashable, Sendable {
    case v4(source: UInt32, destination: UInt32)
    case v6(source: IPv6Address, destination: IPv6Address)

    /// The folded sum of both addresses; the same in both directions.
    public var sum: UInt16 {
        var sum = InternetChecksum()
        switch self {
        case .v4(let source, let destination):
            sum.add(long: source)
            sum.add(long: destination)
        case .v6(let source, let destination):
            for address in [source, destination] {
                sum.add(wide: address.high)
                sum.add(wide: address.low)
            }
        }
        return sum.folded
    }
}

/// What a segment's checksum field says about the addresses it was computed for.
///
/// The checksum is the complement of `addresses + 6 + length + segment`, all in ones' complement, so any one of these
/// follows from the others.
public struct ChecksumResidue: Hashable, Sendable {
    /// The address sum under which the field is right; canonical, 0 … 0xfffe.
    public var complete: UInt16
    /// The address sum under which the field is the folded pseudo-header sum that a sender leaves to its network card.
    public var partial: UInt16
    /// The same for a segment that the card will cut: its length is left out of the sum, too.
    public var segmented: UInt16

    /// - Parameters:
    ///   - field: the checksum field.
    ///   - segment: the sum over header and payload with the field taken as zero.
    ///   - length: bytes of header and payload.
    public init(field: UInt16, segment: InternetChecksum, length: Int) {
        var covered = segment
        covered.add(6)
        covered.add(long: UInt32(truncatingIfNeeded: length))
        complete = OnesComplement.canonical(OnesComplement.subtract(~field, covered.folded))
        var pseudo = InternetChecksum()
        pseudo.add(6)
        pseudo.add(long: UInt32(truncatingIfNeeded: length))
        partial = OnesComplement.canonical(OnesComplement.subtract(field, pseudo.folded))
        segmented = OnesComplement.canonical(OnesComplement.subtract(field, 6))
    }

    /// The field that would be right for these addresses.
    public static func field(addressSum: UInt16, segment: InternetChecksum, length: Int) -> UInt16 {
        var sum = segment
        sum.add(6)
        sum.add(long: UInt32(truncatingIfNeeded: length))
        sum.add(addressSum)
        return sum.complement
    }
}
