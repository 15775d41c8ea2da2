import PacketTrace
import SourceText
import TCPWire

/// Whether the frames of a trace go on one behind the other. Those that do not are held back until it shows what came:
/// another trace, a packet that stands twice, or one that stands in another's place.
struct FrameOrder: Sendable {
    /// A packet that was passed on.
    struct Seen: Sendable {
        var number: UInt64?
        var packet: Int
        var text: SourceSpan
        /// What it is known by again, before texts are compared.
        var mark: UInt64?
    }

    struct Held: Sendable {
        var facts: Facts
        var text: SourceSpan
    }

    /// What is asked of the packets held back.
    enum Verdict {
        case wait
        /// Another trace begins.
        case section
        /// So many of them stand there for the second time.
        case copies(Int, of: Seen)
        /// So many of them belong to this trace, wherever they should stand.
        case belongs(Int)
        /// The same, and two packets stand in each other's place.
        case swapped(PacketSwap, Int)
    }

    /// How many packets are looked back at, and held back at most.
    static let reach = 8
    static let patience = 6

    private(set) var recent: [Seen] = []
    /// Where the next one is noted, once there is no more room.
    private var next = 0
    private(set) var highest: UInt64 = 0
    var held: [Held] = []
    /// What a packet without a frame number is known by again.
    private var lastMark: UInt64 = 0
    /// Whether the last packets were shown once more on purpose.
    var isRepeating = false

    /// Whether the packet goes on behind the last one.
    mutating func goesOn(_ facts: borrowing Facts) -> Bool {
        guard held.isEmpty else { return false }
        if let number = facts[.frameNumber] { return number > highest }
        guard highest == 0, let mark = Self.mark(of: facts) else { return true }
        return mark != lastMark && !recent.contains { $0.mark == mark }
    }

    mutating func note(_ facts: borrowing Facts, packet: Int, text: SourceSpan) {
        let number = facts[.frameNumber]
        let mark = Self.mark(of: facts)
        isRepeating = false
        if let number {
            highest = max(highest, number)
        } else if highest == 0 {
            lastMark = mark ?? 0
        }
        let seen = Seen(number: number, packet: packet, text: text, mark: mark)
        if recent.count < Self.reach {
            recent.append(seen)
        } else {
            recent[next] = seen
            next = (next + 1) % Self.reach
        }
    }

    /// Forgets all: another trace begins.
    mutating func reset() {
        recent.removeAll(keepingCapacity: true)
        next = 0
        highest = 0
        lastMark = 0
    }

    /// The packets looked back at, in the order of the trace.
    var past: [Seen] { Array(recent[next...] + recent[..<next]) }

    /// A packet of a stream whose times are printed differs from all others.
    static func mark(of facts: borrowing Facts) -> UInt64? {
        guard let time = facts[.streamTimeRelative] else { return nil }
        var mark = time &* 31 &+ (facts[.sequenceNumber] ?? 0)
        mark = mark &* 31 &+ (facts[.acknowledgmentNumber] ?? 0)
        mark = mark &* 31 &+ (facts[.checksum] ?? 0) &* 4096 &+ (facts[.flags] ?? 0)
        return mark | 1 << 63
    }
}
