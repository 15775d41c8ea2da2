/// A ladder as Mermaid's sequence diagram.
enum MermaidLadder {
    static func lines(_ ladder: Ladder) -> [String] {
        var lines = ["sequenceDiagram"]
        lines.append("    participant L as " + text(ladder.left.name) + "<br/>" + text(ladder.left.detail))
        lines.append("    participant R as " + text(ladder.right.name) + "<br/>" + text(ladder.right.detail))
        note(ladder.leftState, "left of L", &lines)
        note(ladder.rightState, "right of R", &lines)
        for step in ladder.steps {
            let arrow = step.isReset ? "-x" : "->>"
            let ends = step.goesRight ? "L\(arrow)R" : "R\(arrow)L"
            var words = text((step.number.isEmpty ? "" : step.number + " ") + step.title)
            for line in step.lines { words += "<br/>" + text(line) }
            if !step.time.isEmpty { words += "<br/>" + text(step.time) }
            lines.append("    \(ends): \(words)")
            note(step.leftState, "left of L", &lines)
            note(step.rightState, "right of R", &lines)
        }
        return lines
    }

    private static func note(_ state: String, _ place: StaticString, _ lines: inout [String]) {
        if !state.isEmpty { lines.append("    Note \(place): " + text(state)) }
    }

    /// What would end a line or begin another thing is written by its number.
    private static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in TerminalText.cleaned(Array(text.utf8)).unicodeScalars {
            switch scalar {
            case ";", "#", "<", ">", "%", "&", "\"", "`", "{", "}", ":": escaped += "#\(scalar.value);"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
