public import TCPWire

/// What the SYN of one side offers, as far as later segments are bound to it.
public struct SYNOffer: Hashable, Sendable {
    /// Which options of kinds below 64 it carries, one bit for each kind.
    public var kinds: UInt64 = 0
    /// Whether the trace says of every option of it which it is.
    public var isComplete = false
    /// Its flags; `nil` where the trace does not state all of them.
    public var flags: TCPFlags?
    /// The mark of its datagram: Not-ECT, ECT(1), ECT(0) or CE, from 0 to 3 (RFC 3168, section 5).
    public var mark: UInt8?
    /// The largest segment that its sender takes.
    public var maximumSegmentSize: UInt64?
    /// TSval of the first and of the last SYN with the same sequence number (RFC 7323, section 3.2).
    public var firstTimestamp: UInt32?
    public var lastTimestamp: UInt32?
    /// Whether it has options of kinds for experiments, which others use before they have one of their own (RFC 6994).
    public var hasExperiments = false
    /// How many SYNs with this sequence number there were.
    public var count = 0

    public init() {}

    /// Takes a SYN in: the first one, or the same one again.
    mutating func note(_ facts: borrowing Facts) {
        kinds = facts.options.kindSet
        isComplete = facts.knowsAllOptions
        flags = facts.flagsMask == 0xfff ? facts.flags : nil
        mark = (facts[.ipDifferentiatedServices] ?? facts[.ipv6TrafficClass]).map { UInt8(truncatingIfNeeded: $0 & 3) }
        hasExperiments = facts.options.has(kind: 253) || facts.options.has(kind: 254)
        maximumSegmentSize = facts.options.has(kind: 2) ? facts[.mssValue] : nil
        count += 1
        guard facts.options.has(kind: 8), let value = facts[.timestampValue] else { return }
        lastTimestamp = UInt32(truncatingIfNeeded: value)
        firstTimestamp = firstTimestamp ?? lastTimestamp
    }

    /// Whether an option of a kind below 64 was offered.
    public func has(kind: UInt8) -> Bool { kinds >> UInt64(kind) & 1 != 0 }

    /// Whether the SYN is known not to carry an option of a kind below 64.
    public func lacks(kind: UInt8) -> Bool { isComplete && !has(kind: kind) }

    /// Whether an echoed timestamp is one that a SYN carried, or lies between those of its retransmissions.
    public func explains(echo: UInt32) -> Bool {
        guard let first = firstTimestamp, let last = lastTimestamp else { return true }
        return echo &- first <= last &- first
    }
}

/// The newest timestamp that one side sent, and how far it was then (RFC 7323, section 5.3).
public struct TimestampClock: Hashable, Sendable {
    public var value: UInt32
    public var sequence: UInt32
    public var acknowledgment: UInt32
    /// Which packet of the trace it stood in.
    public var packet: Int

    public init?(_ facts: borrowing Facts, packet: Int) {
        guard facts.options.has(kind: 8), let value = facts[.timestampValue], let sequence = facts.rawSequence else {
            return nil
        }
        self.value = UInt32(truncatingIfNeeded: value)
        self.sequence = sequence
        acknowledgment = facts.rawAcknowledgment ?? 0
        self.packet = packet
    }

    /// Whether this one, sent later, shows an earlier time. Segments that only arrived in another order do not count.
    public func runsBackwards(from old: TimestampClock) -> Bool {
        guard Int32(bitPattern: value &- old.value) < 0 else { return false }
        let ahead = Int32(bitPattern: sequence &- old.sequence)
        return ahead > 0 || ahead == 0 && Int32(bitPattern: acknowledgment &- old.acknowledgment) > 0
    }
}
