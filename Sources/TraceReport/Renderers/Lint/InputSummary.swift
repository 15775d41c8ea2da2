import PacketTrace
import SourceText
import TraceLint

/// One line about one input: how many findings, packets and connections, and how the checksums stand.
enum InputSummary {
    static func text(of input: LintReport.Input, in report: LintReport) -> String {
        let path = TerminalText.cleaned(Array(input.path.utf8))
        let entries = report.entries.filter { $0.path == input.path }
        var parts: [String] = []
        for severity in Severity.allCases.reversed() {
            let count = entries.count { $0.finding.severity == severity }
            if count > 0 { parts.append("\(count) \(severity.name)\(count == 1 || severity == .info ? "" : "s")") }
        }
        let verdict = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
        let fixes = entries.count { !$0.fix.isEmpty }
        let mends = fixes == 0 ? "" : " (--fix mends \(fixes))"
        return
            "\(path): \(verdict)\(mends); \(plural(input.packets, "packet")), \(plural(input.segments, "segment")) in "
            + "\(plural(input.connections, "connection")); checksums: \(checksums(of: input))"
    }

    private static func plural(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func checksums(of input: LintReport.Input) -> String {
        let states: [(ChecksumState, String)] = [
            (.verified, "verified"), (.partial, "partial"), (.bad, "bad"), (.unverifiable, "unverifiable"),
        ]
        var parts: [String] = []
        for (state, name) in states {
            let count = input.checksums.reduce(0) { $0 + $1.checksums[state] }
            if count > 0 { parts.append("\(count) \(name)") }
        }
        if parts.isEmpty { return "none" }
        var text = parts.joined(separator: ", ")
        if input.checksums.count == 1, let sum = input.checksums[0].checksums.addressSum {
            text += " (address sum \(Hexadecimal.text(UInt64(sum), digits: 4)))"
        }
        return text
    }
}
