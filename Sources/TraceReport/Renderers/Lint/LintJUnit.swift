import SourceText
import TraceLint

/// JUnit's XML: a file is a suite, a finding a case that failed, and a file without failures a case that passed.
enum LintJUnit {
    static func render(_ report: LintReport) -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let failures = report.inputs.reduce(0) { total, input in
            total + entries(of: input, report).count { isFailure($0, input) }
        }
        let tests = report.inputs.reduce(0) { $0 + max(1, entries(of: $1, report).count) }
        text += "<testsuites name=\"wiretext\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">\n"
        for input in report.inputs { text += suite(input, report) }
        text += "</testsuites>\n"
        return Array(text.utf8)
    }

    private static func entries(of input: LintReport.Input, _ report: LintReport) -> [LintReport.Entry] {
        report.entries.filter { $0.path == input.path }
    }

    private static func isFailure(_ entry: LintReport.Entry, _ input: LintReport.Input) -> Bool {
        entry.finding.severity.rawValue >= input.failOn.rawValue
    }

    private static func suite(_ input: LintReport.Input, _ report: LintReport) -> String {
        let entries = entries(of: input, report)
        let failures = entries.count { isFailure($0, input) }
        let name = escaped(input.path)
        var text =
            "  <testsuite name=\"\(name)\" tests=\"\(max(1, entries.count))\" failures=\"\(failures)\" errors=\"0\">\n"
        if entries.isEmpty { text += "    <testcase name=\"wiretext\" classname=\"\(name)\"/>\n" }
        for entry in entries { text += testCase(entry, name, isFailure: isFailure(entry, input)) }
        return text + "  </testsuite>\n"
    }

    private static func testCase(_ entry: LintReport.Entry, _ suite: String, isFailure: Bool) -> String {
        let finding = entry.finding
        let place = "\(entry.place.start.line):\(entry.place.start.column)"
        let title = escaped("\(finding.rule.code) \(finding.rule.name) at \(place)")
        let message = escaped(finding.message)
        let body = escaped("\(entry.path):\(place): \(finding.rule.code) \(finding.message)")
        var text = "    <testcase name=\"\(title)\" classname=\"\(suite)\">\n"
        text +=
            isFailure
            ? "      <failure type=\"\(finding.severity.name)\" message=\"\(message)\">\(body)</failure>\n"
            : "      <system-out>\(body)</system-out>\n"
        return text + "    </testcase>\n"
    }

    /// XML 1.0 has no place for most control characters.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in TerminalText.cleaned(Array(text.utf8)).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
