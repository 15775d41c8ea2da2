import PacketTrace
import SourceText
import TCPWire

/// Two packets that stand in each other's place.
struct PacketSwap: Sendable {
    /// A packet as its place is judged: by the number of its frame, else by the time of its stream.
    struct Place: Sendable {
        var key: UInt64
        var packet: Int
        var text: SourceSpan
        var facts: Facts
    }

    /// The one that stands too early, and the one whose place that is.
    var early: Place
    var late: Place

    /// - Parameter isFull: whether there may be more packets before the first place.
    /// - Returns: `nil` unless all others stand in order, and the times agree with the order of all.
    init?(_ places: [Place], isFull: Bool) {
        guard let moved = Self.moved(places.map { $0.key }, isFull: isFull) else { return nil }
        let sorted = places.sorted { $0.key < $1.key }
        guard Self.holds(sorted, around: moved) else { return nil }
        early = places[moved[0]]
        late = places[moved[1]]
    }

    /// The two places that have each other's key, where all others are in order: asked before any packet is read again.
    static func moved(_ keys: [UInt64], isFull: Bool) -> [Int]? {
        let sorted = keys.sorted()
        let moved = keys.indices.filter { keys[$0] != sorted[$0] }
        guard moved.count == 2, moved[0] > 0 || !isFull, zip(sorted, sorted.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return nil
        }
        return moved
    }

    /// Whether the times since the packet before, as far as they are printed, are right in this order.
    private static func holds(_ places: [Place], around moved: [Int]) -> Bool {
        var witnesses = 0
        for index in Set(moved.flatMap { [$0, $0 + 1] }) where index > 0 && index < places.count {
            let (before, now) = (places[index - 1].facts, places[index].facts)
            if let shown = now.time(.timeDisplayed), let time = now.time(.timeRelative),
                let then = before.time(.timeRelative)
            {
                guard shown == time &- then else { return false }
                witnesses += 1
            } else if let delta = now.time(.streamTimeDelta), let time = now.time(.streamTimeRelative),
                let then = before.time(.streamTimeRelative), now[.streamIndex] == before[.streamIndex]
            {
                guard delta == time &- then else { return false }
                witnesses += 1
            }
        }
        return witnesses > 0
    }
}

extension Linter {
    /// Reports two packets that stand in each other's place.
    mutating func note(_ swap: PacketSwap) {
        let texts = (PacketText(access, swap.early.text), PacketText(access, swap.late.text))
        let names = (Self.name(swap.early), Self.name(swap.late))
        findings.append(
            Finding(
                rule: .packetsSwapped, kind: .text, severity: Rule.packetsSwapped.severity,
                message:
                    "\(names.0) and \(names.1) stand in each other's place: put back, their times and numbers agree",
                packet: swap.early.packet, frame: swap.early.facts[.frameNumber], field: .frameNumber,
                span: texts.0.heading, found: texts.0.headingText(access), expected: texts.1.headingText(access),
                related: [Finding.Related(message: "\(names.1) stands here", span: texts.1.heading)],
                repair: Finding.Repair(
                    changes: [],
                    lines: [
                        TextEdit(texts.0.span, text: texts.1.bytes), TextEdit(texts.1.span, text: texts.0.bytes),
                    ], isOnly: true)))
    }

    private static func name(_ place: PacketSwap.Place) -> String {
        place.facts[.frameNumber].map { "frame \($0)" } ?? "packet \(place.packet)"
    }
}

extension PacketText {
    func headingText(_ access: TraceAccess) -> String { String(decoding: access.text(heading), as: UTF8.self) }
}
