import PacketTrace
import SourceText
import TCPWire

// What is wrong with the lines of the packets that are kept, and whether that or a claim is the cause of it all.

/// A finding about the lines of a packet.
struct LineFinding {
    var member: Int
    var finding: Finding
    /// Another one that may be meant; what else the packet says decides.
    var alternative: Finding?
}

/// The packets that were read closely, by their place among those that are kept.
typealias CloseChecks = [(member: Int, check: LayoutCheck)]

extension Linter {
    /// Reports what contradicts itself in the packets that are kept: in their lines, in what these say, or in both.
    ///
    /// The lines of so many of the last packets are left for later: those behind them may explain them.
    mutating func judge(_ trial: Trial, _ number: Int, isDirty: Bool, besides left: Int) {
        let checks = takeChecks(number, besides: left)
        let lines = lineFindings(checks, trial.members, number)
        guard isDirty || !lines.isEmpty else { return }
        let printed = trial.members.map { access.claims($0.text) }
        var plain = Diagnosis(trial: trial, claims: printed)
        let (found, left) = plain.run()
        let remaining = isDirty ? lineFindings(checks, plain.trial.members, number) : lines
        let cost = found.count + Self.contradictions(left.violations) + remaining.count
        // What several claims agree on is rather explained by one line that is not there.
        let isOne = found.count == 1 && (found[0].repair.edits.count == 1 || lines.isEmpty)
        let isPlain = isOne && found[0].isOnly && remaining.isEmpty && cost == 1
        if !isPlain, let better = better(than: cost, lines, checks, trial, printed) {
            note(better.lines, areOnly: better.isOnly)
            return report(better.outcome, printed: better.claims, trial, number)
        }
        note(remaining, areOnly: access.reread == nil)
        report((found, left), printed: printed, trial, number)
    }

    /// The lines that, mended, leave no more to explain than `cost`, and what is left then.
    private func better(
        than cost: Int, _ lines: [LineFinding], _ checks: CloseChecks, _ trial: Trial, _ printed: [PacketClaims]
    ) -> (lines: [LineFinding], outcome: ([Diagnosis.Found], Trial.Outcome), claims: [PacketClaims], isOnly: Bool)? {
        var best: (cost: Int, lines: [LineFinding], hypothesis: LineHypothesis, outcome: LineHypothesis.Outcome)?
        var isOnly = true
        for attempt in attempts(lines, checks, trial.members).prefix(24) {
            guard let hypothesis = LineHypothesis(attempt, checks, trial, printed, access) else { continue }
            let outcome = hypothesis.run()
            guard outcome.cost <= cost else { continue }
            if let known = best, known.cost <= outcome.cost {
                if known.cost == outcome.cost, known.hypothesis.texts != hypothesis.texts { isOnly = false }
                continue
            }
            best = (outcome.cost, attempt, hypothesis, outcome)
            isOnly = outcome.cost == attempt.count + outcome.found.count
        }
        guard let best else { return nil }
        return (best.lines, (best.outcome.found, best.outcome.left), best.hypothesis.claims, isOnly)
    }

    /// Sets of lines to mend: all that seem wrong, each of them otherwise or not at all, and what only may be wrong.
    private func attempts(_ lines: [LineFinding], _ checks: CloseChecks, _ members: [Member]) -> [[LineFinding]] {
        var attempts = lines.isEmpty ? [] : [lines]
        for (index, line) in lines.enumerated() {
            guard let alternative = line.alternative else { continue }
            var other = lines
            other[index] = LineFinding(member: line.member, finding: alternative)
            attempts.append(other)
        }
        if lines.count > 1 {
            for index in lines.indices { attempts.append([lines[index]]) }
            for index in lines.indices {
                var other = lines
                other.remove(at: index)
                if other.count > 1 { attempts.append(other) }
            }
        }
        for candidate in lineCandidates(checks, members) {
            attempts.append([candidate])
            if !lines.isEmpty { attempts.append(lines + [candidate]) }
        }
        return attempts
    }

    static func contradictions(_ violations: [Violation]) -> Int {
        violations.count { RuleTable.rules[$0.rule].kind == .text || $0.rule == RuleTable.tcpChecksumIndex }
    }

    private mutating func note(_ lines: [LineFinding], areOnly: Bool) {
        for line in lines {
            var finding = line.finding
            if !areOnly { finding.repair?.isOnly = false }
            findings.append(finding)
        }
    }

    // MARK: - Lines

    /// The packets that were read closely, with what only the rest of the trace shows about them.
    private mutating func takeChecks(_ number: Int, besides left: Int) -> CloseChecks {
        let current = slots[number][0].current
        let members = slots[number][0].members
        let later = Set(members.suffix(left).map { $0.packet })
        let opened = slots[number][0].layouts.reduce(into: Set<UInt8>()) { $0.formUnion($1.check.opened()) }
        let layouts = slots[number][0].layouts.filter { !later.contains($0.packet) }
        slots[number][0].layouts.removeAll { !later.contains($0.packet) }
        return layouts.compactMap { layout in
            guard let index = members.firstIndex(where: { $0.packet == layout.packet }) else { return nil }
            var check = layout.check
            if !isMixed { check.series = series }
            check.openedKinds = opened
            check.isLast = isFinishing && layout.packet == position
            // The same SYN may stand there again.
            check.isAfterHandshake =
                members[index].facts.hasFlags([], of: .syn) && current.initialRTT != nil
                && Self.stands(current.initialRTTPacket, before: layout.packet, members)
                || current.handshakePacket == layout.packet
            return (index, check)
        }
    }

    private func lineFindings(_ checks: CloseChecks, _ members: [Member], _ number: Int) -> [LineFinding] {
        var found: [LineFinding] = []
        for (index, check) in checks {
            var check = check
            check.facts = members[index].facts
            let problems = check.problems() + (check.oddShift(among: checks.map { $0.check }).map { [$0] } ?? [])
            found += slips(check, members[index], index)
            found += check.headingSlips(among: checks.map { $0.check }).map {
                LineFinding(member: index, finding: finding(for: $0, members[index]))
            }
            guard !problems.isEmpty else { continue }
            let mending = LineMending(
                access: access, members: members, member: members[index], connection: slots[number][0].current,
                start: slots[number][0].start)
            for problem in problems {
                guard let finding = mending.finding(for: problem) else { continue }
                var other = problem
                if let kind = problem.alternative { other.kind = kind }
                // A heading belongs before the line that seems to stand twice.
                if case .missingHeading = other.kind, case .twice = problem.kind { other.line -= 1 }
                found.append(
                    LineFinding(
                        member: index, finding: finding,
                        alternative: problem.alternative == nil ? nil : mending.finding(for: other)))
            }
        }
        return found
    }

    /// Lines that may be too many: equal headings of options without lines of their own say nothing by themselves.
    private func lineCandidates(_ checks: CloseChecks, _ members: [Member]) -> [LineFinding] {
        var found: [LineFinding] = []
        for (index, check) in checks {
            let candidates = check.repeatedOptions()
            guard !candidates.isEmpty else { continue }
            let mending = LineMending(
                access: access, members: members, member: members[index], connection: Connection(), start: Connection())
            for problem in candidates {
                guard let finding = mending.finding(for: problem) else { continue }
                found.append(LineFinding(member: index, finding: finding))
            }
        }
        return found
    }

    /// What a frame says of its protocols is held against its sections, which lines make up.
    private func slips(_ check: LayoutCheck, _ member: Member, _ index: Int) -> [LineFinding] {
        (check.protocolSlips() + check.addressSlips()).map {
            LineFinding(member: index, finding: finding(for: $0, member))
        }
    }
}
