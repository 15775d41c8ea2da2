import PacketTrace

/// How the handshakes of two traces differ, and what that means.
public struct HandshakeDiff: Sendable {
    /// What two handshakes have in common, and what not.
    public struct Pair: Sendable {
        public var handshakes: HandshakePair
        /// What both traces print, normalised: the models that the differences lie between.
        var comparisons: [Comparison] = []
        public var vantage: Vantage?
    }

    public var pairs: [Pair] = []
    public var differences: [Difference] = []
    /// What only one trace prints.
    public var notCompared: [NotCompared] = []
    public var options: DiffOptions

    /// Whether nothing differs.
    public var isSame: Bool { differences.isEmpty }

    /// Whether some pair has the same first sequence numbers: two views of one connection.
    public var looksLikeOneConnection: Bool {
        pairs.contains { pair in
            let (a, b) = (pair.handshakes.a, pair.handshakes.b)
            guard let client = a.syn?.sequence, let server = a.synACK?.sequence else { return false }
            return client == b.syn?.sequence && server == b.synACK?.sequence && client != 0
        }
    }

    /// Aligns and compares.
    public init(_ alignment: Alignment, _ options: DiffOptions) {
        self.options = options
        for pair in alignment.pairs { compare(pair) }
        for lone in alignment.unmatched {
            let port = lone.handshake.serverPort.map { "port \($0)" } ?? "an unknown port"
            notCompared.append(
                NotCompared(
                    pair: nil, segment: nil, field: "tcp.stream", side: lone.missing,
                    reason: "stream \(lone.handshake.stream) to \(port) has no counterpart in \(lone.missing.name)"))
        }
    }

    private mutating func compare(_ handshakes: HandshakePair) {
        let number = pairs.count
        let comparer = PairComparer(pair: handshakes, options: options)
        var pair = Pair(handshakes: handshakes)
        pair.comparisons = comparer.comparisons
        pair.vantage = options.isSameConnection ? Vantage(handshakes) : nil
        let judge = Judge(pair: handshakes, comparisons: pair.comparisons, vantage: pair.vantage, options: options)
        for comparison in pair.comparisons {
            guard let change = comparison.change else { continue }
            var difference = Difference(
                pair: number, segment: comparison.segment, field: comparison.field, change: change,
                a: comparison.a.text, b: comparison.b.text)
            difference.meaning = judge.meaning(of: difference)
            difference.condition = ConditionNames.name(of: difference, handshakes)
            differences.append(difference)
        }
        for var missing in comparer.notCompared {
            missing.pair = number
            notCompared.append(missing)
        }
        pairs.append(pair)
    }
}
