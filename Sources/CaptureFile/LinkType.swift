/// What the bytes of a packet begin with: a number of the LINKTYPE registry (draft-ietf-opsawg-pcaplinktype).
public struct LinkType: Hashable, Sendable {
    /// The LINKTYPE number, as capture files store it.
    public let number: UInt16

    /// The link type with this LINKTYPE number, taken as it is.
    public init(_ number: UInt16) {
        self.number = number
    }

    /// The link type that a capture file means by a number.
    ///
    /// Raw IP is 101 in the registry, but some systems wrote their own DLT numbers, 12 and 14, into files.
    public init(inFile number: UInt16) {
        self.number = number == 12 || number == 14 ? LinkType.raw.number : number
    }

    /// BSD loopback: a four-byte address family in the byte order of the capturing host.
    public static let null = LinkType(0)
    /// Ethernet, from the destination address on.
    public static let ethernet = LinkType(1)
    /// PPP, perhaps in HDLC-like framing.
    public static let ppp = LinkType(9)
    /// Raw IP: IPv4 or IPv6, as the first four bits say.
    public static let raw = LinkType(101)
    /// OpenBSD loopback: a four-byte address family in network byte order.
    public static let loop = LinkType(108)
    /// Linux cooked capture, version 1.
    public static let linuxSLL = LinkType(113)
    /// Raw IPv4.
    public static let ipv4 = LinkType(228)
    /// Raw IPv6.
    public static let ipv6 = LinkType(229)
    /// Linux cooked capture, version 2.
    public static let linuxSLL2 = LinkType(276)
}
