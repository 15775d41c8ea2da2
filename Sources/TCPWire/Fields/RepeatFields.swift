/// How a line, or a part of one, says once more what others say.
public enum RepeatForm: UInt8, Hashable, Sendable {
    /// `TCP (6)`: the name of the number.
    case name
    /// `Default (0)` behind a pattern: a name and a number for some bits of a field.
    case code
    /// `0x00 (DSCP: CS0, ECN: Not-ECT)`
    case services
    /// `010. .... = Flags: 0x2, Don't fragment`
    case fragmentFlags
    /// `.1.. .... = Don't fragment: Set`
    case bit
    /// `.... ..1. .... .... .... .... = LG bit: Locally administered …`
    case addressBit
    /// `.00. .... = Class: Control (0)`: some bits of a number, and the number again.
    case part
    /// `...1 .... = FIN: Present`
    case presence
    /// `Incomplete, DATA (15)`
    case completeness
    /// `·FDASS`
    case completenessLetters
    /// A number that has no other copy on its line.
    case number
    /// The bit pattern before a number that is read anyway.
    case pattern
    /// The number behind a pattern that is read anyway.
    case behindPattern
    /// `0 (eth0)`: the number and the name of an interface.
    case interface
    case interfaceName
    /// `Nov 14, 2023 22:13:20.123456000 UTC`
    case calendar
    /// `eth:ethertype:ip:tcp`
    case protocols
    /// `0x3b0c [validation disabled]` and `Unverified`
    case validation
    case status
    /// The address below the line that names it.
    case address
    /// `192.0.2.1 (192.0.2.1)`
    case twice
    /// `Intel_11:22:33 (00:1b:21:11:22:33)`
    case hardwareName
    /// `-2 (no window scaling used)`
    case scaleFactor
}

/// A line that repeats what other lines say. Lint alone reads these, and only where it looks closely: the facts of a
/// packet do not need them.
public struct RepeatRow: Sendable {
    public var field: Field?
    public var name: StaticString
    public var header: HeaderKind
    public var form: RepeatForm
    /// Which bits of the field the line states; 0 for all.
    public var mask: UInt16
    public var labels: [StaticString]

    init(
        _ field: Field?, _ name: StaticString, _ header: HeaderKind, _ form: RepeatForm, _ labels: [StaticString],
        mask: UInt16 = 0
    ) {
        self.field = field
        self.name = name
        self.header = header
        self.form = form
        self.mask = mask
        self.labels = labels
    }
}

extension FieldTable {
    /// Lines that repeat what others say, by the header that they belong to.
    public static let repeats: [RepeatRow] = frameRepeats + linkRepeats + networkRepeats + segmentRepeats

    private static let frameRepeats: [RepeatRow] = [
        RepeatRow(.encapsulation, "frame.encap_type", .frame, .name, ["Encapsulation type:"]),
        RepeatRow(.interfaceNumber, "frame.interface_id", .frame, .interface, ["Interface id:"]),
        RepeatRow(.interfaceName, "frame.interface_name", .frame, .interfaceName, ["Interface name:"]),
        RepeatRow(.epochTime, "frame.time", .frame, .calendar, ["Arrival Time:", "UTC Arrival Time:"]),
        RepeatRow(nil, "frame.protocols", .frame, .protocols, ["Protocols in frame:"]),
    ]

    private static let linkRepeats: [RepeatRow] = [
        RepeatRow(.ethernetDestination, "eth.dst", .ethernet, .hardwareName, ["Destination:"]),
        RepeatRow(.ethernetSource, "eth.src", .ethernet, .hardwareName, ["Source:"]),
        RepeatRow(.ethernetSource, "eth.addr", .ethernet, .address, ["Address:"]),
        RepeatRow(.ethernetSourceLocal, "eth.lg", .ethernet, .addressBit, ["LG bit:"]),
        RepeatRow(.ethernetSourceGroup, "eth.ig", .ethernet, .addressBit, ["IG bit:"]),
        RepeatRow(.ethernetType, "eth.type", .ethernet, .name, ["Type:"]),
        RepeatRow(.ethernetStream, "eth.stream", .ethernet, .number, ["Stream index:"]),
        RepeatRow(.vlanType, "vlan.etype", .vlan, .name, ["Type:"]),
        RepeatRow(.cookedProtocol, "sll.etype", .cooked, .name, ["Protocol:"]),
    ]

    private static let networkRepeats: [RepeatRow] = [
        RepeatRow(.ipVersion, "ip.version", .ipv4, .behindPattern, ["Version:"]),
        RepeatRow(.ipDifferentiatedServices, "ip.dsfield", .ipv4, .services, ["Differentiated Services Field:"]),
        RepeatRow(
            .ipDifferentiatedServices, "ip.dsfield.dscp", .ipv4, .code, ["Differentiated Services Codepoint:"],
            mask: 0xfc),
        RepeatRow(
            .ipDifferentiatedServices, "ip.dsfield.ecn", .ipv4, .code, ["Explicit Congestion Notification:"], mask: 3),
        RepeatRow(.ipFlags, "ip.flags", .ipv4, .fragmentFlags, ["Flags:"]),
        RepeatRow(.ipFlags, "ip.flags.rb", .ipv4, .bit, ["Reserved bit:"], mask: 4),
        RepeatRow(
            .ipFlags, "ip.flags.df", .ipv4, .bit, ["Don't fragment:", "Don&apos;t fragment:", "Don&#x27;t fragment:"],
            mask: 2),
        RepeatRow(.ipFlags, "ip.flags.mf", .ipv4, .bit, ["More fragments:"], mask: 1),
        RepeatRow(.ipFragmentOffset, "ip.frag_offset", .ipv4, .pattern, ["Fragment Offset:"]),
        RepeatRow(.ipProtocol, "ip.proto", .ipv4, .name, ["Protocol:"]),
        RepeatRow(.ipChecksumStatus, "ip.checksum.status", .ipv4, .validation, ["Header Checksum:"]),
        RepeatRow(.ipChecksumStatus, "ip.checksum.status", .ipv4, .status, ["Header checksum status:"]),
        RepeatRow(.ipChecksumCalculated, "ip.checksum_calculated", .ipv4, .number, ["Calculated Checksum:"]),
        RepeatRow(.ipSource, "ip.src", .ipv4, .twice, ["Source:"]),
        RepeatRow(.ipDestination, "ip.dst", .ipv4, .twice, ["Destination:"]),
        RepeatRow(.networkStream, "ip.stream", .ipv4, .number, ["Stream index:"]),
        RepeatRow(.ipv6Version, "ipv6.version", .ipv6, .behindPattern, ["Version:"]),
        RepeatRow(.ipv6TrafficClass, "ipv6.tclass", .ipv6, .services, ["Traffic Class:"]),
        RepeatRow(
            .ipv6TrafficClass, "ipv6.tclass.dscp", .ipv6, .code,
            ["Differentiated Services Codepoint:", "Differentiated Services Field:"], mask: 0xfc),
        RepeatRow(
            .ipv6TrafficClass, "ipv6.tclass.ecn", .ipv6, .code, ["Explicit Congestion Notification:"], mask: 3),
        RepeatRow(.ipv6FlowLabel, "ipv6.flow", .ipv6, .pattern, ["Flow Label:", "Flowlabel:"]),
        RepeatRow(.ipv6NextHeader, "ipv6.nxt", .ipv6, .name, ["Next Header:"]),
        RepeatRow(.networkStream, "ipv6.stream", .ipv6, .number, ["Stream index:"]),
    ]

    private static let segmentRepeats: [RepeatRow] = [
        RepeatRow(.streamPacket, "tcp.stream.pnum", .tcp, .number, ["Stream Packet Number:"]),
        RepeatRow(.completeness, "tcp.completeness", .tcp, .completeness, ["Conversation completeness:"]),
        RepeatRow(.completeness, "tcp.completeness.rst", .tcp, .presence, ["RST:"], mask: 32),
        RepeatRow(.completeness, "tcp.completeness.fin", .tcp, .presence, ["FIN:"], mask: 16),
        RepeatRow(.completeness, "tcp.completeness.data", .tcp, .presence, ["Data:"], mask: 8),
        RepeatRow(.completeness, "tcp.completeness.ack", .tcp, .presence, ["ACK:"], mask: 4),
        RepeatRow(.completeness, "tcp.completeness.syn-ack", .tcp, .presence, ["SYN-ACK:"], mask: 2),
        RepeatRow(.completeness, "tcp.completeness.syn", .tcp, .presence, ["SYN:"], mask: 1),
        RepeatRow(.completeness, "tcp.completeness.str", .tcp, .completenessLetters, ["Completeness Flags:"]),
        RepeatRow(
            .windowScaleFactor, "tcp.window_size_scalefactor", .tcp, .scaleFactor, ["Window size scaling factor:"]),
        RepeatRow(.optionKind, "tcp.option_kind", .option, .name, ["Kind:"]),
        RepeatRow(.optionKind, "tcp.options.type", .option, .number, ["Type:"]),
        RepeatRow(.optionKind, "tcp.options.type.copy", .option, .part, ["Copy on fragmentation:"], mask: 0x80),
        RepeatRow(.optionKind, "tcp.options.type.class", .option, .part, ["Class:"], mask: 0x60),
        RepeatRow(.optionKind, "tcp.options.type.number", .option, .part, ["Number:"], mask: 0x1f),
    ]
}
