import TCPWire

/// Follows the streams of a trace and says of each segment what Wireshark's analysis would, in one pass.
public struct StreamAnalyzer: Sendable {
    /// How many packets after its end a connection is remembered.
    private static let afterlife = 4096

    private var table = ConnectionTable()
    private var streams: [[StreamState]] = []
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
        guard facts.hasSegment else { return nil }
        let number = table.connection(of: facts) { streams[$0][0].connection }
        let isNew = number == streams.count
        if isNew {
            streams.append([StreamState()])
            streams[number][0].connection.number = number
        }
        let side = streams[number][0].connection.side(of: facts) ?? 0
        var analysis = SegmentAnalysis()
        analysis.stream = number
        analysis.side = side
        if isNew, facts.isSYN, isReuse(of: facts) { analysis.signs.insert(.portsReused) }
        if isNew { remember(facts, number) }
        let wasClosed = streams[number][0].connection.isClosed
        streams[number][0].connection.advance(with: facts, side: side, packet: packet)
        streams[number][0].advance(with: facts, side: side, frame: frame, time: time, &analysis)
        if facts.options.contains(kind: 30) {
            analysis.multipath = multipath.note(
                facts.optionList, stream: number, side: side, isSYN: facts.isSYN)
        }
        if !wasClosed, streams[number][0].connection.isClosed { closed.append((number, packet)) }
        return analysis
    }

    /// Forgets connections that are over.
    private mutating func retire() {
        var count = 0
        while count < closed.count, closed[count].packet + Self.afterlife < packet {
            let number = closed[count].stream
            if let state = streams[number].first { table.remove(state.connection) }
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
