import PacketTrace
import TCPWire

/// Packets that say they are one stream, parted by what packets of one connection in one capture have in common.
struct Voices {
    let members: [Member]
    let identities: [PacketIdentity]
    /// Indices of members, those that fit each other together; the first one of each in the order of the trace.
    private(set) var groups: [[Int]] = []

    private enum Relation {
        case same, other, unknown
    }

    init(_ members: [Member]) {
        self.members = members
        let server =
            members.first { $0.facts.isSYN }?.facts[.destinationPort]
            ?? members.first { $0.facts.isSYNACK }?.facts[.sourcePort]
        identities = members.map { PacketIdentity($0.facts, server: server) }
        let residues = members.map { $0.facts.checksumResidue?.complete }
        holdsSum = members.indices.map { index in
            guard let residue = residues[index] else { return false }
            if let sum = members[index].facts.addresses.pair?.sum { return residue == OnesComplement.canonical(sum) }
            return residues.indices.contains { $0 != index && residues[$0] == residue }
        }
        groups = parted()
    }

    /// Whether the segment's checksum proves its numbers.
    private let holdsSum: [Bool]

    private func relation(_ left: Int, _ right: Int) -> Relation {
        let (one, two) = (identities[left], identities[right])
        let numbers: [PacketIdentity.Trait] = [.clientNumbers, .serverNumbers]
        guard one.fits(two) else { return .other }
        let strong = numbers + [.capture, .stream]
        if strong.contains(where: { one.agrees(on: $0, with: two) == true }) { return .same }
        // Numbers that checksums prove are no slip of the pen.
        let isProven = holdsSum[left] && holdsSum[right]
        return isProven && numbers.contains { one.agrees(on: $0, with: two) == false } ? .other : .unknown
    }

    private func parted() -> [[Int]] {
        var group = Array(members.indices)
        for left in members.indices {
            for right in members.indices where right > left && relation(left, right) == .same {
                let (low, high) = (min(group[left], group[right]), max(group[left], group[right]))
                for index in group.indices where group[index] == high { group[index] = low }
            }
        }
        // One of which nothing is known goes with the packet before it.
        for index in members.indices where group.count(where: { $0 == group[index] }) == 1 {
            let others = members.indices.filter { $0 != index }
            guard others.allSatisfy({ relation(index, $0) != .other }) else { continue }
            group[index] = index > 0 ? group[index - 1] : group.count > 1 ? group[1] : group[0]
        }
        var groups: [[Int]] = []
        for first in members.indices where !groups.contains(where: { $0.contains(first) }) {
            groups.append(members.indices.filter { group[$0] == group[first] })
        }
        return groups
    }

    /// The group that the others are strangers to: the largest, of equals the first.
    var main: [Int] { groups.max { ($0.count, -$0[0]) < ($1.count, -$1[0]) } ?? [] }

    /// Whether all packets have the same ports, and no two of three or more agree on what either side's numbers count from.
    var numbersFitNowhere: Bool {
        guard members.count > 2 else { return false }
        var disagreements = 0
        for left in members.indices {
            for right in members.indices where right > left {
                let (one, two) = (identities[left], identities[right])
                if one.agrees(on: .ports, with: two) == false { return false }
                for trait in [PacketIdentity.Trait.clientNumbers, .serverNumbers] {
                    guard let agrees = one.agrees(on: trait, with: two) else { continue }
                    if agrees { return false }
                    disagreements += 1
                }
            }
        }
        return disagreements > 2
    }

    /// Whether a group stands between packets of the main one.
    func isWithin(_ group: [Int]) -> Bool {
        group.allSatisfy { index in main.contains { $0 < index } && main.contains { $0 > index } }
    }

    /// Whether the second of two traces was torn out of its own: its first packet was not the first one displayed, or
    /// it goes on just where the handshake of the first one breaks off.
    var isTorn: Bool {
        guard groups.count == 2, let first = groups[1].first, first > 0 else { return false }
        let facts = members[first].facts
        if let displayed = facts.time(.timeDisplayed) { return displayed != 0 }
        let before = groups[0].map { members[$0].facts }
        if let number = facts[.frameNumber], before.last?[.frameNumber].map({ $0 &+ 1 != number }) ?? true {
            return false
        }
        guard before.contains(where: { $0.isSYN }), groups[1].allSatisfy({ !members[$0].facts.isSYN }) else {
            return false
        }
        return facts.isSYNACK != before.contains { $0.isSYNACK }
    }
}
