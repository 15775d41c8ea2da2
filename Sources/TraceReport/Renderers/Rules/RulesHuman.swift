import TraceLint

/// Rules for people: a list, or one in full.
struct RulesHuman {
    private static let width = 96

    var palette: Palette

    /// A line for each.
    func list(_ rules: [Rule]) -> String {
        let widest = rules.reduce(0) { max($0, $1.name.utf8CodeUnitCount) }
        var text = ""
        for rule in rules {
            let name = "\(rule.name)" + String(repeating: " ", count: widest - rule.name.utf8CodeUnitCount)
            let severity =
                "\(rule.severity.name)" + String(repeating: " ", count: 7 - rule.severity.name.utf8CodeUnitCount)
            text += palette.paint("\(rule.code)", .strong) + "  " + palette.paint(severity, role(rule.severity))
            text += "  \(rule.kind.name)  \(rule.isFixable ? "[*]" : "[ ]")  \(name)  \(rule.summary)\n"
        }
        return text
            + "\n[*] --fix mends it where exactly one smallest repair exists. wiretext rules CODE explains one.\n"
    }

    /// What, why, the clause, and an example.
    func explanation(_ rule: Rule) -> String {
        var text = palette.paint("\(rule.code) \(rule.name)", .strong) + "\n"
        text += palette.paint("\(rule.severity.name)", role(rule.severity)) + ", kind \(rule.kind.name)\n\n"
        text += Self.wrapped("\(rule.summary)", indent: "") + "\n" + Self.wrapped(rule.why, indent: "") + "\n"
        let reference = "\(rule.reference)"
        if !reference.isEmpty {
            text += "See " + reference + (RFCReference(reference).address.map { " <\($0)>" } ?? "") + "\n"
        }
        text += RuleWords.fix(rule) + "\n\n"
        let example = RuleExample(rule.example)
        text += palette.paint("Bad", .error) + "\n" + excerpt(example.before, example.bad, .error)
        if !example.good.isEmpty {
            text += "\n" + palette.paint("Good", .note) + "\n" + excerpt(example.before, example.good, .note)
        }
        return text
    }

    private func excerpt(_ before: String?, _ lines: [RuleExample.Line], _ role: Palette.Role) -> String {
        let bar = palette.paint("  | ", .quiet)
        var text = ""
        if let before { text += bar + before + "\n" + palette.paint("  ...", .quiet) + "\n" }
        for line in lines {
            text += bar + line.text + "\n"
            guard let mark = line.mark else { continue }
            let start = String(line.text.prefix(mark.lowerBound))
            let marked = String(line.text.dropFirst(mark.lowerBound).prefix(mark.count))
            let carets = String(repeating: "^", count: max(1, TerminalText.width(marked)))
            text += bar + String(repeating: " ", count: TerminalText.width(start)) + palette.paint(carets, role) + "\n"
        }
        return text
    }

    private func role(_ severity: Severity) -> Palette.Role {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note, .info: .note
        }
    }

    private static func wrapped(_ text: String, indent: String) -> String {
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ") {
            if line.utf8.count + word.utf8.count >= width, line.utf8.count > indent.utf8.count {
                lines.append(line)
                line = indent
            }
            line += (line.utf8.count > indent.utf8.count ? " " : "") + word
        }
        lines.append(line)
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Sentences about a rule that every form says.
enum RuleWords {
    static func fix(_ rule: Rule) -> String {
        rule.isFixable ? "--fix mends it where exactly one smallest repair exists." : "--fix leaves it."
    }
}
