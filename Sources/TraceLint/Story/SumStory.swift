import PacketTrace
import TCPWire

/// What the checksums of a connection's first packets have in common, where none of them holds.
enum SumStory {
    case none
    /// All miss by these amounts, one for both directions or one for each.
    case replaced([UInt16])
    /// So many miss, each by another amount; and whether the IP headers' do, too.
    case invented(Int, isSure: Bool)

    /// One checksum, and by how much it misses.
    private struct Miss {
        var packet: Int
        var side: Int
        var amount: UInt16
        var partial: UInt16
    }

    init(_ members: [Member], _ connection: Connection) {
        self = .none
        var misses: [Miss] = []
        let sum = connection.addresses.map { OnesComplement.canonical($0.sum) }
        for member in members {
            guard let residue = member.facts.checksumResidue else { continue }
            // Wireshark's own verdict on a checksum is no invention; zero is what a card fills in.
            if member.facts[.checksum] == 0 || member.facts[.checksumStatus] == 0 { return }
            if let sum, ChecksumLedger.state(of: residue, addressSum: sum) != .bad { return }
            let amounts = [residue.complete, residue.partial].map {
                OnesComplement.canonical(OnesComplement.subtract($0, sum ?? 0))
            }
            misses.append(
                Miss(
                    packet: member.packet, side: connection.side(of: member.facts) ?? 0, amount: amounts[0],
                    partial: amounts[1]))
        }
        guard misses.count > 1 else { return }
        if sum != nil, let amounts = Self.common(misses) {
            self = .replaced(amounts)
            return
        }
        guard Self.areUnlike(misses.map { $0.amount }), Self.areUnlike(misses.map { $0.partial }) else { return }
        switch Self.headers(members) {
        case .wrong: self = .invented(misses.count, isSure: true)
        case .unknown where misses.count > 2: self = .invented(misses.count, isSure: false)
        default: break
        }
    }

    /// The one amount of all, or that of each direction.
    private static func common(_ misses: [Miss]) -> [UInt16]? {
        let sides = [0, 1].map { side in Set(misses.filter { $0.side == side }.map { $0.amount }) }
        let all = sides[0].union(sides[1])
        if all.count == 1 { return Array(all) }
        return misses.count > 2 && sides.allSatisfy { $0.count == 1 } ? sides.flatMap { Array($0) } : nil
    }

    private static func areUnlike(_ amounts: [UInt16]) -> Bool { Set(amounts).count == amounts.count }

    private enum Headers {
        case wrong, right, unknown
    }

    /// How the IP headers' checksums stand, as far as they are printed.
    private static func headers(_ members: [Member]) -> Headers {
        let amounts = members.compactMap { $0.facts.headerMiss }
        if amounts.count < 2 { return .unknown }
        return !amounts.contains(0) && areUnlike(amounts) ? .wrong : .right
    }
}

extension Facts {
    /// By how much the IP header's checksum misses; `nil` where it is not all known, or left to a card.
    var headerMiss: UInt16? {
        guard let header = IPv4Header(self), header.headerChecksum != 0, !header.isLengthPresumed else { return nil }
        return OnesComplement.canonical(OnesComplement.subtract(~header.headerChecksum, ~header.computedChecksum))
    }

    /// By how much the segment's checksum misses for these addresses.
    func segmentMiss(_ addressSum: UInt16) -> UInt16? {
        checksumResidue.map { OnesComplement.canonical(OnesComplement.subtract($0.complete, addressSum)) }
    }
}

extension Linter {
    /// Looks for one cause of all checksums that do not hold.
    ///
    /// - Returns: whether the numbers were made up, so that nothing else is to be said of them.
    mutating func judgeSums(_ number: Int) -> Bool {
        let members = slots[number][0].members
        guard slots[number][0].start.packets == 0, members.count > 1 else { return false }
        switch SumStory(members, slots[number][0].current) {
        case .none: return false
        case .replaced(let amounts):
            slots[number][0].explained = amounts
            noteReplaced(members, number, amounts)
            return false
        case .invented(let count, let isSure):
            guard !access.holdsBytes else { return false }
            let first = members[0].packet
            let terms = members.flatMap { [Term(.checksum, in: $0.packet), Term(.ipChecksum, in: $0.packet)] }
            let what = isSure ? "TCP and IP checksums" : "TCP checksums"
            note(
                [
                    Violation(
                        rule: RuleTable.inventedTraceIndex, packet: first, terms: terms,
                        message:
                            "the \(what) of \(count) packets are wrong, each by another amount: no packet "
                            + "was sent like this, the numbers were made up",
                        severity: isSure ? nil : .warning)
                ], members, slots[number][0].current)
            slots[number][0].layouts.removeAll()
            slots[number][0].isDirty = false
            return true
        }
    }

    private mutating func noteReplaced(_ members: [Member], _ number: Int, _ amounts: [UInt16]) {
        let what = amounts.count == 1 ? "the same amount" : "one amount for each direction"
        let cause = amounts.count == 1 ? "the addresses were replaced or translated" : "numbers were replaced"
        let terms = members.flatMap { [Term(.checksum, in: $0.packet)] }
        note(
            [
                Violation(
                    rule: RuleTable.addressesReplacedIndex, packet: members[0].packet, terms: terms,
                    message:
                        "the checksums of all segments miss by \(what): \(cause), and the checksums left as they were",
                    severity: nil)
            ], members, slots[number][0].current)
    }

    /// Whether a segment's checksum misses by what was explained for the whole connection.
    func isExplained(_ member: borrowing Member, _ number: Int) -> Bool {
        guard !slots[number][0].explained.isEmpty, let sum = slots[number][0].current.checksums.addressSum,
            let amount = member.facts.segmentMiss(sum)
        else { return false }
        return slots[number][0].explained.contains(amount)
    }

    /// The same of a violation, which may speak of the IP header's checksum.
    func isExplained(_ violation: Violation, _ number: Int, _ members: [Member]) -> Bool {
        guard !slots[number][0].explained.isEmpty,
            let sum = slots[number][0].current.addresses.map({ OnesComplement.canonical($0.sum) }),
            let facts = members.first(where: { $0.packet == violation.packet })?.facts
        else { return false }
        let amount: UInt16?
        switch violation.rule {
        case RuleTable.tcpChecksumIndex: amount = facts.segmentMiss(sum)
        case RuleTable.headerChecksumIndex: amount = facts.headerMiss
        default: return false
        }
        return amount.map { slots[number][0].explained.contains($0) } ?? false
    }
}
