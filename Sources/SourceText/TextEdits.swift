/// Changes to one text, in its own offsets, in order and none over another.
public struct TextEdits: Hashable, Sendable {
    public private(set) var edits: [TextEdit] = []

    public init() {}

    public var isEmpty: Bool { edits.isEmpty }

    /// Adds changes to the text that the edits so far have made, in the offsets of that text, none over another.
    public mutating func append(_ changes: [TextEdit]) {
        // From the end on: so the offsets of those that are still to come stay right.
        for change in changes.sorted(by: { $0.span.start > $1.span.start }) { append(change) }
    }

    private mutating func append(_ change: TextEdit) {
        var before: [TextEdit] = []
        var touched: [(edit: TextEdit, from: Int)] = []
        var after: [TextEdit] = []
        // By how much the text has grown up to the edit at hand, and before and behind those that the change touches.
        var growth = 0
        var (growthBefore, growthBehind) = (0, 0)
        for edit in edits {
            let from = edit.span.start + growth
            growth += edit.text.count - edit.span.length
            if from + edit.text.count <= change.span.start {
                before.append(edit)
                (growthBefore, growthBehind) = (growth, growth)
            } else if from >= change.span.end {
                after.append(edit)
            } else {
                touched.append((edit, from))
                growthBehind = growth
            }
        }
        var merged = TextEdit(
            SourceSpan(start: change.span.start - growthBefore, end: change.span.end - growthBehind), text: change.text)
        if let first = touched.first, first.from <= change.span.start {
            merged.span.start = first.edit.span.start
            merged.text = first.edit.text[..<(change.span.start - first.from)] + merged.text
        }
        if let last = touched.last, last.from + last.edit.text.count >= change.span.end {
            merged.span.end = last.edit.span.end
            merged.text += last.edit.text[(change.span.end - last.from)...]
        }
        edits = before + [merged] + after
    }
}
