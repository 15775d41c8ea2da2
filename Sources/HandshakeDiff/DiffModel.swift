/// What both traces print, normalised: the differences lie between these two models, and nothing else does.
public struct DiffModel: Sendable {
    /// One field of one segment; `nil` where it is known not to be there.
    public struct Entry: Hashable, Sendable {
        public var pair: Int
        public var segment: SegmentRole
        /// The field's name; of several with the same name the further ones have their number behind it.
        public var name: String
        public var a: String?
        public var b: String?
    }

    /// By pair and segment.
    public private(set) var entries: [Entry] = []

    init(_ pairs: [HandshakeDiff.Pair]) {
        for (number, pair) in pairs.enumerated() {
            for role in SegmentRole.allCases {
                var counts: [String: Int] = [:]
                for comparison in pair.comparisons where comparison.segment == role {
                    let count = counts[comparison.field, default: 0] + 1
                    counts[comparison.field] = count
                    let name = comparison.field + (count > 1 ? "#\(count)" : "")
                    // What means the same is the same.
                    let b = comparison.change == nil ? comparison.a.text : comparison.b.text
                    entries.append(Entry(pair: number, segment: role, name: name, a: comparison.a.text, b: b))
                }
            }
        }
    }
}

extension HandshakeDiff {
    public var model: DiffModel { DiffModel(pairs) }

    /// How many fields both traces print.
    public var comparedCount: Int { pairs.reduce(0) { $0 + $1.comparisons.count } }

    /// PATHspider's names for what each side of a pair shows.
    public func conditions(of pair: Int) -> (a: [String], b: [String]) {
        let handshakes = pairs[pair].handshakes
        return (
            ConditionNames.all(handshakes.settledA, handshakes.a), ConditionNames.all(handshakes.settledB, handshakes.b)
        )
    }
}
