import PacketTrace
import SourceText
import TCPWire

// Packets that do not go on behind the last one.

extension Linter {
    /// Holds a packet back, and passes on what is clear.
    mutating func hold(_ facts: borrowing Facts, text: SourceSpan) {
        order.held.append(FrameOrder.Held(facts: copy facts, text: text))
        release()
    }

    /// Passes on all that is clear; at the end of the trace everything is.
    mutating func release() {
        while !order.held.isEmpty {
            let verdict = verdict()
            let held = order.held
            let count: Int
            var isDisordered = false
            switch verdict {
            case .wait: return
            case .section:
                startSection()
                count = 1
            case .copies(let copies, let original):
                // Prose before it says why a packet is shown once more.
                let isMeant = order.isRepeating || isIntroduced(held[0])
                order.isRepeating = isMeant
                for copy in held.prefix(copies) { noteCopy(copy, of: original, isMeant: isMeant) }
                order.held.removeFirst(copies)
                count = 0
            case .belongs(let guests): count = guests
            case .swapped(let swap, let guests):
                note(swap)
                count = guests
                isDisordered = true
            }
            order.held.removeFirst(count)
            for packet in held.prefix(count) { feed(packet.facts, text: packet.text, isDisordered: isDisordered) }
            // What is left may go on behind these, or not.
            let rest = order.held
            order.held = []
            for packet in rest { add(packet.facts, text: packet.text) }
            if !isFinishing { return }
        }
    }

    private func verdict() -> FrameOrder.Verdict {
        let held = order.held
        guard held[0].facts.isKnown(.frameNumber) else {
            guard let original = original(of: held[0]) else { return .belongs(1) }
            let isBeside = original.packet == order.past.last?.packet
            // A SYN may open another trace of the same connection.
            if held[0].facts.isSYN, !isBeside { return .belongs(1) }
            return isBeside || order.isRepeating || isIntroduced(held[0]) ? .copies(1, of: original) : .belongs(1)
        }
        let resumed = held.firstIndex { $0.facts[.frameNumber] ?? 0 > order.highest }
        guard resumed != nil || isFinishing || held.count >= FrameOrder.patience else { return .wait }
        let body = Array(held[..<(resumed ?? held.count)])
        // So many packets that do not go on are another trace.
        guard resumed != nil || isFinishing else { return .section }
        if let original = original(of: body[0]), body.allSatisfy({ isCopy($0, of: original) }) {
            // The whole trace once more is another one, and so may be one packet behind its end.
            let isApart = order.recent.count == body.count || original.packet != order.past.last?.packet
            return resumed == nil && isApart ? .section : .copies(body.count, of: original)
        }
        let next = resumed.map { held[$0] }
        if let swap = swap(of: body, next) { return .swapped(swap, body.count) }
        return body.count == 1 && isGuest(body[0], before: next) ? .belongs(1) : .section
    }

    /// Whether a trace without frames shows the first SYN of a stream again: the same stream, seen elsewhere or once more.
    func beginsAnew(_ facts: borrowing Facts, _ number: Int) -> Bool {
        guard !facts.isKnown(.frameNumber), number < slots.count, !slots[number].isEmpty,
            facts.time(.streamTimeRelative) == 0, facts.time(.streamTimeDelta) == 0
        else { return false }
        let known = slots[number][0].current
        guard known.packets > 0, known.lastTime ?? 0 != 0, let side = known.side(of: facts) else { return false }
        return known[side].synPacket != 0 && known[side].initialSequence == facts.rawSequence
    }

    /// The packet that this one repeats byte for byte.
    private func original(of held: FrameOrder.Held) -> FrameOrder.Seen? { order.past.last { isCopy(held, of: $0) } }

    private func isCopy(_ held: FrameOrder.Held, of seen: FrameOrder.Seen) -> Bool {
        seen.number == held.facts[.frameNumber] && seen.mark == FrameOrder.mark(of: held.facts)
            && PacketText(access, held.text).bytes == PacketText(access, seen.text).bytes
    }

    /// Whether the author says something before the packet.
    private func isIntroduced(_ held: FrameOrder.Held) -> Bool {
        order.past.last.map { Introduction(access, from: $0.text, to: held.text).hasWords } ?? false
    }

    private mutating func noteCopy(_ copy: FrameOrder.Held, of original: FrameOrder.Seen, isMeant: Bool) {
        packets += 1
        position += 1
        if copy.facts.hasSegment { segments += 1 }
        guard !isMeant else { return }
        let (text, first) = (PacketText(access, copy.text), PacketText(access, original.text))
        findings.append(
            Finding(
                rule: .packetTwice, kind: .text, severity: Rule.packetTwice.severity,
                message: "this packet stands here twice: it repeats packet \(original.packet) byte for byte",
                packet: position, frame: copy.facts[.frameNumber], field: .frameNumber, span: text.heading,
                found: text.headingText(access), expected: nil,
                related: [
                    Finding.Related(message: "packet \(original.packet) stands here", span: first.heading)
                ],
                repair: Finding.Repair(
                    changes: [], lines: [TextEdit(text.asCopy(of: first, access), text: [])], isOnly: true)))
    }

    private func swap(of body: [FrameOrder.Held], _ next: FrameOrder.Held?) -> PacketSwap? {
        var places: [PacketSwap.Place] = []
        let coming = (body + (next.map { [$0] } ?? [])).enumerated().map { index, held in
            FrameOrder.Seen(
                number: held.facts[.frameNumber], packet: position + index + 1, text: held.text, mark: nil)
        }
        let all = order.past + coming
        let isFull = order.recent.count == FrameOrder.reach
        guard PacketSwap.moved(all.map { $0.number ?? 0 }, isFull: isFull) != nil else { return nil }
        for seen in all {
            guard let number = seen.number else { return nil }
            places.append(
                PacketSwap.Place(key: number, packet: seen.packet, text: seen.text, facts: closeFacts(seen.text)))
        }
        return PacketSwap(places, isFull: isFull)
    }

    /// Whether a single packet stands among those of another trace: they go on behind it, or it was not the first one
    /// displayed in its own.
    private func isGuest(_ held: FrameOrder.Held, before next: FrameOrder.Held?) -> Bool {
        guard let last = order.past.last else { return false }
        let facts = closeFacts(held.text)
        guard let next else { return facts.time(.timeDisplayed).map { $0 != 0 } ?? false }
        let numbers = [last.text, next.text].map { PacketIdentity(closeFacts($0)) }
        return numbers[0].fits(numbers[1]) && !numbers[0].fits(PacketIdentity(facts))
    }

    func closeFacts(_ text: SourceSpan) -> Facts { Facts(resolving: access.claims(text)) }
}
