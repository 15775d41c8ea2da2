public import PacketTrace
public import SourceText
import TCPWire
public import TraceLint

/// Collects what a report needs, packet by packet: all of a few connections, and a line for each other one.
public struct LessonBuilder: Sendable {
    /// How much is explained.
    public struct Limits: Sendable {
        public var talks = 4
        public var packets = 12
        /// Printed lines of one packet.
        public var lines = 300

        public init() {}
    }

    /// Where lines and their numbers come from.
    public struct Access: Sendable {
        /// The lines of a span of the trace; none where the trace is no text.
        public var lines: @Sendable (SourceSpan) -> [Lesson.Line]

        public init(lines: @escaping @Sendable (SourceSpan) -> [Lesson.Line]) {
            self.lines = lines
        }
    }

    private let limits: Limits
    private let access: Access
    private let repairs: [Int: [Finding.Repair]]
    private let frames: [Int: UInt64]
    private let windows: [Int: UInt64]
    private let findings: [Int: [LintReport.Entry]]
    private var analyzer = StreamAnalyzer()
    private var collector = HandshakeCollector()
    private var table = ConnectionTable()
    private var sections = TraceSections()
    private var lesson: Lesson
    private var packet = 0
    private var lastTime: Int64 = 0
    /// The author's words since the last packet that is explained.
    private var pending: [Lesson.Line] = []
    /// The packet before this one, if it is explained.
    private var previous: (talk: Int, packet: Int)?

    /// - Parameters:
    ///   - linter: has seen the whole trace.
    ///   - findings: what it found, with places.
    public init(
        name: String, kind: String, linter: Linter, findings: [LintReport.Entry], access: Access,
        limits: Limits = Limits()
    ) {
        lesson = Lesson(name: name, kind: kind)
        self.limits = limits
        self.access = access
        var repairs: [Int: [Finding.Repair]] = [:]
        var byPacket: [Int: [LintReport.Entry]] = [:]
        for entry in findings {
            byPacket[entry.finding.packet, default: []].append(entry)
            guard let repair = entry.finding.repair else { continue }
            for packet in Set(repair.changes.map { $0.packet }) { repairs[packet, default: []].append(repair) }
        }
        self.repairs = repairs
        self.findings = byPacket
        frames = linter.inferredFrames
        windows = linter.derivedWindows
    }

    /// Takes the next packet of the trace in.
    ///
    /// - Parameter isSelected: whether it is to be explained.
    public mutating func add(_ claims: PacketClaims, isSelected: Bool) {
        packet += 1
        var claims = claims
        let printed = claims
        var origins = repair(&claims)
        var facts = Facts(resolving: claims)
        if sections.begins(with: facts) { table.removeAll() }
        for field in facts.conflicts.fields { origins.assumed.insert(field) }
        if let window = windows[packet] {
            facts[.windowValue] = window
            origins.derived.insert(.windowValue)
        }
        if let time = facts.clock { lastTime = time }
        let frame = facts[.frameNumber] ?? frames[packet]
        guard isSelected else { return }
        lesson.packets += 1
        let analysis = analyzer.analyze(facts, frame: frame ?? UInt64(packet), time: lastTime)
        collector.add(facts, packet: packet)
        guard facts.hasSegment, let analysis else { return pass(printed) }
        lesson.segments += 1
        let index = connection(of: facts)
        let side = lesson.overview[index].connection.side(of: facts) ?? 0
        lesson.overview[index].connection.advance(with: facts, side: side, packet: packet)
        lesson.overview[index].count += 1
        guard index < limits.talks, lesson.overview[index].packets.count < limits.packets else { return pass(printed) }
        var shown = Lesson.Packet(
            number: packet, frame: frame, time: facts.clock, facts: facts, claims: printed,
            segment: Segment(facts, origins: origins), analysis: analysis, side: side)
        shown.findings = findings[packet] ?? []
        divide(printed, &shown)
        lesson.overview[index].packets.append(shown)
        previous = (index, lesson.overview[index].packets.count - 1)
    }

    /// The lesson, behind the last packet.
    public mutating func finish() -> Lesson {
        if !pending.isEmpty {
            let rest = Self.trimmed(pending)
            if let previous {
                lesson.overview[previous.talk].packets[previous.packet].after += rest
            } else {
                lesson.prose = rest
            }
        }
        for index in lesson.overview.indices {
            lesson.overview[index].connection.checksums.close()
            lesson.overview[index].addressSum = lesson.overview[index].connection.checksums.addressSum
        }
        // The first attempt counts; a handshake knows its stream by the same number as the connection.
        for handshake in collector.handshakes {
            let first = handshake.syns.first?.packet ?? handshake.synACKs.first?.packet ?? 0
            guard let index = indexes[first], lesson.overview[index].handshake == nil else { continue }
            lesson.overview[index].handshake = handshake
        }
        lesson.connections = lesson.overview.count
        lesson.talks = lesson.overview.filter { !$0.packets.isEmpty }
        return lesson
    }

    /// Which connection each SYN belongs to.
    private var indexes: [Int: Int] = [:]

    private mutating func connection(of facts: borrowing Facts) -> Int {
        let number = table.connection(of: facts) { lesson.overview[$0].connection }
        while lesson.overview.count <= number {
            var connection = Connection()
            connection.number = lesson.overview.count
            let stream = facts[.streamIndex] ?? UInt64(connection.number)
            lesson.overview.append(
                Lesson.Talk(
                    stream: stream, connection: connection, handshake: nil, packets: [], count: 0, addressSum: nil))
        }
        if facts.hasFlags(.syn, of: .syn) { indexes[packet] = number }
        return number
    }

    /// Puts the claims right that the diagnosis found wrong.
    private func repair(_ claims: inout PacketClaims) -> FieldOrigins {
        var origins = FieldOrigins()
        for repair in repairs[packet] ?? [] {
            for change in repair.changes where change.packet == packet && change.claim < claims.claims.count {
                claims.claims[change.claim].value = change.value
                let field = claims.claims[change.claim].field
                if repair.isOnly { origins.derived.insert(field) } else { origins.assumed.insert(field) }
            }
        }
        return origins
    }
}

// MARK: - Lines

extension LessonBuilder {
    /// A packet that is not explained: only the words around it are kept.
    private mutating func pass(_ claims: PacketClaims) {
        guard pending.count < 400, !claims.prose.isEmpty else { return }
        for span in claims.prose.prefix(100) { pending += access.lines(span) }
        previous = nil
    }

    /// Parts a packet's text into its own lines and the author's.
    private mutating func divide(_ claims: PacketClaims, _ shown: inout Lesson.Packet) {
        var own: [Lesson.Line] = []
        var before: [Lesson.Line] = []
        var after: [Lesson.Line] = []
        var next = 0
        for line in access.lines(claims.text) {
            while next < claims.prose.count, claims.prose[next].end < line.span.start { next += 1 }
            let isProse = next < claims.prose.count && claims.prose[next].start <= line.span.start
            if isProse || line.text.utf8.allSatisfy({ $0 <= 0x20 }) {
                if own.isEmpty { before.append(line) } else { after.append(line) }
            } else {
                own.append(line)
            }
        }
        if own.count > limits.lines { own.removeLast(own.count - limits.lines) }
        shown.lines = own
        let words = pending + before
        pending = []
        let cut = Self.cut(words)
        if let previous, cut > 0 {
            lesson.overview[previous.talk].packets[previous.packet].after += Self.trimmed(words[..<cut])
            shown.before = Self.trimmed(words[cut...])
        } else {
            shown.before = Self.trimmed(words[...])
        }
        // What stands behind the packet's own lines may belong to the next one; at the end it is this one's.
        pending = after
    }

    /// Where the words behind the last packet end: at the first rule that the author drew.
    private static func cut(_ lines: [Lesson.Line]) -> Int {
        for (index, line) in lines.enumerated() where isRule(line) { return index }
        return 0
    }

    /// A line made of signs, such as `------`.
    private static func isRule(_ line: Lesson.Line) -> Bool {
        let signs = line.text.utf8.filter { $0 > 0x20 }
        return signs.count >= 3 && signs.allSatisfy { [0x2d, 0x3d, 0x5f, 0x2a, 0x7e, 0x23, 0x2b].contains($0) }
    }

    /// Without rules and blank lines at both ends, and without repeated blank ones.
    private static func trimmed(_ lines: [Lesson.Line]) -> [Lesson.Line] { trimmed(lines[...]) }

    private static func trimmed(_ lines: ArraySlice<Lesson.Line>) -> [Lesson.Line] {
        func isEmpty(_ line: Lesson.Line) -> Bool { isRule(line) || line.text.utf8.allSatisfy { $0 <= 0x20 } }
        var lines = [Lesson.Line](lines)
        while let last = lines.last, isEmpty(last) { lines.removeLast() }
        while let first = lines.first, isEmpty(first) { lines.removeFirst() }
        func isBlank(_ line: Lesson.Line) -> Bool { line.text.utf8.allSatisfy { $0 <= 0x20 } }
        return lines.indices.compactMap { index in
            index > 0 && isBlank(lines[index]) && isBlank(lines[index - 1]) ? nil : lines[index]
        }
    }
}
