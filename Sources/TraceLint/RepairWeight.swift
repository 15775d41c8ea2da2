import PacketTrace
import SourceText
import TCPWire

extension Diagnosis {
    /// What speaks for one of several repairs that are equally small.
    struct Weight: Comparable {
        /// Checksums and other packets that agree with it: this decides.
        var evidence = 0
        /// How likely such a slip is: this only says at which one to point.
        var likelihood = 0

        static func < (left: Weight, right: Weight) -> Bool {
            (left.evidence, left.likelihood) < (right.evidence, right.likelihood)
        }
    }

    func weight(of repair: Repair, _ repaired: Trial) -> Weight {
        var weight = Weight()
        guard let edit = repair.edits.first else { return weight }
        let field = repair.term.field
        let facts = repaired.members[edit.member].facts
        if Self.agreeingChecksums(repaired.members) { weight.evidence += 16 }
        if let value = facts[field], Self.isConstant(field) {
            for (index, other) in repaired.members.enumerated() where index != edit.member {
                if other.facts[field] == value || Self.opposite(field).map({ other.facts[$0] == value }) ?? false {
                    weight.evidence += 1
                }
            }
        } else if field.isLong, let pair = facts.addresses.pair {
            for (index, other) in repaired.members.enumerated() where index != edit.member {
                if other.facts.addresses.pair == pair || other.facts.addresses.pair == pair.reversed {
                    weight.evidence += 1
                }
            }
        }
        weight.evidence += neighbours(of: repair, repaired)
        weight.likelihood = Self.likelihood(of: edit, claims[edit.member].claims[edit.claim])
        if field == .windowValue || field == .windowSize {
            weight.likelihood += 2 * likeOthers(field, edit.member, repaired)
        }
        return weight
    }

    /// Packets before and after that go on from the repaired value, or up to it.
    private func neighbours(of repair: Repair, _ repaired: Trial) -> Int {
        guard let edit = repair.edits.first, let value = repaired.members[edit.member].facts[repair.term.field] else {
            return 0
        }
        let own = repaired.members[edit.member]
        switch repair.term.field {
        case .frameNumber:
            return repaired.members.count { other in
                guard other.packet != own.packet, let number = other.facts[.frameNumber] else { return false }
                return Int64(bitPattern: number &- value) == Int64(other.packet - own.packet)
            }
        // A frame is seldom cut off: of bytes and bits the ones that agree with its other length are right.
        case .frameLength: return own.facts[.captureLength] == value ? 1 : 0
        case .captureLength: return own.facts[.frameLength] == value ? 1 : 0
        case .completeness:
            let series = CompletenessSeries(repaired.members, repaired.start)
            return series.expected(of: own.packet) == value ? 1 : 0
        default: return 0
        }
    }

    /// Whether another packet of the same sender has the value.
    private func likeOthers(_ field: Field, _ member: Int, _ repaired: Trial) -> Int {
        let own = repaired.members[member].facts
        let isLike = repaired.members.contains {
            $0.packet != repaired.members[member].packet && $0.facts[.sourcePort] == own[.sourcePort]
                && $0.facts.hasFlags([], of: .syn) == own.hasFlags([], of: .syn) && $0.facts[field] == own[field]
        }
        return isLike ? 1 : 0
    }

    /// Fields that the packets of one direction, or of both, have in common.
    private static func isConstant(_ field: Field) -> Bool {
        switch field {
        case .encapsulation, .interfaceNumber, .interfaceName, .ethernetSource, .ethernetDestination,
            .ethernetSourceName,
            .ethernetDestinationName, .ethernetType, .ethernetStream, .ipVersion, .ipHeaderLength, .ipChecksumStatus,
            .ipProtocol, .ipSource, .ipDestination, .networkStream, .ipv6Version, .ipv6NextHeader, .ipv6TrafficClass,
            .ipv6FlowLabel, .ipDifferentiatedServices, .ipFlags, .ipTimeToLive, .sourcePort, .destinationPort,
            .streamIndex, .checksumStatus, .initialRTT:
            true
        default: false
        }
    }

    /// What the other direction has in its place.
    private static func opposite(_ field: Field) -> Field? {
        switch field {
        case .ethernetSource: .ethernetDestination
        case .ethernetDestination: .ethernetSource
        case .ethernetSourceName: .ethernetDestinationName
        case .ethernetDestinationName: .ethernetSourceName
        case .ipSource: .ipDestination
        case .ipDestination: .ipSource
        case .sourcePort: .destinationPort
        case .destinationPort: .sourcePort
        default: nil
        }
    }

    /// Whether two segments without numbers of the wire leave the same sum. What both directions' initial numbers and the
    /// addresses add is the same for all that acknowledge something.
    private static func agreeingChecksums(_ members: [Member]) -> Bool {
        var residues: [ChecksumResidue] = []
        for member in members {
            guard member.facts[.sequenceNumberRaw] == nil, member.facts.markers.contains(.relativeAcknowledgment),
                member.facts.markers.contains(.relativeSequence)
            else { continue }
            var facts = member.facts
            facts[.sequenceNumberRaw] = facts[.sequenceNumber]
            facts[.acknowledgmentNumberRaw] = facts[.acknowledgmentNumber]
            if let residue = facts.checksumResidue { residues.append(residue) }
        }
        guard residues.count > 1 else { return false }
        for first in residues.indices {
            for second in residues.indices.dropFirst(first + 1)
            where residues[first].complete == residues[second].complete { return true }
        }
        return false
    }

    /// A bit that was turned over leaves the pattern one off; a digit seldom does. Windows and segment sizes are round.
    private static func likelihood(of edit: Edit, _ claim: Claim) -> Int {
        if claim.copy == .pattern {
            return (claim.value ^ edit.value).nonzeroBitCount == 1 ? 2 : -2
        }
        switch claim.field {
        case .windowValue, .windowSize, .mssValue: return edit.value % 10 == 0 || edit.value == 65535 ? 1 : 0
        default: return 0
        }
    }
}
