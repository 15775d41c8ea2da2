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
        checkSums(&outcome)
        return outcome
    }

    /// One packet: all rules, then on.
    static func step(_ member: borrowing Member, _ connection: inout Connection, _ violations: inout [Violation]) {
        let side = connection.side(of: member.facts) ?? 0
        let moment = Moment(
            facts: member.facts, connection: connection, side: side, packet: member.packet, previous: member.previous)
        var report = Report()
        report.packet = member.packet
        for (index, rule) in RuleTable.rules.enumerated() {
            report.rule = index
            rule.check(moment, &report)
        }
        if !report.violations.isEmpty { violations.append(contentsOf: report.violations) }
        connection.advance(with: member.facts, side: side, packet: member.packet)
    }

    /// The checksum is a check like the others, but all segments of the connection are its witnesses.
    private func checkSums(_ outcome: inout Outcome) {
        guard let sum = outcome.connection.checksums.agreedSum else { return }
        for member in members {
            guard let residue = member.facts.checksumResidue, let found = member.facts[.checksum],
                ChecksumLedger.state(of: residue, addressSum: sum) == .bad, let covered = member.facts.segmentSum
            else { continue }
            let right = ChecksumResidue.field(addressSum: sum, segment: covered.sum, length: covered.length)
            outcome.violations.append(
                Violation(
                    rule: RuleTable.tcpChecksumIndex, packet: member.packet,
                    terms: [Term(.checksum, in: member.packet, expected: UInt64(right))],
                    message: found == 0
                        ? "the checksum field is zero"
                        : "the checksum does not hold for this segment"
                            + (start.addresses == nil && outcome.connection.addresses == nil
                                ? " and the addresses that the other segments prove" : ""),
                    severity: nil))
        }
    }
}
