import SourceText
import TraceLint

/// One line for each finding: `file:line:col: CODE message`.
enum LintConcise {
    static func render(_ report: LintReport) -> [UInt8] {
        var text = ""
        for entry in report.entries {
            text += TerminalText.cleaned(Array(entry.path.utf8))
            text += ":\(entry.place.start.line):\(entry.place.start.column): \(entry.finding.rule.code) "
            text += TerminalText.cleaned(Array(entry.finding.message.utf8)) + "\n"
        }
        return Array(text.utf8)
    }
}
