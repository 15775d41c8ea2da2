/// A ladder in letters.
enum TextLadder {
    static func lines(_ ladder: Ladder, width: Int) -> [String] {
        let margin = 18
        let span = max(30, width - margin - 18)
        var lines = [sides(ladder.left.name, ladder.right.name, margin, span)]
        lines.append(sides(ladder.left.detail, ladder.right.detail, margin, span))
        lines.append(sides(ladder.leftState, ladder.rightState, margin, span))
        for step in ladder.steps {
            lines.append(row("", life(span), margin))
            let title = (step.number.isEmpty ? "" : step.number + " ") + step.title
            lines.append(row(step.time, between(title, span), margin))
            lines.append(row(step.gap, arrow(step, span), margin))
            for line in step.lines { lines.append(row("", between(line, span), margin)) }
            if !step.leftState.isEmpty || !step.rightState.isEmpty {
                lines.append(sides(step.leftState, step.rightState, margin, span))
            }
        }
        return lines.map { line in
            var line = TerminalText.cleaned(Array(line.utf8))
            while line.utf8.last == 0x20 { line.removeLast() }
            return line
        }
    }

    private static func life(_ span: Int) -> String { "|" + String(repeating: " ", count: span) + "|" }

    private static func between(_ text: String, _ span: Int) -> String {
        let room = max(0, span - TerminalText.width(text))
        return "|" + String(repeating: " ", count: room / 2) + text
            + String(repeating: " ", count: room - room / 2) + "|"
    }

    private static func arrow(_ step: Ladder.Step, _ span: Int) -> String {
        let shaft = String(repeating: "-", count: span - 1)
        return step.goesRight ? "|" + shaft + ">|" : "|<" + shaft + "|"
    }

    private static func row(_ time: String, _ text: String, _ margin: Int) -> String {
        let room = margin - 2 - TerminalText.width(time)
        return String(repeating: " ", count: max(0, room)) + time + "  " + text
    }

    /// Words centred on both life lines.
    private static func sides(_ left: String, _ right: String, _ margin: Int, _ span: Int) -> String {
        var text = placed(left.isEmpty ? "|" : left, at: margin, behind: "")
        text = placed(right.isEmpty ? "|" : right, at: margin + span + 1, behind: text)
        return text
    }

    private static func placed(_ word: String, at column: Int, behind text: String) -> String {
        let start = max(0, column - TerminalText.width(word) / 2)
        let room = max(text.isEmpty ? 0 : 1, start - TerminalText.width(text))
        return text + String(repeating: " ", count: room) + word
    }
}
