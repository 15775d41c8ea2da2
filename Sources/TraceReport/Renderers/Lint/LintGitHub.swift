import SourceText
import TraceLint

/// Workflow commands of GitHub Actions: each finding becomes a remark at its line in the pull request.
enum LintGitHub {
    static func render(_ report: LintReport) -> [UInt8] {
        var text = ""
        for entry in report.entries { text += command(entry) + "\n" }
        return Array(text.utf8)
    }

    private static func command(_ entry: LintReport.Entry) -> String {
        let finding = entry.finding
        let level =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .note, .info: "notice"
            }
        var properties = [
            "title=" + property("\(finding.rule.code) \(finding.rule.name)"), "file=" + property(entry.path),
            "line=\(entry.place.start.line)",
        ]
        // A column makes sense to GitHub within one line only.
        if entry.place.end.line == entry.place.start.line {
            properties.append("endLine=\(entry.place.end.line)")
            properties.append("col=\(column(entry.place, entry.place.start))")
            properties.append("endColumn=\(column(entry.place, entry.place.end))")
        }
        let place = "\(entry.path):\(entry.place.start.line):\(entry.place.start.column): "
        return "::\(level) \(properties.joined(separator: ","))::"
            + data(place + "\(finding.rule.code) " + finding.message)
    }

    /// Columns count characters there.
    private static func column(_ place: LintReport.Place, _ position: SourcePosition) -> Int {
        ShownLine(place.line).characters(before: position.column - 1) + 1
    }

    private static func data(_ text: String) -> String { escaped(text, "%\r\n") }

    private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

    private static func escaped(_ text: String, _ signs: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if signs.unicodeScalars.contains(scalar) {
                escaped += "%" + Hexadecimal.pair(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                escaped.unicodeScalars.append(TerminalText.isSafe(scalar) || scalar == "\t" ? scalar : "\u{fffd}")
            }
        }
        return escaped
    }
}
