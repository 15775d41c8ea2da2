import PacketTrace
import TCPWire

// Two changes at once. The violations of one often hide or mislead the other, so that taking the best single repair first
// goes astray: here every pair of what the failing checks propose is tried.

extension Diagnosis {
    /// Pairs are many: of each list so many proposals are looked at.
    static let mostOfPair = 40

    /// The two repairs that make every check hold by fewer than `most` changes, where there are such.
    mutating func repairTwo(below most: Int) -> (found: [Found], left: Trial.Outcome)? {
        let start = trial.run()
        let least = Self.score(start.violations, edits: 0)
        var best: [(first: Repair, second: Repair, edits: Int)] = []
        var seen: Set<Set<Edit>> = []
        var tried: Set<[Edit]> = []
        for first in proposals(start.violations) where tried.insert(first.edits).inserted {
            guard tried.count <= Self.mostOfPair else { break }
            var half = self
            half.apply(first.edits)
            let between = half.trial.run()
            var next: Set<[Edit]> = []
            for second in half.proposals(between.violations) where next.insert(second.edits).inserted {
                guard next.count <= Self.mostOfPair else { break }
                let edits = Set(first.edits + second.edits)
                guard edits.count < most, !Self.overlap(first, second), seen.insert(edits).inserted else { continue }
                var whole = half
                whole.apply(second.edits)
                let score = Self.score(whole.trial.run().violations, edits: 0)
                guard score.text == 0, score.checksums == 0, score.wire <= least.wire else { continue }
                if let least = best.first?.edits {
                    if edits.count > least { continue }
                    if edits.count < least { best = [] }
                }
                best.append((first, second, edits.count))
            }
        }
        guard let chosen = best.first else { return nil }
        let isOnly = best.count == 1
        var found: [Found] = []
        var violations = start.violations
        var outcome = start
        for repair in [chosen.first, chosen.second] {
            apply(repair.edits)
            outcome = trial.run()
            found.append(
                Found(
                    repair: repair, isOnly: isOnly, explained: Self.difference(violations, outcome.violations)))
            violations = outcome.violations
        }
        return (found, outcome)
    }

    /// Whether the second change takes back the first.
    private static func overlap(_ first: Repair, _ second: Repair) -> Bool {
        first.edits.contains { edit in
            second.edits.contains { $0.member == edit.member && $0.claim == edit.claim }
        }
    }
}
