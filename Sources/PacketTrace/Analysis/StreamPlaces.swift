import TCPWire

/// Which packets belong together: captured ones by addresses and ports, as Wireshark does it; others by whatever they
/// print.
struct StreamPlaces: Sendable {
    private struct Ends: Hashable, Sendable {
        var addresses: AddressPair
        var source: UInt16
        var destination: UInt16

        /// `nil` where an address or port is not known. Both directions give the same.
        init?(_ facts: borrowing Facts) {
            guard let pair = facts.addresses.pair, let source = facts[.sourcePort],
                let destination = facts[.destinationPort]
            else { return nil }
            let ports = (UInt16(truncatingIfNeeded: source), UInt16(truncatingIfNeeded: destination))
            let isFirst = ports.0 == ports.1 ? pair.isAscending : ports.0 < ports.1
            addresses = isFirst ? pair : pair.reversed
            self.source = isFirst ? ports.0 : ports.1
            self.destination = isFirst ? ports.1 : ports.0
        }
    }

    private enum Origin: Sendable {
        case table(Int)
        case ends(Ends)
    }

    private var table = ConnectionTable()
    private var byTable: [Int: Int] = [:]
    private var byEnds: [Ends: Int] = [:]
    private var origins: [Origin] = []

    /// The place of a packet, a new one where none fits. `state` gives what the connection of a place has shown so far.
    mutating func place(of facts: borrowing Facts, state: (Int) -> Connection) -> Int {
        if facts.markers.contains(.captured), let ends = Ends(facts) {
            if let known = byEnds[ends] { return known }
            byEnds[ends] = origins.count
            origins.append(.ends(ends))
            return origins.count - 1
        }
        let known = byTable
        let connection = table.connection(of: facts) { known[$0].map(state) ?? Connection() }
        if let place = byTable[connection] { return place }
        byTable[connection] = origins.count
        origins.append(.table(connection))
        return origins.count - 1
    }

    /// Forgets a place: a packet that would belong there has another one.
    mutating func remove(_ place: Int, _ connection: Connection) {
        switch origins[place] {
        case .ends(let ends): byEnds[ends] = nil
        case .table(let number):
            byTable[number] = nil
            var connection = connection
            connection.number = number
            table.remove(connection)
        }
    }
}

extension AddressPair {
    fileprivate var isAscending: Bool {
        switch self {
        case .v4(let source, let destination): source <= destination
        case .v6(let source, let destination):
            (source.high, source.low) <= (destination.high, destination.low)
        }
    }
}
