import PDML
import PacketTrace
import SourceText
import WiresharkText

/// What form a trace has.
enum TraceKind: Sendable {
    case text, pdml

    var name: StaticString { self == .text ? "text" : "pdml" }

    /// Where a long trace may be cut.
    func lastBoundary(in text: Span<UInt8>) -> Int? {
        switch self {
        case .text: TraceSplitter.lastBoundary(in: text)
        case .pdml: PDMLSplitter.lastBoundary(in: text)
        }
    }

    /// A reader for a text that begins at `base` of the trace.
    ///
    /// - Parameters:
    ///   - paints: whether the frames' bytes are wanted besides the claims.
    ///   - isClose: whether lines are read that only repeat others.
    func reader(base: Int, paints: Bool = false, isClose: Bool = false) -> PacketReader {
        PacketReader(
            text: TextReader(base: base, isClose: isClose),
            pdml: self == .pdml ? PDMLReader(base: base, paints: paints, isClose: isClose) : nil)
    }
}

/// A reader of any kind.
struct PacketReader {
    var text: TextReader
    /// Where it is there, it is the one that reads.
    var pdml: PDMLReader?

    mutating func next(in bytes: Span<UInt8>, into packet: inout PacketClaims) -> Bool {
        pdml?.next(in: bytes, into: &packet) ?? text.next(in: bytes, into: &packet)
    }

    /// What could not be read so far.
    var problems: [PDMLProblem] { pdml?.problems ?? [] }

    /// Lines of the prose that speak to us.
    var directives: [SourceSpan] { text.directives }

    /// Whether the text ends within the last packet.
    var isCut: Bool { pdml?.isCut ?? false }
}
