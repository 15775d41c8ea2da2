import SourceText
import TraceLint

/// Mends a text until nothing is left that has exactly one smallest repair: one repair may uncover the next fault.
struct Mending {
    /// More rounds than any text should need.
    private static let mostRounds = 12

    /// All changes so far, in the offsets of the text as it was.
    private(set) var edits = TextEdits()
    /// How many findings were mended.
    private(set) var mended = 0
    /// The text as it is now, and what lint says about it.
    private(set) var trace: TextTrace
    private(set) var linter: Linter

    /// - Parameter findings: those of lint's findings that the user asked for.
    init(
        _ original: TextTrace, _ selection: PacketSelection, at vantage: Vantage,
        findings: (Linter, TextTrace) throws(InputFailure) -> [Finding]
    ) throws(InputFailure) {
        trace = original
        linter = try original.lint(selection, at: vantage)
        var seen: Set<TextEdits> = [edits]
        for _ in 0..<Self.mostRounds {
            let chosen = Self.choose(try findings(linter, trace).compactMap(\.fix))
            guard !chosen.isEmpty else { return }
            var next = edits
            next.append(chosen.flatMap { $0 }.map { Self.withLineEnds(of: trace.input, $0) })
            // Repairs that undo each other settle nothing.
            guard seen.insert(next).inserted else { return }
            let text = TextTrace(try original.input.edited(next.edits), isQuiet: true)
            let judged = try text.lint(selection, at: vantage)
            (edits, trace, linter) = (next, text, judged)
            mended += chosen.count
        }
    }

    /// Repairs that do not meet: of two that do, the first; what is left of the other's cause shows in the next round.
    private static func choose(_ fixes: [[TextEdit]]) -> [[TextEdit]] {
        var chosen: [[TextEdit]] = []
        var taken: [SourceSpan] = []
        for fix in fixes {
            var edits: [TextEdit] = []
            for edit in fix where !edits.contains(edit) { edits.append(edit) }
            let meets = edits.indices.contains { index in
                taken.contains { meet($0, edits[index].span) }
                    || edits[..<index].contains { meet($0.span, edits[index].span) }
            }
            guard !meets else { continue }
            chosen.append(edits)
            taken += edits.map(\.span)
        }
        return chosen
    }

    private static func meet(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
        left.start < right.end && right.start < left.end || left.start == right.start
    }

    /// New lines end as the line before them does.
    private static func withLineEnds(of input: TraceInput, _ edit: TextEdit) -> TextEdit {
        guard edit.text.contains(UInt8(ascii: "\n")), !edit.text.contains(UInt8(ascii: "\r")),
            input.bytes(SourceSpan(start: max(0, edit.span.start - 2), end: edit.span.start)) == Array("\r\n".utf8)
        else { return edit }
        var edit = edit
        edit.text = edit.text.flatMap { $0 == UInt8(ascii: "\n") ? Array("\r\n".utf8) : [$0] }
        return edit
    }
}
