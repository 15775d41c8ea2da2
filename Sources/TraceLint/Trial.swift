import PacketTrace
import SourceText
import TCPWire

/// A packet that lint keeps until its connection has been judged.
struct Member: Sendable {
    /// Which packet of the trace, from 1.
    var packet: Int
    var facts: Facts
    var text: SourceSpan
    var previous: FrameTimes?
}

/// Runs every rule over a few packets of one connection, with whatever claims they are given.
struct Trial {
    var start: Connection
    var members: [Member]

    struct Outcome {
        var violations: [Violation] = []
        var connection: Connection
    }

    /// The violations under the members' facts.
    func run() -> Outcome {
        var outcome = Outcome(connection: start)
        for member in members {
            Self.step(member, &outcome.connection, &outcome.violations)
        }
        outcome.violations.append(contentsOf: badSums(in: outcome.connection))
        return outcome
    }

    /// One packet: all rules, then on.
    static func step(_ member: borrowing Member, _ connection: inout Connection, _ violations: inout [Violation]) {
        let side = connection.side(of: member.facts) ?? 0
        let moment = Moment(
            facts: member.facts, connection: connection, side: side, packet: member.packet, previous: member.previous)
        var report = Report()
        report.packet = member.packet
        let isCaptured = member.facts.markers.contains(.captured)
        let checks = RuleTable.checks
        for index in checks.indices {
            // Bytes do not contradict themselves; only rules about packets apply to them.
            if isCaptured, RuleTable.areAboutText[index] { continue }
            report.rule = index
            checks[index](moment, &report)
        }
        if !report.violations.isEmpty { violations.append(contentsOf: report.violations) }
        connection.advance(with: member.facts, side: side, packet: member.packet)
    }

    /// The checksum is a check like the others, but all segments of the connection are its witnesses.
    func badSums(in connection: Connection) -> [Violation] {
        guard let sum = connection.checksums.agreedSum else { return [] }
        var violations: [Violation] = []
        for index in members.indices {
            guard let residue = members[index].facts.checksumResidue, let found = members[index].facts[.checksum],
                ChecksumLedger.state(of: residue, addressSum: sum) == .bad,
                let covered = members[index].facts.segmentSum
            else { continue }
            let right = ChecksumResidue.field(addressSum: sum, segment: covered.sum, length: covered.length)
            let ground = connection.addresses == nil ? " and the addresses that the other segments prove" : ""
            violations.append(
                Violation(
                    rule: RuleTable.tcpChecksumIndex, packet: members[index].packet,
                    terms: [Term(.checksum, in: members[index].packet, expected: UInt64(right))],
                    message: found == 0
                        ? "the checksum field is zero" : "the checksum does not hold for this segment" + ground,
                    severity: nil))
        }
        return violations
    }
}
