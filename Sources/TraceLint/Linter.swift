public import PacketTrace
public import SourceText
import TCPWire

/// Lints a trace packet by packet, in order. Holds a few packets of each open connection and nothing of the rest.
public struct Linter: Sendable {
    /// What is kept of one connection.
    struct Slot: Sendable {
        /// Before the first packet that is kept, and after the last one.
        var start = Connection()
        var current = Connection()
        var members: [Member] = []
        var isDirty = false
        /// Packets still to come before a contradiction is judged.
        var patience = 0
        var isSettled = false
        /// How many interruptions there had been at its last packet.
        var interruptions = 0
        /// Packets whose lines are not as they should be.
        var layouts: [Layout] = []
        /// Whether packets of it came in another order than their frames.
        var isDisordered = false
        /// By which amounts its checksums miss, where one cause explains them all.
        var explained: [UInt16] = []
    }

    /// A connection by its number, and the side of it that sent a packet.
    public struct Sender: Hashable, Sendable {
        public var connection: Int
        public var side: Int
    }

    /// A handshake and what follows it are judged together; later packets in the light of a few neighbours.
    static let opening = 8
    static let neighbours = 3
    /// Connections whose opening may wait at once; the oldest is judged first.
    static let mostWaiting = 4096
    /// How many packets after its end a connection is remembered: late acknowledgments are still its own.
    static let afterlife = 4096

    let access: TraceAccess
    let vantage: Vantage
    /// Rules of which something was said for information.
    var told: Set<Int> = []
    var checks = RuleTable.checks
    var table = ConnectionTable()
    /// One slot for each connection, none once it is over.
    var slots: [[Slot]] = []
    var summary: [ConnectionSummary] = []
    var waiting: [Int] = []
    var firstWaiting = 0
    var closed: [(connection: Int, packet: Int)] = []
    var firstClosed = 0
    var firstOfSection = 0
    var previous: FrameTimes?
    /// Times of the last frame, and whether the trace holds all that was displayed.
    var latest: FrameTimes?
    var holdsAllDisplayed = false
    /// Where the packet before stands.
    var lastText: SourceSpan?
    /// Bytes of the packets taken, and of those that were looked at closely.
    var bytes = 0
    var closeBytes = 0
    /// The series of Wireshark that print lines as these packets have them; and whether no one series prints them all.
    var series = WiresharkSeries.v1_0...WiresharkSeries.v4_6
    var isMixed = false
    /// Frames that do not go on one behind the other.
    var order = FrameOrder()
    /// Connections that say they are the same stream.
    var clashes: [(first: Int, second: Int)] = []
    var interruptions = 0
    /// Number of the last packet in the trace.
    var position = 0
    var isFinishing = false

    public internal(set) var findings: [Finding] = []
    /// Lines of the prose that silence rules.
    public internal(set) var directives: [IgnoreDirective] = []
    /// Frame numbers of packets whose own is not printed, as later packets name them.
    public internal(set) var inferredFrames: [Int: UInt64] = [:]
    /// Who sent the packets that print no addresses.
    public private(set) var senders: [Int: Sender] = [:]
    /// Window fields of packets that print the scaled window only.
    public private(set) var derivedWindows: [Int: UInt64] = [:]
    /// How many packets were taken.
    public internal(set) var packets = 0
    public internal(set) var segments = 0

    public init(access: TraceAccess, vantage: Vantage = .unknown) {
        self.access = access
        self.vantage = vantage
    }

    /// How many connections were seen.
    public var connections: Int { table.count }

    /// How the checksums of each connection stand; complete after ``finish()``.
    public var summaries: [ConnectionSummary] { summary }

    /// Passes over the next packet of the trace, which is not selected.
    public mutating func pass() {
        if !order.held.isEmpty {
            isFinishing = true
            release()
            isFinishing = false
        }
        position += 1
        previous = nil
        latest = nil
    }

    /// Takes the next packet of the trace, whose text this is.
    public mutating func add(_ facts: borrowing Facts, text: SourceSpan) {
        if !access.holdsBytes, !order.goesOn(facts) { return hold(facts, text: text) }
        feed(facts, text: text)
    }

    /// Passes on a packet whose place in the trace is clear.
    mutating func feed(_ facts: borrowing Facts, text: SourceSpan, isDisordered: Bool = false) {
        bytes += text.length
        defer { lastText = text }
        if facts.hasSegment, !access.holdsBytes, let close = lookClosely(at: text) {
            return feed(close.facts, text: text, close.layout, isDisordered: isDisordered)
        }
        feed(facts, text: text, nil, isDisordered: isDisordered)
    }

    private mutating func feed(
        _ facts: borrowing Facts, text: SourceSpan, _ layout: Layout?, isDisordered: Bool
    ) {
        packets += 1
        position += 1
        endsOpen = false
        if !access.holdsBytes { order.note(facts, packet: position, text: text) }
        let times = FrameTimes(facts, packet: position)
        let before = times.flatMap { now in previous.flatMap { $0.number + 1 == now.number ? $0 : nil } }
        previous = times
        let earlier = times.flatMap { now in latest.flatMap { $0.number < now.number ? $0 : nil } }
        let followsDisplayed = noteDisplayed(facts, times, earlier)
        if times != nil { latest = times }
        if facts.markers.contains(.unread) { noteUnread(text, frame: facts[.frameNumber], packet: position) }
        guard facts.hasSegment else {
            judgeWithoutSegment(facts, text)
            // It counts as a frame of the stream that it quotes, and does not say of which.
            if !facts.markers.isDisjoint(with: [.quoted, .message]) { interruptions += 1 }
            return
        }
        segments += 1
        endsOpen = facts.lacksLines
        var number = table.connection(of: facts) { slots[$0][0].current }
        if facts.isSYN, beginsAnew(facts, number) {
            startSection()
            number = table.connection(of: facts) { slots[$0][0].current }
        }
        if number == slots.count { open(number) }
        if let clash = table.clash {
            clashes.append((clash, number))
            table.clash = nil
        }
        if facts.addresses == .unknown {
            let side = slots[number][0].current.side(of: facts) ?? 0
            senders[position] = Sender(connection: number, side: side)
        }
        if !facts.isKnown(.windowValue), facts.isKnown(.windowSize) { deriveWindow(facts, slots[number][0].current) }
        var member = Member(packet: position, facts: copy facts, text: text, previous: before)
        member.earlier = earlier
        member.followsDisplayed = followsDisplayed && before == nil
        if slots[number][0].interruptions != interruptions { member.facts[.streamTimeDelta] = nil }
        slots[number][0].interruptions = interruptions
        if let layout { note(layout, of: member, number) }
        if isDisordered { slots[number][0].isDisordered = true }
        take(member, number)
        limitWaiting()
        retireClosed()
    }

    /// Undoes the scaling, by the factor that the packet prints or else by the shift that its sender offered.
    private mutating func deriveWindow(_ facts: borrowing Facts, _ connection: Connection) {
        let side = connection.side(of: facts) ?? 0
        let shift = connection.windowShift(of: side).flatMap { $0 == connection[side].offeredShift ? $0 : nil }
        let offered = shift.map { UInt64(1) << UInt64($0) }
        guard let size = facts[.windowSize], let factor = facts[.windowScaleFactor] ?? offered, factor > 0,
            size % factor == 0, size / factor <= 0xffff
        else { return }
        derivedWindows[position] = size / factor
    }

    private mutating func open(_ number: Int) {
        var slot = Slot()
        slot.interruptions = interruptions
        slot.start.number = number
        slot.current.number = number
        slots.append([slot])
        summary.append(ConnectionSummary(connection: number, client: 0, checksums: ChecksumLedger()))
        waiting.append(number)
    }

    private mutating func limitWaiting() {
        guard waiting.count - firstWaiting > Self.mostWaiting else { return }
        settle(waiting[firstWaiting])
        firstWaiting += 1
        if firstWaiting > Self.mostWaiting {
            waiting.removeFirst(firstWaiting)
            firstWaiting = 0
        }
    }

    private mutating func retireClosed() {
        while firstClosed < closed.count, closed[firstClosed].packet + Self.afterlife < position {
            retire(closed[firstClosed].connection)
            firstClosed += 1
        }
        if firstClosed > Self.afterlife {
            closed.removeFirst(firstClosed)
            firstClosed = 0
        }
    }

    /// Judges a connection for the last time and forgets all but its sums.
    private mutating func retire(_ number: Int) {
        guard !slots[number].isEmpty else { return }
        settle(number)
        slots[number][0].current.checksums.close()
        let connection = slots[number][0].current
        summary[number] = ConnectionSummary(
            connection: number, client: connection.client ?? 0, checksums: connection.checksums)
        table.remove(connection)
        slots[number] = []
    }

    /// Another capture begins in the same text.
    mutating func startSection() {
        retireAll()
        order.reset()
        clashes.removeAll()
        table.removeAll()
        waiting.removeAll()
        firstWaiting = 0
        closed.removeAll()
        firstClosed = 0
        previous = nil
        latest = nil
    }

    private mutating func retireAll() {
        for number in firstOfSection..<slots.count { retire(number) }
        firstOfSection = slots.count
    }

    /// Judges all that is left. Behind it errors and warnings stand first, then notes, each in the order of the trace; what
    /// is only for information is said where nothing is wrong.
    public mutating func finish() {
        isFinishing = true
        release()
        retireAll()
        if findings.contains(where: { $0.isGrave }) { findings.removeAll { $0.severity == .info } }
        findings.sort { left, right in
            left.isGrave == right.isGrave
                ? (left.span.start, left.span.end) < (right.span.start, right.span.end) : left.isGrave
        }
    }

    /// Whether the last packet lacks lines that its section always has.
    public private(set) var endsOpen = false

    /// Reports that the text ends in the middle of the last packet, whose last line this is.
    public mutating func noteCut(at span: SourceSpan) {
        let line = access.text(span)
        findings.append(
            Finding(
                rule: .cutOff, kind: .text, severity: Rule.cutOff.severity,
                message: "the text ends in the middle of packet \(position): what follows this line is missing",
                packet: position, frame: nil, field: .frameNumber, span: span,
                found: String(decoding: line, as: UTF8.self), expected: nil, related: [], repair: nil))
    }
}
