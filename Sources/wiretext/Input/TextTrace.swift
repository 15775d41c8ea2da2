import PacketTrace
import SourceText
import TraceLint
import TraceReport

/// Packet details as Wireshark prints them, or PDML, with whatever stands around them.
final class TextTrace: TraceSource {
    let input: TraceInput
    /// Whether what cannot be read has been said already.
    private let isQuiet: Bool

    init(_ input: TraceInput, isQuiet: Bool = false) {
        self.input = input
        self.isQuiet = isQuiet
    }

    var path: String { input.path }
    var kind: StaticString { input.kind.name }
    var mayBeEmpty: Bool { input.kind == .text && MarkdownText.looksLikeMarkdown(input) }

    func missing(_ name: String) -> String {
        MissingTrace.message(name, input.bytes(SourceSpan(start: 0, end: 16 << 10)))
    }

    func lint(_ selection: PacketSelection, at vantage: Vantage) throws(InputFailure) -> Linter {
        try LintJob.run(input, selection, at: vantage, isQuiet: isQuiet)
    }

    func eachPacket(_ body: (inout TracePacket) throws(InputFailure) -> Void) throws(InputFailure) {
        let parts = TraceParts(input)
        var buffer: [UInt8] = []
        var packet = TracePacket()
        while let part = try parts.next(into: &buffer) {
            var reader = input.kind.reader(base: part.start, paints: true)
            let text = buffer.span.extracting(0..<part.count)
            while reader.next(in: text, into: &packet.claims) { try body(&packet) }
        }
    }

    func lines() -> LessonBuilder.Access {
        let lines = TraceLines(input)
        return LessonBuilder.Access { lines.lines($0) }
    }

    func entries(_ findings: [Finding]) throws(InputFailure) -> [LintReport.Entry] {
        try FindingPlaces.entries(findings, in: input)
    }
}
