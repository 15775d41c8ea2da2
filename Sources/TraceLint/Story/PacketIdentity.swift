import PacketTrace
import TCPWire

/// What all packets of one connection in one capture have in common.
struct PacketIdentity: Sendable {
    /// A thing in common, as a message names it.
    enum Trait: String, Sendable, CaseIterable {
        case ports, addresses
        case clientNumbers = "the client's sequence numbers"
        case serverNumbers = "the server's sequence numbers"
        case capture = "the start of the capture"
        case stream = "the start of the stream"
        case roundTrip = "the initial round-trip time"
    }

    private var values: [Trait: UInt64] = [:]
    private var addresses: AddressPair?

    /// - Parameter server: the server's port, where one is known.
    init(_ facts: borrowing Facts, server: UInt64? = nil) {
        guard let source = facts[.sourcePort], let destination = facts[.destinationPort] else { return }
        values[.ports] = min(source, destination) << 16 | max(source, destination)
        addresses = facts.addresses.pair
        let isServer = facts.hasFlags(.syn, of: .syn) ? facts.isSYNACK : source == server ?? min(source, destination)
        let (own, peer): (Trait, Trait) = isServer ? (.serverNumbers, .clientNumbers) : (.clientNumbers, .serverNumbers)
        noteNumbers(facts, own, peer)
        if let time = facts.time(.timeRelative) {
            if let epoch = facts.time(.epochTime) { values[.capture] = UInt64(bitPattern: epoch &- time) }
            if let stream = facts.time(.streamTimeRelative) { values[.stream] = UInt64(bitPattern: time &- stream) }
        }
        values[.roundTrip] = facts[.initialRTT]
    }

    /// The numbers that stand for 0 in relative ones.
    private mutating func noteNumbers(_ facts: borrowing Facts, _ own: Trait, _ peer: Trait) {
        guard !facts.isUnanalysed else { return }
        if let raw = facts[.acknowledgmentNumberRaw], let shown = facts[.acknowledgmentNumber],
            facts.markers.contains(.relativeAcknowledgment), !facts.isSYNACK || shown <= 0xffff
        {
            // Data on the SYN may be acknowledged with it; a base far away is that of a later SYN of the same ports.
            values[peer] = raw &- shown & 0xffff_ffff
        } else if facts.isSYNACK {
            values[peer] = facts.rawAcknowledgment.map { UInt64($0 &- 1) }
        }
        if facts.hasFlags(.syn, of: .syn) {
            values[own] = facts.rawSequence.map { UInt64($0) }
        } else if let raw = facts[.sequenceNumberRaw], let shown = facts[.sequenceNumber],
            facts.markers.contains(.relativeSequence)
        {
            values[own] = raw &- shown & 0xffff_ffff
        }
    }

    /// Whether both know the trait and agree on it; `nil` where one does not know it.
    func agrees(on trait: Trait, with other: PacketIdentity) -> Bool? {
        if trait == .addresses {
            guard let own = addresses, let others = other.addresses else { return nil }
            return own == others || own == others.reversed
        }
        guard let own = values[trait], let others = other.values[trait] else { return nil }
        return own == others
    }

    func traits(_ agree: Bool, with other: PacketIdentity) -> [Trait] {
        Trait.allCases.filter { agrees(on: $0, with: other) == agree }
    }

    /// Whether both are of one connection in one capture. One number that differs is a slip of the pen.
    func fits(_ other: PacketIdentity) -> Bool {
        guard differences(from: other) > 1 else { return true }
        let isSameConnection =
            agrees(on: .clientNumbers, with: other) == true || agrees(on: .serverNumbers, with: other) == true
        return isSameConnection && agrees(on: .ports, with: other) == true
    }

    /// In how many independent ways they differ: both times hang on one printed number, as ports and addresses may.
    private func differences(from other: PacketIdentity) -> Int {
        let groups: [[Trait]] = [
            [.ports], [.addresses], [.clientNumbers], [.serverNumbers], [.capture, .stream], [.roundTrip],
        ]
        return groups.count { $0.contains { agrees(on: $0, with: other) == false } }
    }
}
