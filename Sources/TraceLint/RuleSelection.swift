/// Names rules as a user does: by code (`SEQ101`), by the beginning of codes (`SEQ`), by name, or all (`ALL`).
public struct RuleSelector: Hashable, Sendable {
    public var text: String

    /// - Returns: `nil` where no rule is called so.
    public init?(_ text: String) {
        self.text = text
        if specificity(RuleTable.rules) == nil { return nil }
    }

    private func specificity(_ rules: [Rule]) -> Int? {
        for rule in rules {
            if let specificity = specificity(for: rule) { return specificity }
        }
        return nil
    }

    /// How exactly the words name the rule, by letters of its code; `nil` where they do not name it.
    func specificity(for rule: Rule) -> Int? {
        if text == "ALL" { return 0 }
        let code = Array("\(rule.code)".utf8)
        if text == "\(rule.name)" { return code.count }
        let words = Array(text.utf8)
        return !words.isEmpty && code.starts(with: words) ? words.count : nil
    }
}

/// Which rules are asked for: all, or those selected, without those ignored. What names a rule more exactly prevails.
public struct RuleSelection: Hashable, Sendable {
    /// Empty for all.
    public var select: [RuleSelector]
    public var ignore: [RuleSelector]

    public init(select: [RuleSelector] = [], ignore: [RuleSelector] = []) {
        self.select = select
        self.ignore = ignore
    }

    public func contains(_ rule: Rule) -> Bool {
        let selected = select.isEmpty ? 0 : select.compactMap { $0.specificity(for: rule) }.max()
        guard let selected else { return false }
        guard let ignored = ignore.compactMap({ $0.specificity(for: rule) }).max() else { return true }
        return selected > ignored
    }
}
