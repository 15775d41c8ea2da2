import TCPWire

/// Follows the streams of a trace and says of each segment what Wireshark's analysis would, in one pass.
public struct StreamAnalyzer: Sendable {
    /// How many packets after its end a connection is remembered.
    private static let afterlife = 4096

    private var places = StreamPlaces()
    private var streams: [[StreamState]] = []
    /// The newest stream of each place.
    private var newest: [Int] = []
    private var seen: [AddressPorts: Int] = [:]
    private var closed: [(stream: Int, packet: Int)] = []
    private var packet = 0
    private var multipath = MultipathTable()

    private struct AddressPorts: Hashable {
        var low: UInt16
        var high: UInt16
        var sum: UInt16
    }

    public init() {}

    /// The next packet of the trace; `nil` for one without a segment.
    ///
    /// - Parameters:
    ///   - frame: its frame number.
    ///   - time: when it was captured, in nanoseconds of whatever clock the trace has.
    public mutating func analyze(_ facts: borrowing Facts, frame: UInt64, time: Int64) -> SegmentAnalysis? {
        packet += 1
        retire()
        // Of a header that is cut off before its window Wireshark makes no stream.
        guard facts.hasSegment, facts.isKnown(.windowValue) || !facts.markers.contains(.captured) else { return nil }
        return take(facts, frame: frame, time: time, isQuoted: false)
    }

    /// A segment that the next packet, an error message of ICMP, quotes: it counts for the connection's times, not for
    /// its numbers.
    public mutating func note(quoted facts: borrowing Facts, frame: UInt64, time: Int64) {
        _ = take(facts, frame: frame, time: time, isQuoted: true)
    }

    private mutating func take(
        _ facts: borrowing Facts, frame: UInt64, time: Int64, isQuoted: Bool
    ) -> SegmentAnalysis {
        let found = stream(of: facts)
        let number = found.number
        let side = streams[number][0].connection.side(of: facts) ?? 0
        var analysis = SegmentAnalysis()
        analysis.stream = number
        analysis.side = side
        if found.isReuse { analysis.signs.insert(.portsReused) }
        let wasClosed = streams[number][0].connection.isClosed
        if !isQuoted || streams[number][0].connection.packets == 0 {
            streams[number][0].connection.advance(with: facts, side: side, packet: packet)
        }
        let step = StreamState.Step(
            facts, side: side, frame: frame, time: time, multipathOperations: multipath.operations(of: number))
        guard !isQuoted else {
            streams[number][0].note(quoted: step, facts)
            return analysis
        }
        streams[number][0].advance(with: step, facts, &analysis)
        if facts.options.contains(kind: 30) {
            analysis.multipath = multipath.note(
                facts.optionList, stream: number, side: side, isSYN: facts.isSYN)
        }
        if !wasClosed, streams[number][0].connection.isClosed { closed.append((number, packet)) }
        return analysis
    }

    /// The stream of a segment, a new one where it opens one, and whether it takes ports over that were in use.
    private mutating func stream(of facts: borrowing Facts) -> (number: Int, isReuse: Bool) {
        let place = places.place(of: facts) { streams[newest[$0]][0].connection }
        var isReuse = false
        if place < newest.count {
            guard let sign = restart(facts, newest[place]) else { return (newest[place], false) }
            if sign == .answer { return (newest[place], true) }
            isReuse = true
        } else {
            isReuse = facts.isSYN && self.isReuse(of: facts)
            newest.append(0)
        }
        newest[place] = streams.count
        var state = StreamState()
        state.place = place
        streams.append([state])
        remember(facts, streams.count - 1)
        return (streams.count - 1, isReuse)
    }

    private enum Restart { case opening, answer }

    /// Whether a SYN does not go on from the numbers of its stream. One without ACK opens another stream; an answer
    /// gives its side new numbers to count from.
    private mutating func restart(_ facts: borrowing Facts, _ stream: Int) -> Restart? {
        guard facts.markers.contains(.captured), facts.hasFlags(.syn, of: .syn), let sequence = facts.rawSequence
        else { return nil }
        let side = streams[stream][0].connection.side(of: facts) ?? 0
        guard let base = streams[stream][0].flows[side].base, base != sequence else {
            return nil
        }
        if facts.isSYN { return .opening }
        streams[stream][0].flows[side].base = sequence
        return .answer
    }

    /// Forgets connections that are over.
    private mutating func retire() {
        var count = 0
        while count < closed.count, closed[count].packet + Self.afterlife < packet {
            let number = closed[count].stream
            if let state = streams[number].first, newest[state.place] == number {
                places.remove(state.place, state.connection)
            }
            streams[number] = []
            count += 1
        }
        if count > 0 { closed.removeFirst(count) }
    }

    private static func key(_ facts: borrowing Facts) -> AddressPorts {
        let ports = [facts[.sourcePort] ?? 0, facts[.destinationPort] ?? 0].map { UInt16(truncatingIfNeeded: $0) }
        return AddressPorts(
            low: min(ports[0], ports[1]), high: max(ports[0], ports[1]), sum: facts.addresses.pair?.sum ?? 0)
    }

    private func isReuse(of facts: borrowing Facts) -> Bool { seen[Self.key(facts)] != nil }

    private mutating func remember(_ facts: borrowing Facts, _ number: Int) {
        // Bounded: of very many connections only some are remembered as ports in use.
        if seen.count > 1 << 16 { seen.removeAll(keepingCapacity: true) }
        seen[Self.key(facts)] = number
    }
}
