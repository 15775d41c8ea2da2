import PacketTrace
import SourceText
import TCPWire

// What is wrong with whole packets is looked for before what is wrong with single fields: it explains those.

extension Linter {
    /// Looks for packets that do not belong together.
    ///
    /// - Returns: whether it was found, so that nothing else is to be said of the packets that are kept.
    mutating func judgeStory(_ number: Int) -> Bool {
        let clash = clashes.firstIndex { $0.first == number || $0.second == number }
        let isOpening = slots[number][0].start.packets == 0
        guard isOpening, clash != nil || slots[number][0].isDirty, !access.holdsBytes else { return false }
        var involved = [number]
        if let clash {
            let other = clashes[clash].first == number ? clashes[clash].second : clashes[clash].first
            clashes.remove(at: clash)
            if !slots[other].isEmpty, slots[other][0].start.packets == 0 { involved.append(other) }
        }
        let members = involved.flatMap { slots[$0][0].members }.sorted { $0.packet < $1.packet }
        let voices = Voices(members)
        guard members.count > 1, let violation = inventedNumbers(voices) ?? story(of: voices) else { return false }
        note([violation], members, slots[number][0].current)
        judgeAlone(members, number)
        for slot in involved {
            slots[slot][0].members.removeAll()
            slots[slot][0].layouts.removeAll()
            slots[slot][0].isDirty = false
            slots[slot][0].isSettled = true
        }
        // Later packets go on behind those of the larger part.
        var connection = Connection()
        connection.number = number
        for index in voices.main {
            let facts = members[index].facts
            connection.advance(with: facts, side: connection.side(of: facts) ?? 0, packet: members[index].packet)
        }
        slots[number][0].current = connection
        slots[number][0].start = connection
        return true
    }

    /// Whether the author says that a packet was left out where one is missing.
    func isAnnounced(_ violation: Violation, _ members: [Member]) -> Bool {
        guard violation.rule == RuleTable.packetLeftOutIndex, !access.holdsBytes,
            let index = members.firstIndex(where: { $0.packet == violation.packet }), index > 0
        else { return false }
        return Introduction(access, from: members[index - 1].text, to: members[index].text).tellsOfGap
    }

    private func story(of voices: Voices) -> Violation? {
        guard let guests = voices.groups.first(where: { $0 != voices.main }) else { return nil }
        let isWithin = voices.isWithin(guests)
        guard isWithin || voices.isTorn else { return nil }
        let (guest, host) = Self.mostUnlike(guests, voices)
        let packets = (Self.list(guests, voices), Self.list(voices.main, voices))
        let unlike = voices.identities[guest].traits(false, with: voices.identities[host])
        let alike = voices.identities[guest].traits(true, with: voices.identities[host])
        let others = alike.isEmpty ? "" : "; these do: \(Self.list(alike))"
        let facts = "these do not fit: \(Self.list(unlike))\(others)"
        let message =
            isWithin
            ? "\(packets.0) stands among \(packets.1) as if of their stream, and belongs to another connection or capture: \(facts)"
            : "\(packets.0) and \(packets.1) come from two captures, though they make one handshake: \(facts)"
        return Violation(
            rule: isWithin ? RuleTable.packetOfAnotherConnectionIndex : RuleTable.twoCapturesIndex,
            packet: voices.members[guests[0]].packet,
            terms: Self.terms(voices.members[guests[0]], unlike, voices.members[guest], voices.members[host]),
            message: message, severity: nil)
    }

    /// Raw numbers of which no two packets agree what they are counted from.
    private func inventedNumbers(_ voices: Voices) -> Violation? {
        guard voices.numbersFitNowhere, let first = voices.members.first else { return nil }
        let terms = voices.members.flatMap { member in
            [Field.sequenceNumberRaw, .acknowledgmentNumberRaw].map { Term($0, in: member.packet) }
        }
        return Violation(
            rule: RuleTable.inventedTraceIndex, packet: first.packet, terms: terms,
            message:
                "the raw numbers of \(voices.members.count) packets count from other beginnings each, though their "
                + "relative numbers make one stream: the numbers were made up",
            severity: nil)
    }

    /// The pair of packets that shows best what does not fit.
    private static func mostUnlike(_ guests: [Int], _ voices: Voices) -> (Int, Int) {
        var best = (guest: guests[0], host: voices.main[0], count: 0)
        for guest in guests {
            for host in voices.main {
                let count = voices.identities[guest].traits(false, with: voices.identities[host]).count
                if count > best.count { best = (guest, host, count) }
            }
        }
        return (best.guest, best.host)
    }

    /// The frame, then what does not fit in either packet.
    private static func terms(_ first: Member, _ traits: [PacketIdentity.Trait], _ guest: Member, _ host: Member)
        -> [Term]
    {
        var terms = [Term(.frameNumber, in: first.packet), Term(.sourcePort, in: first.packet)]
        for trait in traits {
            for field in trait.fields {
                terms += [guest, host].filter { $0.facts.isKnown(field) }.map { Term(field, in: $0.packet) }
            }
        }
        return terms
    }

    private static func list(_ indices: [Int], _ voices: Voices) -> String {
        let numbers = indices.map { String(voices.members[$0].packet) }
        return (numbers.count == 1 ? "packet " : "packets ") + joined(numbers)
    }

    private static func list(_ traits: [PacketIdentity.Trait]) -> String { joined(traits.map { $0.rawValue }) }

    private static func joined(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Reports violations that no change of a claim explains.
    mutating func note(_ violations: [Violation], _ members: [Member], _ connection: Connection) {
        var frames: [Int: UInt64] = [:]
        for member in members { frames[member.packet] = member.facts[.frameNumber] }
        let builder = FindingBuilder(
            access: access, members: members, printed: members.map { access.claims($0.text) }, frames: frames)
        for violation in violations {
            if let finding = builder.finding(for: violation) { findings.append(finding) }
        }
    }

    /// Looks at each packet by itself: what its own lines contradict is another cause.
    private mutating func judgeAlone(_ members: [Member], _ number: Int) {
        for member in members {
            var alone = member
            (alone.previous, alone.earlier, alone.followsDisplayed) = (nil, nil, false)
            alone.facts[.streamTimeDelta] = nil
            let printed = access.claims(member.text)
            var diagnosis = Diagnosis(
                trial: Trial(start: Connection(), members: [alone], vantage: vantage), claims: [printed])
            let builder = FindingBuilder(
                access: access, members: [alone], printed: [printed],
                frames: member.facts[.frameNumber].map { [member.packet: $0] } ?? [:])
            for repair in diagnosis.run().found where Self.isWithinPacket(repair.repair.violation) {
                if let finding = builder.finding(for: repair) { findings.append(finding) }
            }
        }
    }

    /// Whether the rule only holds copies within one packet against each other.
    private static func isWithinPacket(_ violation: Violation) -> Bool {
        let code = "\(RuleTable.rules[violation.rule].code)"
        return ["HDR", "FLG", "OPT", "NET", "DMP"].contains { code.hasPrefix($0) }
    }
}

extension PacketIdentity.Trait {
    /// The fields that show it.
    var fields: [Field] {
        switch self {
        case .ports: [.destinationPort]
        case .addresses: [.ipSource, .ipv6Source]
        case .clientNumbers, .serverNumbers: [.sequenceNumberRaw]
        case .capture: [.epochTime]
        case .stream: [.streamTimeRelative]
        case .roundTrip: [.initialRTT]
        }
    }
}
