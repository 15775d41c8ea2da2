import SourceText
import TraceLint

/// Lines of the user's text, each with a mark below a token and a word beside the mark.
struct LintExcerpt {
    struct Mark {
        var place: LintReport.Place
        var sign: Character
        var label: String
        var role: Palette.Role
    }

    /// Longer lines are cut around the mark.
    private static let columns = 160

    let palette: Palette
    /// As wide as the greatest line number.
    let margin: String

    init(_ marks: [Mark], palette: Palette) {
        self.palette = palette
        let last = marks.reduce(1) { max($0, $1.place.start.line) }
        margin = String(repeating: " ", count: String(last).utf8.count)
    }

    /// The marks' lines in the order of the text.
    func render(_ marks: [Mark]) -> String {
        let sorted = marks.sorted {
            ($0.place.start.line, $0.place.start.column) < ($1.place.start.line, $1.place.start.column)
        }
        var text = ""
        var last = 0
        for mark in sorted {
            let line = mark.place.start.line
            if last > 0, line > last + 1 { text += palette.paint("...", .quiet) + "\n" }
            text += render(mark, repeatsLine: line == last)
            last = line
        }
        return text
    }

    private func render(_ mark: Mark, repeatsLine: Bool) -> String {
        let place = mark.place
        let line = ShownLine(place.line)
        let range = Self.range(of: place)
        let shown = line.window(around: range, columns: Self.columns)
        let number = String(place.start.line)
        let gap = String(repeating: " ", count: max(0, margin.utf8.count - number.utf8.count))
        let lead = shown.lowerBound > 0 ? "…" : ""
        var text = ""
        if !repeatsLine {
            let rest = shown.upperBound < place.line.count ? "…" : ""
            text += palette.paint(gap + number + " |", .quiet) + " " + lead + line.text(shown) + rest + "\n"
        }
        let start = min(max(range.lowerBound, shown.lowerBound), shown.upperBound)
        let before = line.width(shown.lowerBound..<start) + TerminalText.width(lead)
        let width = max(1, line.width(start..<max(start, min(range.upperBound, shown.upperBound))))
        text += margin + palette.paint(" |", .quiet) + " " + String(repeating: " ", count: before)
        let label = TerminalText.cleaned(Array(mark.label.utf8))
        return text + palette.paint(String(repeating: mark.sign, count: width) + " " + label, mark.role) + "\n"
    }

    /// The bytes of the line that the place covers.
    private static func range(of place: LintReport.Place) -> Range<Int> {
        if let mark = place.mark { return mark }
        let start = min(max(place.start.column - 1, 0), place.line.count)
        let end = place.end.line == place.start.line ? place.end.column - 1 : place.line.count
        return start..<min(max(end, start), place.line.count)
    }
}
