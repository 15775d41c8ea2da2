public import TCPWire

/// What the packets of one TCP connection have shown so far. A small value: a check may copy it and try another past.
public struct Connection: Hashable, Sendable {
    /// One end of the connection.
    public struct Side: Hashable, Sendable {
        public var port: UInt16 = 0
        /// The sequence number of this side's last SYN, and which packet of the trace that was.
        public var initialSequence: UInt32?
        public var synPacket = 0
        /// Octets of data on that SYN.
        public var synLength: UInt32 = 0
        /// Whether a SYN of this side was seen.
        public var hasSYN = false
        /// The shift that this side's SYN offered.
        public var offeredShift: UInt8?
        /// Whether this side's SYN offered a shift; `nil` where its options are not all printed.
        public var offersScaling: Bool?
        /// The sequence number that stands for 0 in relative numbers.
        public var base: UInt32?
        /// What this side's SYN offers.
        public var offer = SYNOffer()
        /// The newest timestamp that this side sent.
        public var clock: TimestampClock?
        /// Whether a FIN of this side was seen.
        public var hasFIN = false
        public var segments = 0

        public init() {}
    }

    /// A segment as later acknowledgments look back at it.
    public struct Sent: Hashable, Sendable {
        /// Which packet of the trace, from 1.
        public var packet: Int
        public var frame: UInt64?
        /// The packet that names the frame, where its own lines do not.
        public var namedBy = 0
        public var side: UInt8
        /// The sequence number behind the segment, on the wire and relative.
        public var end: UInt32?
        public var relativeEnd: UInt32?
        public var time: Int64?
        /// The time since the capture's first frame.
        public var frameTime: Int64?
    }

    /// Order of first appearance in the trace, from 0.
    public var number = 0
    public var stream: UInt64?
    /// Side 0 sent the first packet seen.
    public var sides: (Side, Side) { (first, second) }
    public var first = Side()
    public var second = Side()
    /// Addresses as the first side wrote them.
    public var addresses: AddressPair?
    /// The last segments, oldest first.
    public var sent: [Sent] = []
    /// Time of the stream's first frame, as the capture counts.
    public var firstTime: Int64?
    /// Time since the stream's first frame of the last packet, and which packet that was.
    public var lastTime: Int64?
    public var lastPacket = 0
    /// Which packet of the trace came first.
    public var firstPacket = 0
    /// Time of the last SYN without ACK, since the stream's first frame.
    public var synTime: Int64?
    /// The same, since the capture's first frame.
    public var synFrameTime: Int64?
    /// The first round-trip time that the trace prints for the handshake, and where.
    public var initialRTT: Int64?
    public var initialRTTPacket = 0
    /// How long after the last SYN the first other segment with an ACK came, where that is not at once.
    public var handshakeTime: Int64?
    public var handshakePacket = 0
    public var isReset = false
    /// Whether the times of some packet go on from one that the trace does not show.
    public var hasGap = false
    /// What Wireshark counts besides, as far as the last packets print it.
    public var printed = PrintedCounts()
    public var handshake = Handshake()
    public var checksums = ChecksumLedger()
    public var packets = 0

    public init() {}

    public static func == (left: Connection, right: Connection) -> Bool {
        left.number == right.number && left.packets == right.packets
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(number)
    }

    public subscript(side: Int) -> Side {
        get { side == 0 ? first : second }
        set { if side == 0 { first = newValue } else { second = newValue } }
    }

    /// Whether both sides ended it, or one reset it.
    public var isClosed: Bool { isReset || first.hasFIN && second.hasFIN }

    /// Which side is the client: the one whose SYN came without ACK, or whose SYN was answered.
    public var client: Int? {
        clientSide
    }
    var clientSide: Int?
}

extension Connection {
    /// Whether both SYNs carried timestamps, so that every later segment must (RFC 7323, section 3.2).
    public var usesTimestamps: Bool { first.offer.kinds & second.offer.kinds & 1 << 8 != 0 }

    /// How far a window of this side is shifted, as Wireshark counts (RFC 7323, section 2.3).
    ///
    /// Both sides must have offered the option; where the peer's SYN was not seen, the side's own offer counts, and
    /// where its own was not, nothing is known. A shift above 14 counts as 14.
    public func windowShift(of side: Int) -> UInt8? {
        let own = self[side]
        let peer = self[1 - side]
        guard own.hasSYN, let offers = own.offersScaling else { return nil }
        guard offers else { return 0 }
        if peer.hasSYN {
            guard let answers = peer.offersScaling else { return nil }
            guard answers else { return 0 }
        }
        return own.offeredShift.map { min($0, 14) }
    }

    /// Takes a packet in: the `packet`th of the trace, sent by `side`.
    public mutating func advance(with facts: borrowing Facts, side: Int, packet: Int) {
        if packets == 0 {
            first.port = UInt16(truncatingIfNeeded: facts[.sourcePort] ?? 0)
            second.port = UInt16(truncatingIfNeeded: facts[.destinationPort] ?? 0)
            stream = facts[.streamIndex]
            firstPacket = packet
        }
        packets += 1
        self[side].segments += 1
        if addresses == nil, !facts.hasAddressConflict, let pair = facts.addresses.pair {
            addresses = side == 0 ? pair : pair.reversed
        }
        printed.advance(with: facts, packet: packet)
        noteHandshake(facts, side: side, packet: packet)
        noteSYN(facts, side: side, packet: packet)
        noteClock(facts, side: side, packet: packet)
        noteBases(facts, side: side)
        noteTimes(facts, packet: packet)
        noteSent(facts, side: side, packet: packet)
        if let flags = facts.flags {
            if flags.contains(.fin) { self[side].hasFIN = true }
            if flags.contains(.rst) { isReset = true }
        }
        checksums.add(facts, addressSum: addresses?.sum)
    }

    private mutating func noteSYN(_ facts: borrowing Facts, side: Int, packet: Int) {
        guard facts.hasFlags(.syn, of: .syn) else { return }
        // Another sequence number is another attempt.
        if self[side].initialSequence != facts.rawSequence { self[side].offer = SYNOffer() }
        self[side].offer.note(facts)
        self[side].hasSYN = true
        self[side].synPacket = packet
        self[side].initialSequence = facts.rawSequence
        self[side].synLength = UInt32(truncatingIfNeeded: facts[.segmentLength] ?? 0)
        let offers = facts.options.offersScaling
        self[side].offeredShift = offers ? facts[.windowShift].map { UInt8(truncatingIfNeeded: $0) } : nil
        self[side].offersScaling = offers ? true : facts.options.isComplete(facts[.headerLength]) ? false : nil
        if facts.isSYN, clientSide == nil { clientSide = side }
        if facts.isSYNACK { clientSide = 1 - side }
    }

    private mutating func noteClock(_ facts: borrowing Facts, side: Int, packet: Int) {
        guard let now = TimestampClock(facts, packet: packet) else { return }
        if let old = self[side].clock, Int32(bitPattern: now.value &- old.value) < 0,
            !facts.hasFlags(.syn, of: .syn)
        {
            return
        }
        self[side].clock = now
    }

    private mutating func noteBases(_ facts: borrowing Facts, side: Int) {
        if facts.isUnanalysed { return }
        if let raw = facts[.sequenceNumberRaw], let shown = facts[.sequenceNumber],
            facts.markers.contains(.relativeSequence)
        {
            self[side].base = UInt32(truncatingIfNeeded: raw &- shown)
        }
        if self[1 - side].base == nil, let raw = facts[.acknowledgmentNumberRaw],
            let shown = facts[.acknowledgmentNumber], facts.markers.contains(.relativeAcknowledgment)
        {
            self[1 - side].base = UInt32(truncatingIfNeeded: raw &- shown)
        }
    }

    private mutating func noteTimes(_ facts: borrowing Facts, packet: Int) {
        let time = facts.time(.streamTimeRelative)
        if let time {
            if let last = lastTime, let delta = facts.time(.streamTimeDelta), delta != time &- last { hasGap = true }
            lastTime = time
            if firstTime == nil, let frame = facts.time(.timeRelative) { firstTime = frame &- time }
            if facts.isSYN {
                synTime = time
            } else if !facts.isSYNACK, handshakeTime == nil, facts.hasFlags(.ack, of: .ack), let synTime,
                time != synTime
            {
                handshakeTime = time &- synTime
                handshakePacket = packet
            }
        } else {
            lastTime = nil
            // Up to 2.4 only the frames have times.
            if let frame = facts.time(.timeRelative), !facts.isSYN, !facts.isSYNACK, handshakeTime == nil,
                facts.hasFlags(.ack, of: .ack), let synFrameTime, frame != synFrameTime
            {
                handshakeTime = frame &- synFrameTime
                handshakePacket = packet
            }
        }
        if facts.isSYN { synFrameTime = facts.time(.timeRelative) }
        lastPacket = packet
        if initialRTT == nil, let printed = facts.time(.initialRTT) {
            initialRTT = printed
            initialRTTPacket = packet
        }
    }

    private mutating func noteSent(_ facts: borrowing Facts, side: Int, packet: Int) {
        // A paste without frame lines still names frames: the one acknowledged is the peer's last that ends there.
        if let acked = facts[.acksFrame], let index = ackedSegment(of: facts, side: side), sent[index].frame == nil {
            sent[index].frame = acked
            sent[index].namedBy = packet
        }
        let space = facts.countedSpace
        sent.append(
            Sent(
                packet: packet, frame: facts[.frameNumber], side: UInt8(side),
                end: facts.rawSequence.flatMap { raw in space.map { raw &+ $0 } },
                relativeEnd: facts[.sequenceNumber].flatMap { shown in
                    space.map { UInt32(truncatingIfNeeded: shown) &+ $0 }
                }, time: facts.time(.streamTimeRelative), frameTime: facts.time(.timeRelative)))
        if sent.count > 24 { sent.removeFirst(8) }
    }

    /// The peer's last segment that ends where this packet acknowledges: the frame that it names, if that one does, else
    /// one that does, else the frame named.
    public func ackedSegment(of facts: borrowing Facts, side: Int) -> Int? {
        let named = facts[.acksFrame].flatMap { frame in sent.lastIndex { $0.frame == frame } }
        guard let shown = facts[.acknowledgmentNumber].map({ UInt32(truncatingIfNeeded: $0) }) else { return named }
        let peer = UInt8(truncatingIfNeeded: 1 - side)
        if let named, sent[named].side == peer, sent[named].relativeEnd == shown { return named }
        var last: Int?
        // A frame that is not there may be the same segment, sent again.
        for index in sent.indices.reversed()
        where sent[index].side == peer && sent[index].relativeEnd == shown
            && (sent[index].frame == nil || named != nil)
        {
            // Of a segment that was sent again, the time tells which one is meant.
            if let then = sent[index].time, let now = facts.time(.streamTimeRelative),
                now &- then == facts.time(.ackRTT)
            {
                return index
            }
            last = last ?? index
        }
        return last ?? named
    }
}

extension AddressPair {
    /// The same pair, seen from the other end.
    public var reversed: AddressPair {
        switch self {
        case .v4(let source, let destination): .v4(source: destination, destination: source)
        case .v6(let source, let destination): .v6(source: destination, destination: source)
        }
    }
}
