import PacketTrace
import SourceText
import TraceLint
import TraceReport
import WiresharkText

/// Packet details as Wireshark prints them, with whatever stands around them.
final class TextTrace: TraceSource {
    private let input: TraceInput

    init(_ input: TraceInput) {
        self.input = input
    }

    var path: String { input.path }
    var kind: StaticString { "text" }
    var mayBeEmpty: Bool { MarkdownText.looksLikeMarkdown(input) }

    func lint(_ selection: PacketSelection) throws(InputFailure) -> Linter {
        try LintJob.run(input, selection)
    }

    func eachPacket(_ body: (inout TracePacket) throws(InputFailure) -> Void) throws(InputFailure) {
        let parts = TraceParts(input)
        var buffer: [UInt8] = []
        var packet = TracePacket()
        while let part = try parts.next(into: &buffer) {
            var reader = TextReader(base: part.start)
            let text = buffer.span.extracting(0..<part.count)
            while reader.next(in: text, into: &packet.claims) { try body(&packet) }
        }
    }

    func entries(_ findings: [Finding]) throws(InputFailure) -> [LintReport.Entry] {
        try FindingPlaces.entries(findings, in: input)
    }
}
