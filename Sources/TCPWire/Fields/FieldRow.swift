/// How a line's value is written.
public enum ValueForm: UInt8, Hashable, Sendable {
    // Lines that open a section
    case frameHeading, ethernetHeading, vlanHeading, bareHeading, ipv4Heading, ipv6Heading, tcpHeading
    case layerHeading, tagHeading, extensionHeading
    case optionHeading, icmpHeading
    // Values
    /// `443`, `0x01bb`, `https (443)`; two numbers are two copies: `0x1a2b (6699)`.
    case number
    /// `68 bytes (544 bits)`.
    case bytesAndBits
    /// `1000 .... = Header Length: 32 bytes (8)`: three copies.
    case headerLength
    /// `0x002 (SYN)`: the twelve bits and their names.
    case tcpFlags
    /// `.... ...1 .... = Acknowledgment: Set`: one bit and its word.
    case flagRow
    /// `[TCP Flags: ·······A··S·]`.
    case flagString
    /// A number with `(relative sequence number)` behind it, or without.
    case sequence
    /// `0x3b0c [unverified]`, with the value that Wireshark would expect where it differs.
    case checksum
    /// `1 (relative)` behind an equals sign.
    case edge
    /// `Unverified`, `Good`, `Bad`.
    case status
    /// Only the digits of the bit pattern before the equals sign count.
    case pattern
    /// As ``pattern``, for some bits of a byte: the digits count where they stand.
    case bits
    /// Multiplied units: the pattern counts eight bytes each, the number bytes.
    case fragmentOffset
    /// `0.034095000 seconds`, or the units that 4.6 prints.
    case seconds
    /// `Nov 14, 2023 22:13:20.123456000 UTC`.
    case calendar
    /// `64256 (scaled)`, the product alone; without the word it is the field (1.0 to 1.4).
    case scaledWindow
    case address4, address6, hardwareAddress
    /// Hexadecimal, with or without `0x`.
    case hexadecimal
    /// `00:00:00`, or a name with the number in parentheses.
    case organization
    /// A number that begins the next option of the header.
    case itemNumber
    /// The header's length, or behind the first option that of the option.
    case itemLength
    /// `(12 bytes), Maximum segment size, …`.
    case optionArea
    /// `(204 bytes)` behind the label.
    case parenthesisedLength
    /// Hexadecimal digits without separators.
    case octets
    /// A value of the heading on a line of its own: `Seq: 1453`.
    case headingNumber
    /// No value: the line itself is the fact.
    case marker
}

/// A row of ``FieldTable``: one printed line.
public struct FieldRow: Sendable {
    public var field: Field?
    /// The name of Wireshark's display filter, empty for headings.
    public var name: StaticString
    public var header: HeaderKind
    public var form: ValueForm
    /// The label in every spelling that Wireshark used, up to and including the separator; compared without case.
    public var labels: [StaticString]
    /// What the line says where its field has no value, or where it has no field.
    public var marker: Marker
    /// The option that the line belongs to, as an index into ``TCPOptionTable/rows``; other options know no such line.
    public var option: Int?

    public init(
        _ field: Field?, _ name: StaticString, _ header: HeaderKind, _ form: ValueForm, _ labels: [StaticString],
        marker: Marker = []
    ) {
        self.field = field
        self.name = name
        self.header = header
        self.form = form
        self.labels = labels
        self.marker = marker
    }
}

/// What a trace says about how a packet was captured or dissected, apart from field values.
public struct Marker: OptionSet, Hashable, Sendable {
    public var rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The TCP section describes a datagram put together from several frames.
    public static let reassembled = Marker(rawValue: 1)
    /// Wireshark gave up on the packet, or the capture ended early in it.
    public static let incomplete = Marker(rawValue: 2)
    /// The IP length on the wire was 0 (segmentation offload); the printed one is presumed.
    public static let presumedLength = Marker(rawValue: 4)
    /// The packet has a `Frame` line.
    public static let frame = Marker(rawValue: 8)
    /// A TCP section stands inside an ICMP message.
    public static let quoted = Marker(rawValue: 16)
    /// Sequence numbers are relative to the first one seen.
    public static let relativeSequence = Marker(rawValue: 32)
    /// Acknowledgment numbers are relative to the first one of the peer.
    public static let relativeAcknowledgment = Marker(rawValue: 64)
    /// IPv6 extension headers stand between the base header and TCP.
    public static let extensionHeaders = Marker(rawValue: 128)
    /// The IP length reaches beyond the packet that holds it, and Wireshark went by the packet.
    public static let lengthBeyondPacket = Marker(rawValue: 512)
    /// Wireshark remarks that the acknowledgment number is not zero although ACK is clear.
    public static let acknowledgmentNote = Marker(rawValue: 1024)
    /// Wireshark remarks that the urgent pointer is not zero although URG is clear.
    public static let urgentNote = Marker(rawValue: 2048)
    /// Wireshark remarks that bytes behind the end of the option list are not zero.
    public static let paddingNote = Marker(rawValue: 0x2000)
    /// A line looks like one of a trace and could not be read.
    public static let unread = Marker(rawValue: 4096)
    /// The packet is a row of the packet list: neither the order of its options is printed nor what stands between.
    public static let row = Marker(rawValue: 0x4000)
    /// The packet was read from its bytes: there are no copies that could disagree.
    public static let captured = Marker(rawValue: 0x8000)
    /// The TCP section was opened out: field lines stand below its heading.
    public static let expanded = Marker(rawValue: 256)
    /// An ICMP message, which may quote a segment that the trace does not show: it is folded, or holds something else.
    public static let message = Marker(rawValue: 0x10000)
}
