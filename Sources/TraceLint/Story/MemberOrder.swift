import PacketTrace
import SourceText
import TCPWire

// The packets of one connection, put in the order of their frames.

extension Linter {
    /// Sorts the packets that are kept, where some came out of order.
    mutating func sortMembers(_ number: Int) {
        let members = slots[number][0].members
        guard members.count > 1 else { return }
        if slots[number][0].isDisordered {
            take(members.sorted { $0.facts[.frameNumber] ?? 0 < $1.facts[.frameNumber] ?? 0 }, number)
        } else if slots[number][0].isDirty, let swap = swapByTime(members, number) {
            note(swap)
            take(members.sorted { $0.facts[.streamTimeRelative] ?? 0 < $1.facts[.streamTimeRelative] ?? 0 }, number)
        }
    }

    /// Without frame numbers the times of the stream say what came first; put back, nothing may be left to contradict.
    private func swapByTime(_ members: [Member], _ number: Int) -> PacketSwap? {
        guard !access.holdsBytes, members.allSatisfy({ !$0.facts.isKnown(.frameNumber) }) else { return nil }
        var places: [PacketSwap.Place] = []
        for member in members {
            guard let time = member.facts[.streamTimeRelative] else { return nil }
            places.append(
                PacketSwap.Place(key: time, packet: member.packet, text: member.text, facts: member.facts))
        }
        guard let swap = PacketSwap(places, isFull: slots[number][0].start.packets > 0) else { return nil }
        let sorted = members.sorted { $0.facts[.streamTimeRelative] ?? 0 < $1.facts[.streamTimeRelative] ?? 0 }
        let trial = Trial(start: slots[number][0].start, members: sorted, vantage: vantage)
        let isLeft = trial.run().violations.contains { RuleTable.rules[$0.rule].kind == .text }
        return isLeft ? nil : swap
    }

    /// Takes the packets once more, in this order.
    private mutating func take(_ members: [Member], _ number: Int) {
        var sorted = members
        for index in sorted.indices {
            sorted[index].followsDisplayed = false
            sorted[index].earlier = nil
            if index > 0, let before = FrameTimes(sorted[index - 1].facts, packet: sorted[index - 1].packet),
                let own = sorted[index].facts[.frameNumber]
            {
                sorted[index].earlier = before
                sorted[index].previous = before.number &+ 1 == own ? before : nil
            }
        }
        let outcome = Trial(start: slots[number][0].start, members: sorted, vantage: vantage).run()
        slots[number][0].members = sorted
        slots[number][0].current = outcome.connection
        slots[number][0].isDirty = outcome.violations.contains { !isTold($0) }
    }
}
