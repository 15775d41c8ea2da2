import PacketTrace
import SourceText
import TCPWire

/// Finds the smallest change of claims under which the checks hold again.
///
/// Each violation proposes values for the quantities in it. A proposal is tried by changing the claims that say
/// otherwise and running every rule again over the packets at hand, checksums included. What the best trial changes is
/// the suspect; what the violations name besides it is evidence.
struct Diagnosis {
    /// One claim with another value.
    struct Edit: Hashable {
        var member: Int
        var claim: Int
        var value: UInt64
    }

    /// A way to make a quantity agree with a proposal.
    struct Repair {
        var edits: [Edit]
        /// The violation and the term of it that proposed this.
        var violation: Violation
        var term: Term
    }

    /// How much is left after a repair; less is better.
    struct Score: Comparable {
        var text: Int
        var checksums: Int
        var edits: Int
        var wire: Int

        static func < (left: Score, right: Score) -> Bool {
            (left.text, left.checksums, left.edits, left.wire) < (right.text, right.checksums, right.edits, right.wire)
        }
    }

    /// A repair that was found, and whether no other one is as good.
    struct Found {
        var repair: Repair
        var isOnly: Bool
        /// Violations that the repair ends.
        var explained: [Violation]
    }

    /// Packets looked at together are few, and so are the proposals; a flood is cut here.
    static let mostProposals = 96

    var trial: Trial
    var claims: [PacketClaims]

    /// Repairs one cause after the other; where that does not end in one or leaves something, looks for two at once.
    mutating func run() -> (found: [Found], left: Trial.Outcome) {
        let before = self
        var (found, outcome) = repairOneByOne()
        if found.count > 1 || !found.isEmpty && Self.needsRepair(outcome.violations) {
            var pairs = before
            let isOpen = Self.needsRepair(outcome.violations)
            let most = isOpen ? Int.max : found.reduce(0) { $0 + $1.repair.edits.count }
            if let pair = pairs.repairTwo(below: most) {
                self = pairs
                (found, outcome) = pair
            }
        } else if let edits = found.first?.repair.edits.count, edits > 1, found[0].isOnly {
            // Two slips may explain as much by as few changes: then nobody knows.
            var pairs = before
            if pairs.repairTwo(below: edits + 1) != nil { found[0].isOnly = false }
        }
        return (found, outcome)
    }

    private mutating func repairOneByOne() -> (found: [Found], left: Trial.Outcome) {
        var found: [Found] = []
        var outcome = trial.run()
        while found.count < 12, Self.needsRepair(outcome.violations), let best = best(for: outcome.violations) {
            apply(best.repair.edits)
            outcome = trial.run()
            found.append(best)
        }
        return (found, outcome)
    }

    /// What only the packets do wrong is no slip of the text; there must be a contradiction in it.
    static func needsRepair(_ violations: [Violation]) -> Bool {
        violations.contains { RuleTable.rules[$0.rule].kind == .text }
    }

    private func best(for violations: [Violation]) -> Found? {
        let before = Self.score(violations, edits: 0)
        var best: [(score: Score, repair: Repair, left: [Violation], trial: Trial)] = []
        var tried: Set<[Edit]> = []
        for repair in proposals(violations) where tried.insert(repair.edits).inserted {
            guard tried.count <= Self.mostProposals else { break }
            var copy = self
            copy.apply(repair.edits)
            let left = copy.trial.run().violations
            let candidate = copy.trial
            let score = Self.score(left, edits: repair.edits.count)
            // Packets that break a standard only under the repair speak against it, unless a checksum speaks for it.
            guard score.wire <= before.wire || score.checksums < before.checksums else { continue }
            guard (score.text, score.checksums) < (before.text, before.checksums), score.text < before.text else {
                continue
            }
            if let known = best.first {
                if known.score < score { continue }
                if score < known.score { best = [] }
            }
            best.append((score, repair, left, candidate))
        }
        guard var chosen = best.first else { return nil }
        var isOnly = true
        if best.count > 1 {
            let weights = best.map { weight(of: $0.repair, $0.trial) }
            let most = weights.max() ?? Weight()
            if let index = weights.firstIndex(of: most) { chosen = best[index] }
            isOnly = weights.count { $0.evidence == most.evidence } == 1
        }
        return Found(repair: chosen.repair, isOnly: isOnly, explained: Self.difference(violations, chosen.left))
    }

    static func score(_ violations: [Violation], edits: Int) -> Score {
        var score = Score(text: 0, checksums: 0, edits: edits, wire: 0)
        for violation in violations {
            if violation.rule == RuleTable.tcpChecksumIndex {
                score.checksums += 1
            } else if RuleTable.rules[violation.rule].kind == .text {
                score.text += 1
            } else if violation.gravity >= Severity.warning.rawValue {
                // What is unusual and legal speaks neither for a repair nor against it.
                score.wire += 1
            }
        }
        return score
    }

    static func difference(_ before: [Violation], _ after: [Violation]) -> [Violation] {
        before.filter { old in !after.contains { $0.rule == old.rule && $0.packet == old.packet } }
    }

    mutating func apply(_ edits: [Edit]) {
        var changed: [Int] = []
        for edit in edits {
            claims[edit.member].claims[edit.claim].value = edit.value
            if !changed.contains(edit.member) { changed.append(edit.member) }
        }
        for member in changed { trial.replace(member, by: Facts(resolving: claims[member])) }
    }
}

// MARK: - Proposals

extension Diagnosis {
    func proposals(_ violations: [Violation]) -> [Repair] {
        var repairs: [Repair] = []
        for violation in violations {
            for term in violation.terms {
                guard let member = trial.members.firstIndex(where: { $0.packet == term.packet }) else { continue }
                for value in values(for: term, member) {
                    let edits = edits(member, term, value)
                    if !edits.isEmpty { repairs.append(Repair(edits: edits, violation: violation, term: term)) }
                }
            }
        }
        return repairs
    }

    /// The value that the relation asks for; of copies that disagree, each one's.
    private func values(for term: Term, _ member: Int) -> [UInt64] {
        if let expected = term.expected { return [expected] }
        var values: [UInt64] = []
        let indices = Diagnosis.claims(claims[member], of: term)
        if term.field == .flags || indices.contains(where: { claims[member].claims[$0].mask != 0 }) {
            return maskedValues(claims[member], indices, term.field)
        }
        if term.field.isLong { return longValues(claims[member], indices) }
        for index in indices where !values.contains(claims[member].claims[index].value) {
            values.append(claims[member].claims[index].value)
        }
        return values.count > 1 ? values : []
    }

    /// Of addresses that do not fit into a number, one claim for each.
    private func longValues(_ packet: PacketClaims, _ indices: [Int]) -> [UInt64] {
        var values: [UInt64] = []
        for index in indices {
            let claim = packet.claims[index]
            let isKnown = values.contains { Array(packet.octets(at: $0)) == Array(packet.octets(of: claim)) }
            if !isKnown { values.append(claim.value) }
        }
        return values.count > 1 ? values : []
    }

    /// Whole fields that a copy states, or that all copies but one would make.
    private func maskedValues(_ packet: PacketClaims, _ indices: [Int], _ field: Field) -> [UInt64] {
        let facts = Facts(resolving: packet)
        let agreed = facts[field] ?? 0
        var values = [agreed]
        for index in indices {
            let claim = packet.claims[index]
            let mask = claim.mask == 0 ? field == .flags ? 0xfff : UInt64.max : UInt64(claim.mask)
            let value = claim.value & mask | agreed & ~mask
            if !values.contains(value) { values.append(value) }
        }
        return values
    }

    /// Changes every claim of the quantity that says otherwise.
    private func edits(_ member: Int, _ term: Term, _ value: UInt64) -> [Edit] {
        let packet = claims[member]
        var edits: [Edit] = []
        for index in Self.claims(packet, of: term) {
            let claim = packet.claims[index]
            if claim.field.isLong {
                if Array(packet.octets(of: claim)) != Array(packet.octets(at: value)) {
                    edits.append(Edit(member: member, claim: index, value: value))
                }
                continue
            }
            let mask = UInt64(claim.mask)
            let wanted = mask == 0 ? value : claim.value & ~mask | value & mask
            guard claim.value == wanted || Self.canSay(wanted, claim) else { return [] }
            if claim.value != wanted { edits.append(Edit(member: member, claim: index, value: wanted)) }
        }
        return Self.isOverruled(edits, packet, of: term) ? [] : edits
    }

    /// Whether an option's own lines mostly call it otherwise: one slip does not change its heading and its kind.
    private static func isOverruled(_ edits: [Edit], _ packet: PacketClaims, of term: Term) -> Bool {
        guard term.field == .optionKind else { return false }
        let own = claims(packet, of: term).filter { packet.claims[$0].copy != .summary }
        return own.count > 2 && edits.count { own.contains($0.claim) } > 1
    }

    /// Whether the claim's token can be written so that it says this.
    private static func canSay(_ value: UInt64, _ claim: Claim) -> Bool {
        if claim.field == .ipFragmentOffset { return value % 8 == 0 }
        guard claim.copy == .names, claim.field != .flags, claim.field != .completeness, claim.field != .ipFlags else {
            return true
        }
        let part = claim.mask == 0 ? value : value & UInt64(claim.mask)
        return ValueNames.name(of: part, claim.field, like: { _ in false }) != nil
    }

    /// Indices of the claims that state a quantity.
    static func claims(_ packet: PacketClaims, of term: Term) -> [Int] {
        let header = packet.tcpHeader
        let network = packet.headers.prefix(Int(header ?? 255)).lastIndex { $0 == .ipv4 || $0 == .ipv6 }
        let item = term.item ?? packet.claims.first { $0.field == term.field && $0.header == header }?.item
        return packet.claims.indices.filter { index in
            let claim = packet.claims[index]
            guard claim.field == term.field, !claim.field.isLong || claim.field.isNetwork else { return false }
            if claim.field.isOption { return claim.header == header && claim.item == item }
            if claim.field.isTCP { return claim.header == header }
            return !claim.field.isNetwork || Int(claim.header) == network
        }
    }
}
