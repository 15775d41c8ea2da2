import PacketTrace

/// A row of the table of what is compared.
struct ComparedField: Sendable {
    /// When a field is compared.
    enum Use: Sendable {
        case always
        /// Varies from connection to connection: with `--exact`, and between two views of one connection.
        case perConnection
        /// Varies from packet to packet: with `--exact` only.
        case exact
    }

    var use: Use
    var segments: [SegmentRole]
    /// The field's name, which may depend on the IP versions.
    var name: @Sendable (PairSide, SegmentRole) -> String
    var observe: @Sendable (PairSide, SegmentRole) -> Observation
    /// Whether a difference that the SYN has as well is not told again for the client's next segment.
    var isToldOnce = false

    init(
        _ name: StaticString, _ use: Use = .always, in segments: [SegmentRole] = SegmentRole.allCases,
        once isToldOnce: Bool = false, _ observe: @escaping @Sendable (PairSide, SegmentRole) -> Observation
    ) {
        self.name = { _, _ in "\(name)" }
        self.use = use
        self.segments = segments
        self.isToldOnce = isToldOnce
        self.observe = observe
    }

    func isUsed(_ options: DiffOptions) -> Bool {
        switch use {
        case .always: true
        case .perConnection: options.isExact || options.isSameConnection
        case .exact: options.isExact
        }
    }
}

/// Everything that is compared besides options, in the order in which differences are told.
enum ComparedFieldTable {
    static let rows: [ComparedField] =
        NetworkFields.rows + EndpointFields.rows + HeaderFields.rows + ExactFields.rows
}
