import PDML
import PacketTrace
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
    /// - Parameter paints: whether the frames' bytes are wanted besides the claims.
    func reader(base: Int, paints: Bool = false) -> PacketReader {
        switch self {
        case .text: .text(TextReader(base: base))
        case .pdml: .pdml(PDMLReader(base: base, paints: paints))
        }
    }
}

/// A reader of any kind.
enum PacketReader {
    case text(TextReader)
    case pdml(PDMLReader)

    mutating func next(in text: Span<UInt8>, into packet: inout PacketClaims) -> Bool {
        switch self {
        case .text(var reader):
            defer { self = .text(reader) }
            return reader.next(in: text, into: &packet)
        case .pdml(var reader):
            defer { self = .pdml(reader) }
            return reader.next(in: text, into: &packet)
        }
    }

    /// What could not be read so far.
    var problems: [PDMLProblem] {
        if case .pdml(let reader) = self { reader.problems } else { [] }
    }

    /// Whether the text ends within the last packet.
    var isCut: Bool {
        if case .pdml(let reader) = self { reader.isCut } else { false }
    }
}
