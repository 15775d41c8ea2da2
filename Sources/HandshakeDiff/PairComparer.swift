import PacketTrace
import TCPWire

/// Compares two handshakes field by field.
struct PairComparer {
    /// What both show.
    private(set) var comparisons: [Comparison] = []
    private(set) var notCompared: [NotCompared] = []
    private let pair: HandshakePair
    private let options: DiffOptions

    init(pair: HandshakePair, options: DiffOptions) {
        self.pair = pair
        self.options = options
        for role in SegmentRole.allCases {
            if let answer = answer(role) {
                note(answer)
                continue
            }
            switch (pair.left.segment(role), pair.right.segment(role)) {
            case (nil, nil): break
            case (nil, _): missing(role, .a)
            case (_, nil): missing(role, .b)
            default: compare(role)
            }
        }
    }

    /// A SYN that one server accepts and the other refuses.
    private func answer(_ role: SegmentRole) -> Comparison? {
        guard role == .synACK else { return nil }
        func outcome(_ side: PairSide) -> Observation? {
            if let segment = side.handshake.synACK {
                return .text(FlagNames.text(segment.flags.intersection([.syn, .ack])))
            }
            guard side.handshake.outcome == .refused, let reset = side.handshake.reset else { return nil }
            return .text(FlagNames.text(reset.flags.intersection([.rst, .ack])))
        }
        guard let a = outcome(pair.left), let b = outcome(pair.right), !a.agrees(with: b) else { return nil }
        return Comparison(segment: role, field: "tcp.flags", a: a, b: b)
    }

    private mutating func missing(_ role: SegmentRole, _ side: NotCompared.Side) {
        let handshake = side == .a ? pair.a : pair.b
        let isOver = handshake.outcome == .refused || handshake.outcome == .aborted
        notCompared.append(
            NotCompared(
                segment: role, field: "tcp", side: side,
                reason: "\(side.name) has no \(role.name)" + (isOver ? ": the connection was reset" : "")))
    }

    private mutating func compare(_ role: SegmentRole) {
        let fields = ComparedFieldTable.rows.filter { $0.isUsed(options) && $0.segments.contains(role) }
        for field in fields { note(comparison(field, role)) }
        for comparison in OptionFields.comparisons(pair, role, options) where !isToldBySYN(comparison) {
            note(comparison)
        }
    }

    private func comparison(_ field: ComparedField, _ role: SegmentRole) -> Comparison? {
        let comparison = Comparison(
            segment: role, field: field.name(pair.left, role), a: field.observe(pair.left, role),
            b: field.observe(pair.right, role))
        if follows(comparison) { return nil }
        // The client's next packet says the same again.
        let repeats = comparisons.contains {
            $0.field == comparison.field && $0.segment == .syn && $0.a == comparison.a && $0.b == comparison.b
        }
        return field.isToldOnce && role == .ack && repeats ? nil : comparison
    }

    /// Whether the window on the client's ACK is another one only because it is scaled in one handshake and not in the
    /// other: without scaling no window is greater than its field.
    private func follows(_ comparison: Comparison) -> Bool {
        guard comparison.segment == .ack, comparison.field == "tcp.window_size_value",
            case .shown(let a) = comparison.a, case .shown(let b) = comparison.b,
            let first = a.number, let second = b.number, a.tolerance != b.tolerance
        else { return false }
        let unscaled = a.tolerance == 1 ? first : b.tolerance == 1 ? second : nil
        guard let unscaled else { return false }
        return max(first, second) > 0xffff - (1 << 14) && unscaled > 0xffff - (1 << 14)
    }

    /// What was settled by the SYNs is not told again for the ACK, which has an option or lacks it for that reason.
    private func isToldBySYN(_ comparison: Comparison) -> Bool {
        guard comparison.segment == .ack, let change = comparison.change, change == .added || change == .removed else {
            return false
        }
        return comparisons.contains {
            $0.segment != .ack && $0.field == comparison.field && $0.change == change
        }
    }

    private mutating func note(_ comparison: Comparison?) {
        guard let comparison, !options.ignores(comparison.field) else { return }
        if comparison.isCompared { comparisons.append(comparison) }
        if let side = comparison.unseenSide {
            notCompared.append(
                NotCompared(
                    segment: comparison.segment, field: comparison.field, side: side,
                    reason: "\(side.name) does not print it"))
        }
    }
}
