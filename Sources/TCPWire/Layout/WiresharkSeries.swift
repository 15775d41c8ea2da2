/// A release series of Wireshark, as far as lines tell them apart.
public enum WiresharkSeries: UInt8, Comparable, Sendable, CaseIterable {
    // The underscore is the point of the version: `v1_10` is 1.10.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case v1_0, v1_2, v1_4, v1_6, v1_8, v1_10, v1_12, v2_0, v2_2, v2_4, v2_6, v3_0, v3_2, v3_4, v3_6, v4_0, v4_2, v4_4
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case v4_6

    public static func < (left: WiresharkSeries, right: WiresharkSeries) -> Bool { left.rawValue < right.rawValue }
}

/// One way to write a line's label, and the series that write it so.
public struct LayoutSpelling: Sendable {
    public var label: StaticString
    public var since: WiresharkSeries
    public var until: WiresharkSeries

    init(_ label: StaticString, _ since: WiresharkSeries = .v1_0, _ until: WiresharkSeries = .v4_6) {
        self.label = label
        self.since = since
        self.until = until
    }
}

/// Lines that hang on the same line, and are folded away together.
public enum LayoutGroup: UInt8, Sendable {
    /// The lines right below a section's heading.
    case section
    case macDestination, macSource, services, fragmentBits, headerStatus
    case completeness, flagBits, checksumBits, timestamps, analysis
    /// The lines of one option.
    case option

    /// The labels of the line that the group hangs on, in one spelling each; none for lines below a heading.
    public var parents: [StaticString] {
        switch self {
        case .section, .option: []
        case .macDestination: ["Destination:"]
        case .macSource: ["Source:"]
        case .services: ["Differentiated Services Field:", "Traffic class:"]
        case .fragmentBits, .flagBits: ["Flags:"]
        case .headerStatus: ["Header checksum:"]
        case .completeness: ["Conversation completeness:"]
        case .checksumBits: ["Checksum:"]
        case .timestamps: ["Timestamps"]
        case .analysis: ["SEQ/ACK analysis"]
        }
    }
}

/// When a line is printed, besides by its version.
public enum LayoutCondition: UInt8, Sendable {
    case always
    /// The line is known, and its absence says nothing.
    case never
    case onlyRelative, onlyAcknowledging, onlyWithoutSYN, onlyWithOptions
    /// The length of the segment is known: of a fragment that was not reassembled it is not.
    case onlyMeasured
    /// A line of the group that hangs on this one is there.
    case onlyWithTimestamps, onlyWithAnalysis
    /// The IP length on the wire is the one printed.
    case onlyWithLength
    /// No source route names the next hop in the destination's place.
    case onlyWithoutRoute
    /// AE, CWR and ECE are not shown as one number.
    case onlyPlainFlags
    case notFirstFrame
    case onlyEthernetII
    /// The option is of this kind.
    case onlyShort, onlyCommon
    case onlySegmentSize, onlyWindowScale, onlyTimestamps, onlySACK, onlyLong
    /// The other one of a pair of places is there.
    case onlyWithPlaces
    /// The packets before showed a handshake's round-trip time.
    case onlyAfterHandshake
    /// The other line of the pair is there.
    case onlyWithTime
}

/// A line of a section, in the order of printing.
public struct LayoutRow: Sendable {
    public var header: HeaderKind
    public var group: LayoutGroup
    public var spellings: [LayoutSpelling]
    /// The series that always print it, under the condition.
    public var since: WiresharkSeries
    public var until: WiresharkSeries
    public var condition: LayoutCondition

    init(
        _ header: HeaderKind, _ group: LayoutGroup, _ spellings: [LayoutSpelling], since: WiresharkSeries = .v1_0,
        until: WiresharkSeries = .v4_6, _ condition: LayoutCondition = .always
    ) {
        self.header = header
        self.group = group
        self.spellings = spellings
        self.since = since
        self.until = until
        self.condition = condition
    }

    init(
        _ header: HeaderKind, _ group: LayoutGroup, _ label: StaticString, since: WiresharkSeries = .v1_0,
        until: WiresharkSeries = .v4_6, _ condition: LayoutCondition = .always
    ) {
        self.init(header, group, [LayoutSpelling(label)], since: since, until: until, condition)
    }
}
