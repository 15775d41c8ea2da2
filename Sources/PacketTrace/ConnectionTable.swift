import TCPWire

/// Tells the connections of a trace apart, by ports, stream indexes, addresses and numbers, whichever of them it prints.
public struct ConnectionTable: Sendable {
    private struct Key: Hashable, Sendable {
        var low: UInt16
        var high: UInt16
    }

    private struct Entry: Sendable {
        var connection: Int
        var stream: UInt64?
        var addresses: AddressPair?
    }

    private var byPorts: [Key: [Entry]] = [:]
    private var byStream: [UInt64: Int] = [:]
    /// How many connections there have been.
    public private(set) var count = 0
    /// The connection that had the stream index of the newest one, which has other ports or addresses.
    public var clash: Int?

    public init() {}

    /// Forgets all connections: another trace begins.
    public mutating func removeAll() {
        byPorts.removeAll()
        byStream.removeAll()
    }

    /// Forgets one connection: a packet with its ports begins another.
    public mutating func remove(_ connection: Connection) {
        let ports = [connection.first.port, connection.second.port].sorted()
        let key = Key(low: ports[0], high: ports[1])
        byPorts[key]?.removeAll { $0.connection == connection.number }
        if byPorts[key]?.isEmpty == true { byPorts[key] = nil }
        if let stream = connection.stream, byStream[stream] == connection.number { byStream[stream] = nil }
    }

    /// The connection of a packet; a new number where none fits. `state` gives what a connection has shown so far.
    public mutating func connection(of facts: borrowing Facts, state: (Int) -> Connection) -> Int {
        let source = UInt16(truncatingIfNeeded: facts[.sourcePort] ?? 0)
        let destination = UInt16(truncatingIfNeeded: facts[.destinationPort] ?? 0)
        let key = Key(low: min(source, destination), high: max(source, destination))
        let stream = facts[.streamIndex]
        // Addresses that the trace contradicts itself on tell nothing.
        let addresses = facts.hasAddressConflict ? nil : facts.addresses.pair
        if let entries = byPorts[key] {
            for entry in entries.reversed() {
                // One address that differs within a stream is a slip of the pen.
                let isSlip = stream != nil && entry.stream == stream && Self.shareOne(entry.addresses, addresses)
                guard isSlip || Self.areCompatible(entry.addresses, addresses) else { continue }
                if let known = entry.stream, let stream {
                    if known == stream { return entry.connection }
                    if Self.continues(facts, state(entry.connection)) { return entry.connection }
                } else if !Self.restarts(facts, state(entry.connection)) {
                    return entry.connection
                }
            }
        }
        // One port that differs within a stream is a slip of the pen, two are another capture.
        if let stream, let candidate = byStream[stream] {
            let known = state(candidate)
            let ports = [known.first.port, known.second.port]
            if Self.areCompatible(known.addresses, addresses), ports.contains(source) || ports.contains(destination) {
                return candidate
            }
        }
        return insert(key, stream: stream, addresses: addresses)
    }

    private mutating func insert(_ key: Key, stream: UInt64?, addresses: AddressPair?) -> Int {
        let number = count
        count += 1
        byPorts[key, default: []].append(Entry(connection: number, stream: stream, addresses: addresses))
        if byPorts[key, default: []].count > 16 { byPorts[key]?.removeFirst(8) }
        if let stream { clash = byStream.updateValue(number, forKey: stream) }
        return number
    }

    private static func areCompatible(_ left: AddressPair?, _ right: AddressPair?) -> Bool {
        guard let left, let right else { return true }
        return left == right || left == right.reversed
    }

    /// Whether one address of two pairs is the same at the same end, seen from either side.
    private static func shareOne(_ left: AddressPair?, _ right: AddressPair?) -> Bool {
        switch (left, right) {
        case (.v4(let source, let destination)?, .v4(let other, let end)?):
            source == other || destination == end || source == end || destination == other
        case (.v6(let source, let destination)?, .v6(let other, let end)?):
            source == other || destination == end || source == end || destination == other
        default: false
        }
    }

    /// Whether the packet, under another stream index, still counts from the same initial sequence numbers.
    private static func continues(_ facts: borrowing Facts, _ known: Connection) -> Bool {
        guard let side = known.side(of: facts), !known.isClosed else { return false }
        if facts.hasFlags(.syn, of: [.syn, .ack]) {
            guard let initial = known[side].initialSequence else { return false }
            return initial == facts.rawSequence
        }
        if facts[.acknowledgmentNumberRaw] == nil, facts.markers.contains(.relativeAcknowledgment) {
            // Without numbers of the wire: another stream begins with a SYN, so what follows one is no other stream.
            return !known.handshake.isComplete && !known.handshake.syns.isEmpty && known.packets < 4
        }
        guard let raw = facts[.acknowledgmentNumberRaw], let shown = facts[.acknowledgmentNumber],
            let base = known[1 - side].base, facts.markers.contains(.relativeAcknowledgment)
        else { return false }
        return UInt32(truncatingIfNeeded: raw &- shown) == base
    }

    /// Whether a SYN opens another connection with the same ports.
    private static func restarts(_ facts: borrowing Facts, _ known: Connection) -> Bool {
        guard facts.isSYN, let side = known.side(of: facts), let old = known[side].initialSequence,
            let new = facts.rawSequence
        else { return false }
        return old != new
    }
}

extension Connection {
    /// Which side sent a packet; `nil` where neither port nor address nor number tells.
    public func side(of facts: borrowing Facts) -> Int? {
        if packets == 0 { return 0 }
        let source = facts[.sourcePort].map { UInt16(truncatingIfNeeded: $0) }
        let destination = facts[.destinationPort].map { UInt16(truncatingIfNeeded: $0) }
        var score = 0
        if source == first.port { score += 1 }
        if destination == second.port { score += 1 }
        if source == second.port { score -= 1 }
        if destination == first.port { score -= 1 }
        if let addresses, let pair = facts.addresses.pair, pair != pair.reversed, !facts.hasAddressConflict {
            if pair == addresses { score += 1 }
            if pair == addresses.reversed { score -= 1 }
        }
        if score != 0 { return score > 0 ? 0 : 1 }
        return sideByNumbers(of: facts)
    }

    /// With equal ports and no addresses: a side goes on from its own numbers.
    private func sideByNumbers(of facts: borrowing Facts) -> Int? {
        if facts.isSYNACK { return client.map { 1 - $0 } }
        if facts.isSYN { return client }
        guard let raw = facts.rawSequence else { return nil }
        let distances = [0, 1].map { side in self[side].initialSequence.map { raw &- $0 } ?? .max }
        return distances[0] <= distances[1] ? 0 : 1
    }
}
