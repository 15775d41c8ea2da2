import PacketTrace
import SourceText
import TraceLint

/// The form for people: the line itself, a caret under the token, the lines that it contradicts.
struct LintHuman {
    /// Evidence beyond this is left to the machine forms.
    private static let mostRelated = 3

    var palette: Palette

    func render(_ report: LintReport) -> [UInt8] {
        var text = ""
        for entry in report.entries {
            text += (entry.finding.severity == .info ? remark(entry) : render(entry)) + "\n"
        }
        for input in report.inputs { text += InputSummary.text(of: input, in: report) + "\n" }
        return Array(text.utf8)
    }

    private func role(_ severity: Severity) -> Palette.Role {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note, .info: .note
        }
    }

    /// What is said for information takes one line: nothing is wrong there.
    private func remark(_ entry: LintReport.Entry) -> String {
        let finding = entry.finding
        let path = TerminalText.cleaned(Array(entry.path.utf8))
        return palette.paint("\(finding.severity.name)[\(finding.rule.code)]", role(finding.severity))
            + " \(path):\(entry.place.start.line):\(entry.place.start.column) packet \(finding.packet): "
            + TerminalText.cleaned(Array(finding.message.utf8)) + "\n"
    }

    private func render(_ entry: LintReport.Entry) -> String {
        let finding = entry.finding
        let role = role(finding.severity)
        var marks = [
            LintExcerpt.Mark(
                place: entry.place, sign: "^", label: finding.expected.map { "expected " + $0 } ?? "here", role: role)
        ]
        for (related, place) in zip(finding.related, entry.related).prefix(Self.mostRelated) {
            marks.append(LintExcerpt.Mark(place: place, sign: "-", label: related.message, role: .note))
        }
        let excerpt = LintExcerpt(marks, palette: palette)
        let margin = excerpt.margin
        let path = TerminalText.cleaned(Array(entry.path.utf8))
        var text = palette.paint("\(finding.severity.name)[\(finding.rule.code)]", role)
        text += palette.paint(" \(finding.rule.name)", .strong) + " (\(finding.kind.name))\n"
        text += margin + palette.paint("--> ", .quiet) + "\(path):\(entry.place.start.line):\(entry.place.start.column)"
        text += " packet \(finding.packet)" + (finding.frame.map { ", frame \($0)" } ?? "") + "\n"
        text += margin + palette.paint(" |", .quiet) + "\n"
        text += excerpt.render(marks)
        for note in Self.notes(entry) {
            text += margin + palette.paint(" = ", .quiet) + TerminalText.cleaned(Array(note.utf8)) + "\n"
        }
        return text
    }

    /// What is said below the excerpt.
    private static func notes(_ entry: LintReport.Entry) -> [String] {
        let finding = entry.finding
        var notes = [finding.message]
        if let help = help(entry) { notes.append("help: " + help) }
        notes.append("rule: \(finding.rule.summary)")
        let reference = finding.rule.reference
        notes.append(
            "see: " + (reference.utf8CodeUnitCount > 0 ? "\(reference); " : "") + "wiretext rules \(finding.rule.code)")
        return notes
    }

    private static func help(_ entry: LintReport.Entry) -> String? {
        if entry.edits.count == 1, let edit = entry.edits.first {
            let new = String(decoding: edit.text, as: UTF8.self)
            if edit.text.contains(UInt8(ascii: "\n")) { return "--fix puts the missing line in" }
            return edit.text.isEmpty ? "--fix takes this out" : "--fix writes \(new) here"
        }
        if entry.edits.count > 1 { return "--fix mends this, in \(entry.edits.count) places" }
        return entry.finding.repair == nil ? nil : "more than one change would mend this, so --fix leaves it"
    }
}
