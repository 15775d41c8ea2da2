import PacketTrace
import SourceText
import TCPWire

// When packets of a connection are judged, and by which others.

extension Linter {
    mutating func take(_ member: Member, _ number: Int) {
        var violations: [Violation] = []
        let wasClosed = slots[number][0].current.isClosed
        Trial.step(member, &slots[number][0].current, vantage, checks, &violations)
        if !violations.isEmpty { violations.removeAll { isTold($0) } }
        if !wasClosed, slots[number][0].current.isClosed { closed.append((number, position)) }
        slots[number][0].members.append(member)
        let isSettled = slots[number][0].isSettled
        // Lines are judged in the light of as many packets as an opening has.
        let isClose = !slots[number][0].layouts.isEmpty
        let limit = isSettled && !isClose ? Self.neighbours : Self.opening
        let isSumBad = Self.isSumBad(member, slots[number][0].current)
        if !violations.isEmpty || isSumBad && !isExplained(member, number) {
            slots[number][0].isDirty = true
            slots[number][0].patience = isSettled ? 2 : max(2, limit - slots[number][0].members.count)
        } else if slots[number][0].isDirty {
            slots[number][0].patience -= 1
        }
        if slots[number][0].isDirty {
            let isFull = slots[number][0].members.count >= Self.opening + 4
            if slots[number][0].patience <= 0 || isFull { settle(number) }
        } else if slots[number][0].members.count >= limit {
            if isSettled && !isClose {
                dropFirst(number)
            } else {
                settle(number, keeping: isClose ? Self.neighbours : 0)
            }
        }
    }

    /// Once the connection's addresses are known a segment's checksum is judged at once.
    private static func isSumBad(_ member: borrowing Member, _ connection: Connection) -> Bool {
        guard let sum = connection.checksums.addressSum, let residue = member.facts.checksumResidue else {
            return false
        }
        return ChecksumLedger.state(of: residue, addressSum: sum) == .bad
    }

    private mutating func dropFirst(_ number: Int) {
        let first = slots[number][0].members.removeFirst()
        let side = slots[number][0].start.side(of: first.facts) ?? 0
        slots[number][0].start.advance(with: first.facts, side: side, packet: first.packet)
    }

    /// Judges the packets that are kept, and keeps only what the next ones need: so many of the last ones, where nothing
    /// contradicts itself.
    mutating func settle(_ number: Int, keeping kept: Int = 0) {
        guard !slots[number].isEmpty else { return }
        sortMembers(number)
        let isTold = judgeSums(number) || judgeStory(number)
        slots[number][0].isSettled = true
        guard !isTold, !slots[number][0].members.isEmpty else { return slots[number][0].members.removeAll() }
        let trial = Trial(start: slots[number][0].start, members: slots[number][0].members, vantage: vantage)
        let sums = trial.badSums(in: slots[number][0].current)
        let isDirty = slots[number][0].isDirty || sums.contains { !self.isTold($0) }
        let left = isDirty ? 0 : min(kept, trial.members.count)
        if isDirty || !slots[number][0].layouts.isEmpty { judge(trial, number, isDirty: isDirty, besides: left) }
        noteFrames(number)
        slots[number][0].isDirty = false
        if left > 0 {
            while slots[number][0].members.count > left { dropFirst(number) }
        } else {
            slots[number][0].members.removeAll()
            slots[number][0].start = slots[number][0].current
        }
    }

    private mutating func noteFrames(_ number: Int) {
        for member in slots[number][0].members where !member.facts.isKnown(.frameNumber) {
            let sent = slots[number][0].current.sent.first { $0.packet == member.packet }
            if let frame = sent?.frame { inferredFrames[member.packet] = frame }
        }
    }

    /// Reports the repairs that were found, and what no repair explains.
    mutating func report(
        _ outcome: (found: [Diagnosis.Found], left: Trial.Outcome), printed: [PacketClaims], _ trial: Trial,
        _ number: Int
    ) {
        slots[number][0].current = outcome.left.connection
        let builder = FindingBuilder(
            access: access, members: trial.members, printed: printed,
            frames: Self.frames(outcome.left.connection, trial))
        for repair in outcome.found {
            if let finding = builder.finding(for: repair) { findings.append(finding) }
        }
        for violation in outcome.left.violations
        where !isTold(violation) && !isExplained(violation, number, trial.members)
            && !isAnnounced(violation, trial.members)
        {
            guard let finding = builder.finding(for: violation) else { continue }
            findings.append(finding)
            if finding.severity == .info { noteTold(violation.rule) }
        }
    }

    /// A rule that only informs need not be asked again.
    private mutating func noteTold(_ rule: Int) {
        told.insert(rule)
        if RuleTable.rules[rule].severity == .info, vantage == .unknown { checks[rule].signs = [] }
    }

    /// What is said for information is said once of a trace: nothing is wrong with the packets.
    func isTold(_ violation: Violation) -> Bool {
        guard !told.isEmpty, told.contains(violation.rule) else { return false }
        return violation.severity ?? RuleTable.rules[violation.rule].severity == .info
    }

    /// Frame numbers by packet: as printed, or as later packets name them.
    private static func frames(_ connection: Connection, _ trial: Trial) -> [Int: UInt64] {
        var frames: [Int: UInt64] = [:]
        for sent in connection.sent where sent.frame != nil { frames[sent.packet] = sent.frame }
        for member in trial.members {
            if let number = member.facts[.frameNumber] { frames[member.packet] = number }
        }
        return frames
    }
}

extension Facts {
    /// Whether an opened section has no checksum, or options that do not fill their area.
    var lacksLines: Bool {
        guard markers.contains(.expanded), !markers.contains(.incomplete) else { return false }
        if !isKnown(.checksum) || !isKnown(.urgentPointer) { return true }
        guard let area = self[.optionsLength] else { return (self[.headerLength] ?? 20) > 20 }
        return !options.isKnown(upTo: Int(truncatingIfNeeded: min(area, 40)))
    }
}
