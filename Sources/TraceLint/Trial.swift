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
    /// The packet before it in the trace, and whether nothing was displayed between them.
    var earlier: FrameTimes?
    var followsDisplayed = false
}

extension Member {
    /// The time since the packet before, where nothing was displayed between them.
    var gap: Int64? {
        guard followsDisplayed, let before = earlier?.relative, let now = facts.time(.timeRelative) else { return nil }
        return now &- before
    }
}

/// Runs every rule over a few packets of one connection, with whatever claims they are given.
struct Trial {
    var start: Connection
    var members: [Member]
    var vantage = Vantage.unknown

    struct Outcome {
        var violations: [Violation] = []
        var connection: Connection
    }

    /// Gives a packet other facts; those behind it see its times.
    mutating func replace(_ member: Int, by facts: Facts) {
        members[member].facts = facts
        guard let times = FrameTimes(facts, packet: members[member].packet) else { return }
        for next in members.indices {
            if members[next].previous?.packet == times.packet { members[next].previous = times }
            if members[next].earlier?.packet == times.packet { members[next].earlier = times }
        }
    }

    /// The violations under the members' facts.
    func run() -> Outcome {
        var outcome = Outcome(connection: start)
        for member in members {
            Self.step(member, &outcome.connection, vantage, RuleTable.checks, &outcome.violations)
        }
        outcome.violations.append(contentsOf: badSums(in: outcome.connection))
        return outcome
    }

    /// One packet: all rules, then on.
    static func step(
        _ member: borrowing Member, _ connection: inout Connection, _ vantage: Vantage,
        _ checks: [RuleTable.Check], _ violations: inout [Violation]
    ) {
        let side = connection.side(of: member.facts) ?? 0
        let moment = Moment(
            facts: member.facts, connection: connection, side: side, packet: member.packet, previous: member.previous,
            vantage: vantage, earlier: member.earlier, gap: member.gap)
        let signs = Signs(member.facts, connection)
        var report = Report()
        report.packet = member.packet
        let isCaptured = member.facts.markers.contains(.captured)
        for index in checks.indices where !checks[index].signs.isDisjoint(with: signs) {
            // Bytes do not contradict themselves; only rules about packets apply to them.
            if isCaptured, checks[index].isAboutText { continue }
            report.rule = index
            checks[index].run(moment, &report)
        }
        if !report.violations.isEmpty { violations.append(contentsOf: report.violations) }
        connection.advance(with: member.facts, side: side, packet: member.packet)
    }
}
