public import TCPWire

/// How the checksum of one segment stands.
public enum ChecksumState: UInt8, Hashable, Sendable {
    case verified
    /// The field holds the folded pseudo-header sum that a sender leaves to its network card.
    case partial
    case bad
    case unverifiable
}

/// The checksums of one connection: with addresses each stands for itself, without them they prove each other.
///
/// Every segment whose bytes are all known says which address sum it was computed for. Two different segments that
/// agree on one are the least that proves anything.
public struct ChecksumLedger: Hashable, Sendable {
    /// A segment waiting for the address sum to be found.
    private struct Witness: Hashable, Sendable {
        var residue: ChecksumResidue
        var fingerprint: UInt64
    }

    /// Canonical sum of the connection's addresses, once it is known.
    public private(set) var addressSum: UInt16?
    private var witnesses: [Witness] = []
    private var counts = InlineCounts()
    public private(set) var segments = 0

    /// How many segments may wait for a sum; a connection that shows none by then shows none.
    private static let patience = 32

    public init() {}

    public mutating func add(_ facts: borrowing Facts, addressSum known: UInt16?) {
        segments += 1
        if addressSum == nil, let known { settle(on: OnesComplement.canonical(known)) }
        guard let residue = facts.checksumResidue else {
            counts[.unverifiable] += 1
            return
        }
        if let addressSum {
            counts[Self.state(of: residue, addressSum: addressSum)] += 1
        } else if witnesses.count < Self.patience {
            plausibleSum = plausibleSum ?? residue.complete
            witnesses.append(Witness(residue: residue, fingerprint: facts.fingerprint))
        } else {
            counts[.unverifiable] += 1
        }
    }

    /// Whether a segment would be bad in the light of what is known so far.
    public static func state(of residue: ChecksumResidue, addressSum: UInt16) -> ChecksumState {
        if residue.complete == addressSum { return .verified }
        return residue.partial == addressSum || residue.segmented == addressSum ? .partial : .bad
    }

    /// Looks for the address sum that most waiting segments agree on, and counts them by it.
    public mutating func close() {
        guard addressSum == nil else { return }
        if let sum = agreedSum {
            settle(on: sum)
        } else {
            counts[.unverifiable] += witnesses.count
            witnesses = []
        }
    }

    /// A sum under which at least one printed checksum holds, where none is proven.
    public private(set) var plausibleSum: UInt16?

    /// The address sum as far as the waiting segments prove one.
    public var agreedSum: UInt16? {
        if let addressSum { return addressSum }
        var best: (sum: UInt16, votes: Int, rank: Int)?
        var isTied = false
        for witness in witnesses {
            for (candidate, rank) in [(witness.residue.complete, 1), (witness.residue.partial, 0)] {
                let voters = witnesses.filter { $0.residue.complete == candidate || $0.residue.partial == candidate }
                var different: [UInt64] = []
                for voter in voters where !different.contains(voter.fingerprint) { different.append(voter.fingerprint) }
                guard different.count >= 2 else { continue }
                let complete = voters.count { $0.residue.complete == candidate }
                let order = (different.count, complete + rank)
                if best.map({ order > ($0.votes, $0.rank) }) ?? true {
                    best = (candidate, order.0, order.1)
                    isTied = false
                } else if let found = best, found.votes == order.0, found.sum != candidate {
                    isTied = isTied || found.rank == order.1
                }
            }
        }
        return isTied ? nil : best?.sum
    }

    private mutating func settle(on sum: UInt16) {
        addressSum = sum
        for witness in witnesses { counts[Self.state(of: witness.residue, addressSum: sum)] += 1 }
        witnesses = []
    }

    public subscript(state: ChecksumState) -> Int { counts[state] }
}

/// One counter for each state.
private struct InlineCounts: Hashable, Sendable {
    private var verified = 0
    private var partial = 0
    private var bad = 0
    private var unverifiable = 0

    subscript(state: ChecksumState) -> Int {
        get {
            switch state {
            case .verified: verified
            case .partial: partial
            case .bad: bad
            case .unverifiable: unverifiable
            }
        }
        set {
            switch state {
            case .verified: verified = newValue
            case .partial: partial = newValue
            case .bad: bad = newValue
            case .unverifiable: unverifiable = newValue
            }
        }
    }
}

extension Facts {
    /// What the checksum field says about the addresses; `nil` unless every byte of the segment is known.
    public var checksumResidue: ChecksumResidue? {
        guard let field = self[.checksum], let sum = segmentSum else { return nil }
        return ChecksumResidue(field: UInt16(truncatingIfNeeded: field), segment: sum.sum, length: sum.length)
    }

    /// The sum over the segment with a checksum field of zero, and its length in bytes.
    public var segmentSum: (sum: InternetChecksum, length: Int)? {
        guard isMeasured, let data = self[.segmentLength], data == 0 || dataSum != nil, data < 1 << 24,
            let words = self[.headerLength], words >= 20, words <= 60, words % 4 == 0,
            flagsMask == 0xfff,
            !markers.contains(.reassembled), !markers.contains(.incomplete),
            let source = self[.sourcePort], let destination = self[.destinationPort], let sequence = rawSequence,
            let acknowledgment = rawAcknowledgment, let window = self[.windowValue], let urgent = self[.urgentPointer],
            let flags, options.isKnown(upTo: Int(words) - 20)
        else { return nil }
        var sum = InternetChecksum()
        sum.add(UInt16(truncatingIfNeeded: source))
        sum.add(UInt16(truncatingIfNeeded: destination))
        sum.add(long: sequence)
        sum.add(long: acknowledgment)
        sum.add(UInt16(truncatingIfNeeded: words / 4) << 12 | flags.rawValue)
        sum.add(UInt16(truncatingIfNeeded: window))
        sum.add(UInt16(truncatingIfNeeded: urgent))
        for index in stride(from: 0, to: Int(words) - 20, by: 2) {
            sum.add(UInt16(options.area.bytes[index]) << 8 | UInt16(options.area.bytes[index + 1]))
        }
        if let dataSum { sum.add(dataSum) }
        return (sum, Int(words) + Int(data))
    }

    /// Tells different segments apart: copies of one prove nothing.
    var fingerprint: UInt64 {
        var value = UInt64(rawSequence ?? 0) << 32 | UInt64(rawAcknowledgment ?? 0)
        value ^= (self[.checksum] ?? 0) << 16 ^ (self[.flags] ?? 0) ^ (self[.windowValue] ?? 0) << 40
        return value
    }
}
