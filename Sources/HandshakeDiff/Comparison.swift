public import PacketTrace

/// One field of one segment in both handshakes.
struct Comparison: Hashable, Sendable {
    var segment: SegmentRole
    var field: String
    var a: Observation
    var b: Observation
    /// Lists that have the same members in another order.
    var isReordered = false

    var change: Difference.Change? {
        switch (a, b) {
        case (.shown, .shown): a.agrees(with: b) ? nil : isReordered ? .reordered : .changed
        case (.shown, .absent): .removed
        case (.absent, .shown): .added
        default: nil
        }
    }

    /// The side that does not print what the other does.
    var unseenSide: NotCompared.Side? {
        switch (a, b) {
        case (.unseen, .shown), (.unseen, .absent): .a
        case (.shown, .unseen), (.absent, .unseen): .b
        default: nil
        }
    }

    /// Whether both sides say something.
    var isCompared: Bool {
        switch (a, b) {
        case (.shown, .shown), (.shown, .absent), (.absent, .shown): true
        default: false
        }
    }
}

/// Two handshakes side by side.
public struct HandshakePair: Hashable, Sendable {
    public var a: ObservedHandshake
    public var b: ObservedHandshake
    public var settledA: Negotiation
    public var settledB: Negotiation
    /// Which SYN stands for the others, where one was sent several times.
    var synA: HandshakeSegment?
    var synB: HandshakeSegment?

    public init(_ a: ObservedHandshake, _ b: ObservedHandshake) {
        self.a = a
        self.b = b
        settledA = a.negotiation
        settledB = b.negotiation
        synA = a.syn
        synB = b.syn
    }

    /// The view from one side, with the other one for comparison.
    var left: PairSide { PairSide(handshake: a, settled: settledA, other: b, syn: synA, otherSYN: synB) }
    var right: PairSide { PairSide(handshake: b, settled: settledB, other: a, syn: synB, otherSYN: synA) }

    /// The first segment that both handshakes have.
    var firstCommon: SegmentRole? {
        SegmentRole.allCases.first { left.segment($0) != nil && right.segment($0) != nil }
    }
}

/// One of two handshakes that are compared.
struct PairSide {
    let handshake: ObservedHandshake
    let settled: Negotiation
    let other: ObservedHandshake
    let syn: HandshakeSegment?
    let otherSYN: HandshakeSegment?

    func segment(_ role: SegmentRole) -> HandshakeSegment? {
        switch role {
        case .syn: syn
        case .synACK: handshake.synACK
        case .ack: handshake.ack
        }
    }

    func otherSegment(_ role: SegmentRole) -> HandshakeSegment? {
        switch role {
        case .syn: otherSYN
        case .synACK: other.synACK
        case .ack: other.ack
        }
    }
}
