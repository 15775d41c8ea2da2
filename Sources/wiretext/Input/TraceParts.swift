import PDML
import PacketTrace
import SourceText
import Synchronization

/// A packet as a worker hands it on.
struct ReadPacket: Sendable {
    var facts: Facts
    var text: SourceSpan
}

/// What a worker found in one part.
struct ReadPart: Sendable {
    var packets: [ReadPacket]
    var problems: [PDMLProblem]
    /// Lines of the prose that speak to us, and how many packets of the part had begun there.
    var directives: [(span: SourceSpan, packets: Int)]
    /// Whether it ends within a packet.
    var isCut: Bool
}

/// Reads a long text in parts, each of which begins where a packet does.
final class TraceParts: Sendable {
    /// A part without a packet's boundary grows up to this; then it is cut at a line.
    private static let most = 16 << 20
    /// Few packets take less room than this.
    private static let leastPacket = 3000

    private struct State {
        var index = 0
        /// Where the next part begins in the text, and what of it has been read already.
        var start = 0
        var carry: [UInt8] = []
        var isDone = false
    }

    struct Part {
        var index: Int
        /// Offset in the text of the part's first byte.
        var start: Int
        /// How many bytes of the buffer it takes.
        var count: Int
    }

    private let input: TraceInput
    private let state = Mutex(State())
    private let progress: Progress?

    init(_ input: TraceInput) {
        self.input = input
        progress = Progress(input.path, of: input.size)
    }

    /// Fills the buffer with the next part; `nil` at the end. Safe to call from several threads.
    func next(into buffer: inout [UInt8]) throws(InputFailure) -> Part? {
        try state.withLock { state throws(InputFailure) -> Part? in
            guard !state.isDone else {
                progress?.finish()
                return nil
            }
            progress?.reached(state.start)
            var filled = state.carry.count
            let room = filled + input.room(from: state.start + filled) + 1
            if buffer.count < room { Self.grow(&buffer, to: room) }
            buffer.replaceSubrange(0..<filled, with: state.carry)
            state.carry.removeAll(keepingCapacity: true)
            while true {
                let got = try input.read(into: &buffer, from: filled, offset: state.start + filled)
                let isEnd = got < buffer.count - filled
                filled += got
                if isEnd {
                    state.isDone = true
                    return Self.take(filled, of: buffer, &state)
                }
                if let boundary = input.kind.lastBoundary(in: buffer.span) {
                    return Self.take(boundary, of: buffer, &state)
                }
                if filled >= Self.most {
                    let line = buffer.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? filled
                    return Self.take(line, of: buffer, &state)
                }
                Self.grow(&buffer, to: 2 * buffer.count)
            }
        }
    }

    /// Whether there are no more parts.
    var isDone: Bool { state.withLock { $0.isDone } }

    /// The last line of a text that does not end with one; `nil` where it does.
    ///
    /// - Parameter whole: whether a line that is whole will do, as where the text must go on behind it.
    func cutLine(orWhole whole: Bool = false) -> SourceSpan? {
        var end = state.withLock { $0.start }
        let start = max(0, end - 1024)
        var tail = input.bytes(SourceSpan(start: start, end: end))
        guard whole || tail.last.map({ $0 != UInt8(ascii: "\n") }) ?? false else { return nil }
        while let last = tail.last, last <= UInt8(ascii: " ") {
            tail.removeLast()
            end -= 1
        }
        let line = tail.lastIndex(of: UInt8(ascii: "\n")).map { start + $0 + 1 } ?? start
        return tail.isEmpty ? nil : SourceSpan(start: line, end: end)
    }

    private static func grow(_ buffer: inout [UInt8], to count: Int) {
        buffer.append(contentsOf: repeatElement(0, count: count - buffer.count))
    }

    private static func take(_ count: Int, of buffer: [UInt8], _ state: inout State) -> Part? {
        let part = Part(index: state.index, start: state.start, count: count)
        if !state.isDone { state.carry.append(contentsOf: buffer[count...]) }
        state.index += 1
        state.start += count
        return count == 0 ? nil : part
    }

    /// The packets of one part.
    static func read(_ part: Part, in buffer: [UInt8], kind: TraceKind) -> ReadPart {
        var packets: [ReadPacket] = []
        packets.reserveCapacity(part.count / leastPacket)
        var reader = kind.reader(base: part.start)
        var claims = PacketClaims()
        let text = buffer.span.extracting(0..<part.count)
        var directives: [(span: SourceSpan, packets: Int)] = []
        while reader.next(in: text, into: &claims) {
            packets.append(ReadPacket(facts: Facts(resolving: claims), text: claims.text))
            for span in reader.directives[directives.count...] { directives.append((span, packets.count)) }
        }
        for span in reader.directives[directives.count...] { directives.append((span, packets.count)) }
        return ReadPart(
            packets: packets, problems: reader.problems, directives: directives, isCut: reader.isCut)
    }
}
