import PacketTrace
import TCPWire

/// A row of the table of what differences mean.
struct MeaningRow: Sendable {
    var fields: [StaticString]
    var meaning: @Sendable (Difference, Judge) -> Meaning

    init(_ fields: StaticString..., meaning: @escaping @Sendable (Difference, Judge) -> Meaning) {
        self.fields = fields
        self.meaning = meaning
    }
}

/// Says what a difference suggests, in the light of all others.
struct Judge {
    let pair: HandshakePair
    let comparisons: [Comparison]
    let vantage: Vantage?
    let options: DiffOptions

    static let rows: [MeaningRow] =
        SegmentSizeMeaning.rows + ScaleMeaning.rows + OptionMeaning.rows + CongestionMeaning.rows + FastOpenMeaning.rows
        + NetworkMeaning.rows + HeaderMeaning.rows + EndpointMeaning.rows + NoiseMeaning.rows

    func meaning(of difference: Difference) -> Meaning {
        for row in Self.rows where row.fields.contains(where: { "\($0)" == difference.field }) {
            return row.meaning(difference, self)
        }
        return OptionMeaning.other(difference, self)
    }

    var isSameConnection: Bool { options.isSameConnection }

    func change(_ field: String, in segment: SegmentRole) -> Difference.Change? {
        comparisons.first { $0.segment == segment && $0.field == field }?.change
    }

    /// Whether the segment differs in what a stack does by itself and nothing on the path would touch: then other
    /// differences of the segment come from the host, too.
    func isOtherStack(_ segment: SegmentRole) -> Bool {
        if isSameConnection { return false }
        var added = 0
        var removed = 0
        for comparison in comparisons where comparison.segment == segment {
            guard let change = comparison.change else { continue }
            if change == .reordered { return true }
            switch comparison.field {
            case "tcp.options.wscale.shift" where change == .changed: return true
            case "ip.ttl", "ipv6.hlim":
                if initial(comparison.a) != initial(comparison.b) { return true }
            case "ip.flags.df": return true
            case "tcp.window_size_value", "tcp.options.timestamp.tsecr", "tcp.options": break
            default:
                guard comparison.field.utf8.starts(with: "tcp.options.".utf8) else { continue }
                if change == .added { added += 1 }
                if change == .removed { removed += 1 }
            }
        }
        let hasOtherWindow = change("tcp.window_size_value", in: segment) != nil
        return added > 0 && removed > 0 || hasOtherWindow && added + removed > 0
            || added + removed > 2 && !padded(segment)
    }

    private func initial(_ observation: Observation) -> UInt8? {
        guard case .shown(let shown) = observation, let number = shown.number else { return nil }
        return Lifetime(UInt8(truncatingIfNeeded: number)).initial
    }

    /// Whether options that one side lacks are padding there: overwritten in place.
    func padded(_ segment: SegmentRole) -> Bool {
        guard let a = pair.left.segment(segment)?.options, let b = pair.right.segment(segment)?.options,
            a.isComplete, b.isComplete, a.meaningful.count != b.meaningful.count
        else { return false }
        let (more, less) = a.meaningful.count > b.meaningful.count ? (a, b) : (b, a)
        return Self.isOverwritten(more, less)
    }

    /// Whether `less` is `more` with NOPs where some options were.
    static func isOverwritten(_ more: HandshakeOptions, _ less: HandshakeOptions) -> Bool {
        guard let left = places(more), let right = places(less), left.count == right.count, !left.isEmpty else {
            return false
        }
        return zip(left, right).allSatisfy { $0 == $1 || $1 == 1 }
    }

    /// The kind of the option that each byte of the area belongs to; `nil` where an option's length is not known.
    private static func places(_ options: HandshakeOptions) -> [UInt8]? {
        var places: [UInt8] = []
        for option in options.items {
            let standard = option.kind <= 1 ? 1 : TCPOptionTable.row(kind: option.kind)?.length ?? 0
            let count = option.bytes.isEmpty ? standard : option.bytes.count
            guard count > 0 else { return nil }
            places += [UInt8](repeating: option.kind, count: count)
        }
        return places
    }

    /// Whether padding stands where the side with more options has none: nobody who only takes an option out moves it.
    func isLaidOutAnew(_ segment: SegmentRole) -> Bool {
        guard let a = pair.left.segment(segment)?.options, let b = pair.right.segment(segment)?.options,
            a.isComplete, b.isComplete, a.meaningful.count != b.meaningful.count
        else { return false }
        let (more, less) = a.meaningful.count > b.meaningful.count ? (a, b) : (b, a)
        if Self.isOverwritten(more, less) { return false }
        let kept = less.meaningful.map { $0.kind }
        let wide = Self.padding(more, before: kept)
        return zip(Self.padding(less, before: kept), wide).contains { $0 > $1 }
    }

    /// How many NOPs stand before each of these options.
    private static func padding(_ options: HandshakeOptions, before kinds: [UInt8]) -> [Int] {
        var counts: [Int] = []
        var count = 0
        for option in options.items {
            if option.kind == 1 {
                count += 1
            } else if counts.count < kinds.count, option.kind == kinds[counts.count] {
                counts.append(count)
                count = 0
            }
        }
        return counts
    }

    /// Whether the SYN of the side that lacks the option in its answer does not offer it either.
    func followsFromSYN(_ difference: Difference) -> Bool {
        guard difference.segment == .synACK else { return false }
        return change(difference.field, in: .syn) == difference.change
    }

    /// Whether the segment passes first the place that shows more of it; so it is where the lifetimes do not tell.
    func isLostOnTheWay(_ difference: Difference) -> Bool {
        guard let isClientFirst = vantage?.isClientFirst else { return difference.change == .removed }
        let isFirstAtA = isClientFirst == difference.segment.isFromClient
        return isFirstAtA == (difference.change == .removed)
    }

    /// The round trip of the connection, as either trace shows it.
    var roundTrip: Int64? {
        pair.a.answerTime ?? pair.b.answerTime
    }

    /// Who sends a segment.
    func sender(_ segment: SegmentRole) -> StaticString {
        segment.isFromClient ? "client" : "server"
    }
}
