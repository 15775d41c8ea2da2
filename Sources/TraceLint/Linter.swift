public import PacketTrace
public import SourceText
import TCPWire

/// Lints a trace packet by packet, in order. Holds a few packets of each connection and nothing of the rest.
public struct Linter: Sendable {
    /// What is kept of one connection.
    private struct Slot: Sendable {
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
    }

    /// A handshake and what follows it are judged together; later packets in the light of a few neighbours.
    private static let opening = 8
    private static let neighbours = 3
    /// Connections whose opening may wait at once; the oldest is judged first.
    private static let mostWaiting = 4096

    private let access: TraceAccess
    private var table = ConnectionTable()
    private var slots: [Slot] = []
    private var waiting: [Int] = []
    private var firstWaiting = 0
    private var previous: FrameTimes?
    private var sections = TraceSections()
    private var interruptions = 0

    public private(set) var findings: [Finding] = []
    /// Frame numbers of packets whose own is not printed, as later packets name them.
    public private(set) var inferredFrames: [Int: UInt64] = [:]
    public private(set) var packets = 0
    public private(set) var segments = 0

    public init(access: TraceAccess) {
        self.access = access
    }

    /// How many connections were seen.
    public var connections: Int { table.count }

    /// How the checksums of each connection stand; complete after ``finish()``.
    public var summaries: [ConnectionSummary] {
        slots.enumerated().map { number, slot in
            ConnectionSummary(
                connection: number, client: slot.current.client ?? 0, checksums: slot.current.checksums)
        }
    }

    /// Takes the next packet of the trace, whose text this is.
    public mutating func add(_ facts: borrowing Facts, text: SourceSpan) {
        packets += 1
        let times = FrameTimes(facts, packet: packets)
        if sections.begins(with: facts) { startSection() }
        let before = times.flatMap { now in previous.flatMap { $0.number + 1 == now.number ? $0 : nil } }
        previous = times
        guard facts.hasSegment else {
            // It counts as a frame of the stream that it quotes, and does not say of which.
            if facts.markers.contains(.quoted) { interruptions += 1 }
            return
        }
        segments += 1
        let number = table.connection(of: facts) { slots[$0].current }
        if number == slots.count {
            slots.append(Slot())
            slots[number].interruptions = interruptions
            slots[number].start.number = number
            slots[number].current.number = number
            waiting.append(number)
        }
        var member = Member(packet: packets, facts: facts, text: text, previous: before)
        if slots[number].interruptions != interruptions { member.facts[.streamTimeDelta] = nil }
        slots[number].interruptions = interruptions
        take(member, number)
        if waiting.count - firstWaiting > Self.mostWaiting {
            settle(waiting[firstWaiting])
            firstWaiting += 1
        }
    }

    private mutating func startSection() {
        finish()
        table.removeAll()
        waiting = []
        firstWaiting = 0
    }

    private mutating func take(_ member: Member, _ number: Int) {
        var violations: [Violation] = []
        Trial.step(member, &slots[number].current, &violations)
        slots[number].members.append(member)
        let limit = slots[number].isSettled ? Self.neighbours : Self.opening
        if !violations.isEmpty || isSumBad(member, slots[number].current) {
            slots[number].isDirty = true
            slots[number].patience = slots[number].isSettled ? 2 : max(2, limit - slots[number].members.count)
        } else if slots[number].isDirty {
            slots[number].patience -= 1
        }
        if slots[number].isDirty {
            if slots[number].patience <= 0 || slots[number].members.count >= Self.opening + 4 { settle(number) }
        } else if slots[number].members.count >= limit {
            if slots[number].isSettled {
                dropFirst(number)
            } else {
                settle(number)
            }
        }
    }

    /// Once the connection's addresses are known a segment's checksum is judged at once.
    private func isSumBad(_ member: borrowing Member, _ connection: Connection) -> Bool {
        guard let sum = connection.checksums.addressSum, let residue = member.facts.checksumResidue else {
            return false
        }
        return ChecksumLedger.state(of: residue, addressSum: sum) == .bad
    }

    private mutating func dropFirst(_ number: Int) {
        let first = slots[number].members.removeFirst()
        let side = slots[number].start.side(of: first.facts) ?? 0
        slots[number].start.advance(with: first.facts, side: side, packet: first.packet)
    }

    /// Judges the packets that are kept, and keeps only what the next ones need.
    private mutating func settle(_ number: Int) {
        let trial = Trial(start: slots[number].start, members: slots[number].members)
        slots[number].isSettled = true
        guard !trial.members.isEmpty else { return }
        if slots[number].isDirty || trial.run().violations.isEmpty == false { diagnose(trial, number) }
        noteFrames(number)
        slots[number].isDirty = false
        slots[number].start = slots[number].current
        slots[number].members.removeAll()
    }

    private mutating func noteFrames(_ number: Int) {
        for member in slots[number].members where !member.facts.isKnown(.frameNumber) {
            let sent = slots[number].current.sent.first { $0.packet == member.packet }
            if let frame = sent?.frame { inferredFrames[member.packet] = frame }
        }
    }

    private mutating func diagnose(_ trial: Trial, _ number: Int) {
        let printed = trial.members.map { access.claims($0.text) }
        var diagnosis = Diagnosis(trial: trial, claims: printed)
        let (found, left) = diagnosis.run()
        slots[number].current = left.connection
        let builder = FindingBuilder(
            access: access, members: trial.members, printed: printed, frames: Self.frames(left.connection, trial))
        for repair in found {
            if let finding = builder.finding(for: repair) { findings.append(finding) }
        }
        for violation in left.violations {
            if let finding = builder.finding(for: violation) { findings.append(finding) }
        }
    }

    /// Frame numbers by packet: as printed, or as later packets name them.
    private static func frames(_ connection: Connection, _ trial: Trial) -> [Int: UInt64] {
        var frames: [Int: UInt64] = [:]
        for sent in connection.sent where sent.frame != nil { frames[sent.packet] = sent.frame }
        for member in trial.members {
            if let number = member.facts[.frameNumber] { frames[member.packet] = number }
        }
        return frames
    }

    /// Judges all that is left; findings are in the order of the trace behind it.
    public mutating func finish() {
        for number in slots.indices where !slots[number].members.isEmpty { settle(number) }
        for number in slots.indices { slots[number].current.checksums.close() }
        findings.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
}
