import Dispatch
import PDML
import PacketTrace
import SourceText
import Synchronization
import TraceLint
import TraceReport

/// Lints one input: parts are read on all cores, and joined in the order of the trace.
final class LintJob: Sendable {
    /// Parts that were read and not yet joined.
    private struct Queue {
        var parts: [Int: ReadPart] = [:]
        /// The part whose turn it is.
        var next = 0
        /// Whether a thread joins parts now; the others need not wait for it, and read on.
        var isJoining = false
    }

    private struct Joined: ~Copyable {
        var linter: Linter
        var selection: PacketSelection
        var problems: [PDMLProblem] = []
        /// How many packets have been joined.
        var packets = 0
        /// Whether the last part ends within a packet.
        var isCut = false
        var failure: InputFailure?
    }

    private let input: TraceInput
    private let parts: TraceParts
    private let queue = Mutex(Queue())
    private let joined: Mutex<Joined>
    /// No more parts than this are read ahead.
    private let ahead = DispatchSemaphore(value: 6)

    /// Whether problems of reading are left unsaid.
    private let isQuiet: Bool

    private init(_ input: TraceInput, _ selection: PacketSelection, at vantage: Vantage, isQuiet: Bool) {
        self.input = input
        self.isQuiet = isQuiet
        parts = TraceParts(input)
        let access = TraceAccess(
            text: { input.bytes($0) }, claims: { Self.claims(of: input.bytes($0), at: $0.start, input.kind) },
            reread: { Self.claims(of: $0, at: $1, input.kind) })
        joined = Mutex(Joined(linter: Linter(access: access, vantage: vantage), selection: selection))
    }

    /// The claims of a packet whose text is known, read again.
    private static func claims(of bytes: [UInt8], at start: Int, _ kind: TraceKind) -> PacketClaims {
        var packet = PacketClaims()
        var reader = kind.reader(base: start, isClose: true)
        _ = reader.next(in: bytes.span, into: &packet)
        return packet
    }

    static func run(
        _ input: TraceInput, _ selection: PacketSelection, at vantage: Vantage, isQuiet: Bool = false
    ) throws(InputFailure) -> Linter {
        let job = LintJob(input, selection, at: vantage, isQuiet: isQuiet)
        var buffer: [UInt8] = []
        // The first part is read here: a small text needs no other thread.
        if let first = try job.parts.next(into: &buffer) {
            job.join(TraceParts.read(first, in: buffer, kind: input.kind), of: first)
            if !job.parts.isDone {
                DispatchQueue.concurrentPerform(iterations: 2) { _ in job.work() }
            }
        }
        return try job.finish()
    }

    private func work() {
        var buffer: [UInt8] = []
        while true {
            ahead.wait()
            do throws(InputFailure) {
                guard let part = try parts.next(into: &buffer) else {
                    ahead.signal()
                    return
                }
                join(TraceParts.read(part, in: buffer, kind: input.kind), of: part)
            } catch {
                joined.withLock { $0.failure = error }
                ahead.signal()
                return
            }
        }
    }

    /// Joins the part, and all whose turn that makes it; another thread's business where one is at it.
    private func join(_ read: ReadPart, of part: TraceParts.Part) {
        queue.withLock { $0.parts[part.index] = read }
        while let turn = takeTurn() {
            joined.withLock { Self.add(turn, to: &$0) }
            let index = queue.withLock { queue in
                queue.isJoining = false
                return queue.next - 1
            }
            // The first part was read without waiting.
            if index > 0 { ahead.signal() }
        }
    }

    private func takeTurn() -> ReadPart? {
        queue.withLock { queue in
            guard !queue.isJoining, let part = queue.parts.removeValue(forKey: queue.next) else { return nil }
            queue.isJoining = true
            queue.next += 1
            return part
        }
    }

    private static func add(_ read: ReadPart, to joined: inout Joined) {
        joined.problems.append(contentsOf: read.problems)
        joined.isCut = read.isCut
        for directive in read.directives {
            joined.linter.noteDirective(at: directive.span, packet: joined.packets + directive.packets)
        }
        joined.packets += read.packets.count
        // By index: facts are large, and are not copied so.
        for index in read.packets.indices {
            if joined.selection.takes(read.packets[index].facts) {
                joined.linter.add(read.packets[index].facts, text: read.packets[index].text)
            } else {
                joined.linter.pass()
            }
        }
    }

    private func finish() throws(InputFailure) -> Linter {
        try joined.withLock { joined throws(InputFailure) -> Linter in
            if let failure = joined.failure { throw failure }
            joined.linter.finish()
            if input.kind == .pdml {
                for span in PDMLDirectives.find(in: input) { joined.linter.noteDirective(at: span, packet: 1) }
            }
            if !isQuiet { try TraceProblems.tell(joined.problems, in: input) }
            let isCut = input.kind == .text ? joined.linter.endsOpen : joined.isCut
            if isCut, let line = parts.cutLine(orWhole: input.kind == .pdml) { joined.linter.noteCut(at: line) }
            return joined.linter
        }
    }
}
