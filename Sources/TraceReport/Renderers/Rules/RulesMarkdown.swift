import TraceLint

/// All rules as a page of Markdown.
enum RulesMarkdown {
    static func page(_ rules: [Rule]) -> String {
        var text = """
            # Rules

            <!-- Made by Scripts/rules-document from the rules themselves. -->

            What `wiretext lint` looks for. A finding is of kind `text` where the trace contradicts itself, and of kind `wire`
            where the packets break or bend a standard; a rule of kind `wire` gives findings of kind `text` where only a slip of
            the text breaks it. `wiretext rules CODE` prints one of these; `wiretext: ignore CODE` in the prose of a trace
            silences it there.

            | code | name | severity | kind | `--fix` | what holds |
            |---|---|---|---|---|---|

            """
        for rule in rules {
            let code = "\(rule.code)"
            text += "| [\(code)](#\(anchor(rule))) | \(rule.name) | \(rule.severity.name) | \(rule.kind.name) "
            text += "| \(rule.isFixable ? "yes" : "") | \(cell("\(rule.summary)")) |\n"
        }
        for rule in rules { text += "\n" + section(rule) }
        return text
    }

    /// GitHub's anchor of the rule's heading.
    private static func anchor(_ rule: Rule) -> String {
        "\(rule.code)".lowercased() + "-" + "\(rule.name)"
    }

    static func section(_ rule: Rule) -> String {
        var text = "## \(rule.code) \(rule.name)\n\n"
        text += "\(rule.severity.name), kind \(rule.kind.name). \(plain("\(rule.summary)"))\n\n\(plain(rule.why))\n\n"
        let reference = "\(rule.reference)"
        if !reference.isEmpty {
            text += "See " + (RFCReference(reference).address.map { "[\(reference)](\($0))" } ?? reference) + ".\n"
        }
        text += RuleWords.fix(rule).replacingFirst("--fix", with: "`--fix`") + "\n\n"
        let example = RuleExample(rule.example)
        text += "Bad:\n\n" + block(example.before, example.bad)
        if !example.good.isEmpty { text += "\nGood:\n\n" + block(example.before, example.good) }
        return text
    }

    private static func block(_ before: String?, _ lines: [RuleExample.Line]) -> String {
        let head = before.map { $0 + "\n...\n" } ?? ""
        return "```text\n" + head + lines.map { $0.text + "\n" }.joined() + "```\n"
    }

    private static func cell(_ text: String) -> String { plain(text).replacingAll("|", with: "\\|") }

    /// Text that Markdown leaves alone.
    private static func plain(_ text: String) -> String {
        text.replacingAll("<", with: "\\<").replacingAll("*", with: "\\*").replacingAll("_", with: "\\_")
    }
}

extension String {
    fileprivate func replacingAll(_ character: Character, with text: String) -> String {
        var result = ""
        for other in self { result += other == character ? text : String(other) }
        return result
    }

    fileprivate func replacingFirst(_ word: String, with text: String) -> String {
        utf8.starts(with: word.utf8) ? text + dropFirst(word.count) : self
    }
}
