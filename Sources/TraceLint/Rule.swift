public import PacketTrace
public import TCPWire

/// How grave a finding is.
public enum Severity: UInt8, Hashable, Sendable, CaseIterable {
    case info, note, warning, error

    public var name: StaticString {
        switch self {
        case .info: "info"
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}

/// What a finding speaks of: the text that contradicts itself, or packets that break or bend a standard.
public enum FindingKind: UInt8, Hashable, Sendable {
    case text, wire

    public var name: StaticString { self == .text ? "text" : "wire" }
}

/// One check: a row of ``RuleTable``.
public struct Rule: Sendable {
    /// Stable, never used twice.
    public var code: StaticString
    public var name: StaticString
    /// What a violation is, as long as no repair of the text explains it.
    public var kind: FindingKind
    public var severity: Severity
    /// What must hold, in a sentence.
    public var summary: StaticString
    /// Why it must hold, and when it need not.
    public var why: String
    /// The clause it rests on; empty where Wireshark's own arithmetic is the ground.
    public var reference: StaticString
    /// Whether `--fix` mends what the rule finds, where exactly one smallest repair exists.
    var mayBeMended = true
    /// Signs of which a segment must have one for the rule to have anything to say.
    var signs: Signs = .always
    public var example: Example
    /// Looks at one packet in the light of those before it.
    var check: @Sendable (borrowing Moment, inout Report) -> Void

    /// Whether `--fix` can mend findings of this rule: what the packets do wrong is no slip of the text.
    public var isFixable: Bool { mayBeMended && (!example.isBroken || kind == .text) }

    /// One change to a sample that the rule must find.
    public struct Example: Sendable {
        /// The sample, below `Samples`.
        public var sample: StaticString
        /// What stands in the good trace, and what in the bad one; the first place where it stands counts. Nothing
        /// stands for all the rest of the text.
        public var good: StaticString
        public var bad: StaticString
        /// A line that stands before that place, to find the right packet by; may be empty.
        public var behind: StaticString
        /// Whether the sample is the bad trace: in packets that break a standard nothing contradicts itself.
        public var isBroken = false

        public init(
            good: StaticString, bad: StaticString, behind: StaticString = "",
            in sample: StaticString = "handshake/pasted.txt"
        ) {
            self.sample = sample
            self.good = good
            self.bad = bad
            self.behind = behind
        }

        /// A sample of packets that break the rule: the line that tells, and what it should say.
        static func packets(
            _ bad: StaticString, not good: StaticString, behind: StaticString = "", in sample: StaticString
        ) -> Example {
            var example = Example(good: good, bad: bad, behind: behind, in: sample)
            example.isBroken = true
            return example
        }
    }
}

/// A packet as a rule sees it.
public struct Moment: Sendable {
    public var facts: Facts
    /// What the connection had shown before this packet.
    public var connection: Connection
    /// The side that sent it, and its peer.
    public var side: Int
    /// Which packet of the trace, from 1.
    public var packet: Int
    /// The frame just before this one in the capture, if the trace has it.
    public var previous: FrameTimes?
    /// Where the trace was captured.
    public var vantage = Vantage.unknown
    /// The packet before this one in the trace, whatever lies between them.
    public var earlier: FrameTimes?
    /// The time since the packet before, where the trace holds all frames that were displayed.
    public var gap: Int64?

    var own: Connection.Side { connection[side] }
    var peer: Connection.Side { connection[1 - side] }
}

/// The times of one frame, by which the next one's are checked.
public struct FrameTimes: Hashable, Sendable {
    public var packet: Int
    public var number: UInt64
    public var epoch: Int64?
    public var relative: Int64?

    public init?(_ facts: borrowing Facts, packet: Int) {
        guard let number = facts[.frameNumber] else { return nil }
        self.packet = packet
        self.number = number
        epoch = facts.time(.epochTime)
        relative = facts.time(.timeRelative)
    }
}

/// One quantity in a relation that does not hold, and the value with which it would.
public struct Term: Sendable {
    public var packet: Int
    public var field: Field
    /// Which option of the packet, from 0; `nil` stands for the first one that states the field.
    public var item: UInt8?
    /// The value that the other terms ask for; `nil` where they ask for none.
    public var expected: UInt64?

    public init(_ field: Field, in packet: Int, item: UInt8? = nil, expected: UInt64? = nil) {
        self.field = field
        self.packet = packet
        self.item = item
        self.expected = expected
    }
}

/// A relation that does not hold. The first term is the one to point at if nothing else tells.
public struct Violation: Sendable {
    public var rule: Int
    public var packet: Int
    public var terms: [Term]
    /// What does not agree, in a sentence.
    public var message: String
    public var severity: Severity?

    /// Its own severity, or its rule's, as a number that grows with it.
    var gravity: UInt8 { (severity ?? RuleTable.rules[rule].severity).rawValue }
}

/// Where the rules write their violations down.
public struct Report: Sendable {
    public internal(set) var violations: [Violation] = []
    var rule = 0
    var packet = 0

    mutating func add(_ message: String, _ terms: [Term], severity: Severity? = nil) {
        violations.append(
            Violation(rule: rule, packet: packet, terms: terms, message: message, severity: severity))
    }
}
