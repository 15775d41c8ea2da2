import PacketTrace
import SourceText
import TraceLint

/// The form for people: the line itself, a caret under the token, the lines that it contradicts.
struct LintHuman {
    var palette: Palette

    func render(_ report: LintReport) -> [UInt8] {
        var text = ""
        for entry in report.entries { text += render(entry) + "\n" }
        for input in report.inputs { text += summary(of: input, in: report) + "\n" }
        return Array(text.utf8)
    }

    private func role(_ severity: Severity) -> Palette.Role {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note, .info: .note
        }
    }

    private func render(_ entry: LintReport.Entry) -> String {
        let finding = entry.finding
        let role = role(finding.severity)
        let path = TerminalText.cleaned(Array(entry.path.utf8))
        let margin = String(repeating: " ", count: String(widestLine(of: entry)).utf8.count)
        var text = palette.paint("\(finding.severity.name)[\(finding.rule.code)]", role)
        text += palette.paint(" \(finding.rule.name)", .strong) + " (\(finding.kind.name))\n"
        text += margin + palette.paint("--> ", .quiet) + "\(path):\(entry.place.start.line):\(entry.place.start.column)"
        text += " packet \(finding.packet)" + (finding.frame.map { ", frame \($0)" } ?? "") + "\n"
        text += margin + palette.paint(" |", .quiet) + "\n"
        var shown: [(place: LintReport.Place, mark: Character, label: String, role: Palette.Role)] = [
            (entry.place, "^", finding.expected.map { "expected " + $0 } ?? "here", role)
        ]
        for (related, place) in zip(finding.related, entry.related).prefix(3) {
            shown.append((place, "-", related.message, .note))
        }
        shown.sort { ($0.place.start.line, $0.place.start.column) < ($1.place.start.line, $1.place.start.column) }
        var last = 0
        for excerpt in shown {
            if last > 0, excerpt.place.start.line > last + 1 { text += palette.paint("...", .quiet) + "\n" }
            text += self.excerpt(
                excerpt.place, excerpt.mark, excerpt.label, excerpt.role, margin: margin,
                repeatsLine: excerpt.place.start.line == last)
            last = excerpt.place.start.line
        }
        text += margin + palette.paint(" = ", .quiet) + TerminalText.cleaned(Array(finding.message.utf8)) + "\n"
        text += margin + palette.paint(" = ", .quiet) + "rule: \(finding.rule.summary)\n"
        if finding.rule.reference.utf8CodeUnitCount > 0 {
            text += margin + palette.paint(" = ", .quiet) + "see: \(finding.rule.reference)\n"
        }
        return text
    }

    private func widestLine(of entry: LintReport.Entry) -> Int {
        entry.related.prefix(3).reduce(entry.place.start.line) { max($0, $1.start.line) }
    }

    /// A line of the trace with a mark below its token. Long lines are cut around it.
    private func excerpt(
        _ place: LintReport.Place, _ mark: Character, _ label: String, _ role: Palette.Role, margin: String,
        repeatsLine: Bool
    ) -> String {
        let cut = 160
        let start = min(max(place.mark?.lowerBound ?? place.start.column - 1, 0), place.line.count)
        let end =
            place.end.line == place.start.line
            ? min(max(place.mark?.upperBound ?? place.end.column - 1, start), place.line.count) : place.line.count
        let from = start > cut ? start - 60 : 0
        let line = Array(place.line[from..<min(place.line.count, from + 2 * cut)])
        let before = TerminalText.width(TerminalText.cleaned(Array(place.line[from..<start])))
        let width = max(1, TerminalText.width(TerminalText.cleaned(Array(place.line[start..<min(end, start + cut)]))))
        let number = String(place.start.line)
        let gap = String(repeating: " ", count: margin.utf8.count - number.utf8.count)
        var text = ""
        if !repeatsLine {
            text += palette.paint(gap + number + " |", .quiet) + " " + TerminalText.cleaned(line) + "\n"
        }
        text += margin + palette.paint(" |", .quiet) + " " + String(repeating: " ", count: before)
        text += palette.paint(
            String(repeating: mark, count: width) + " " + TerminalText.cleaned(Array(label.utf8)), role)
        return text + "\n"
    }

    private func summary(of input: LintReport.Input, in report: LintReport) -> String {
        let path = TerminalText.cleaned(Array(input.path.utf8))
        let entries = report.entries.filter { $0.path == input.path }
        var parts: [String] = []
        for severity in Severity.allCases.reversed() {
            let count = entries.count { $0.finding.severity == severity }
            if count > 0 { parts.append("\(count) \(severity.name)\(count == 1 || severity == .info ? "" : "s")") }
        }
        let verdict = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
        return "\(path): \(verdict); \(plural(input.packets, "packet")), \(plural(input.segments, "segment")) in "
            + "\(plural(input.connections, "connection")); checksums: \(checksums(of: input))"
    }

    private func plural(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private func checksums(of input: LintReport.Input) -> String {
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
