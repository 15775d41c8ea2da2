import PacketTrace
import SourceText
import TraceLint
import TraceReport

/// Finds lines and columns for findings, and the lines themselves, in one pass over the input.
enum FindingPlaces {
    static func entries(_ findings: [Finding], in input: TraceInput) throws(InputFailure) -> [LintReport.Entry] {
        guard !findings.isEmpty else { return [] }
        var offsets: Set<Int> = []
        for finding in findings {
            let spans = [finding.span] + finding.related.map(\.span) + (finding.fix ?? []).map(\.span)
            for span in spans { offsets.formUnion([span.start, span.end]) }
        }
        let positions = try positions(offsets, in: input)
        func place(_ span: SourceSpan) -> LintReport.Place {
            let fallback = SourcePosition(line: 1, column: 1)
            let start = positions[span.start] ?? fallback
            let end = positions[span.end] ?? fallback
            return LintReport.Place(
                start: start, end: end, line: line(around: span.start, column: start.column, in: input),
                lastLine: start.line == end.line
                    ? nil : line(around: span.end, column: end.column, in: input))
        }
        return findings.map { finding in
            LintReport.Entry(
                path: input.path, finding: finding, place: place(finding.span),
                related: finding.related.map { place($0.span) }, fix: (finding.fix ?? []).map { place($0.span) })
        }
    }

    /// Lines and columns of offsets, in one pass over the input.
    static func positions(_ offsets: Set<Int>, in input: TraceInput) throws(InputFailure) -> [Int: SourcePosition] {
        let sorted = offsets.sorted()
        var locator = LineLocator(offsets: sorted, start: input.encoding.markLength)
        var buffer = [UInt8](repeating: 0, count: TraceInput.block)
        var offset = 0
        while !locator.isDone {
            let count = try input.read(into: &buffer, from: 0, offset: offset)
            locator.feed(buffer.span.extracting(0..<count))
            offset += count
            if count < buffer.count { break }
        }
        return Dictionary(uniqueKeysWithValues: zip(sorted, locator.finish()))
    }

    /// The line that a place stands in, up to a few thousand bytes behind it.
    private static func line(around offset: Int, column: Int, in input: TraceInput) -> [UInt8] {
        let bytes = input.bytes(SourceSpan(start: offset - (column - 1), end: offset + 4096))
        let end = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        return Array(bytes[..<end])
    }
}
