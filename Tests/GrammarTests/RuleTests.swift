import Testing

/// The rules of `Grammar.md` hold together, and describe its samples.
@Suite struct RuleTests {
    @Test func everyNameIsDefinedOnceAndUsed() {
        let rules = GrammarDocument.shared.sections.flatMap(\.rules)
        let names = rules.map(\.name)
        let used = Set(rules.flatMap(\.body.names))
        #expect(Set(names).count == names.count, "a rule is defined twice")
        #expect(used.subtracting(names) == [], "names without a rule")
        #expect(Set(names).subtracting(used) == ["trace"], "rules that no rule uses")
    }

    /// Each line of a sample that gives something is a `line`, by the rules.
    @Test func samplesAreLinesOfTheGrammar() {
        let document = GrammarDocument.shared
        let rules = document.rules
        for line in document.sections.flatMap(\.samples).flatMap(\.lines)
        where line.effects.contains(where: { $0 != "prose" }) {
            let matcher = RuleMatcher(rules: rules, text: line.text)
            #expect(matcher.matches("line"), "Grammar.md:\(line.number): no production has «\(line.text)»")
        }
    }

    @Test func notationIsChecked() {
        #expect(throws: RuleParser.Problem.self) { try RuleParser.rules("a = \"b ;") }
        #expect(throws: RuleParser.Problem.self) { try RuleParser.rules("a = ( b ;") }
        #expect(throws: RuleParser.Problem.self) { try RuleParser.rules("a b ;") }
    }

    @Test(arguments: [("1..", true), ("0", true), ("1.2", false), ("", false), ("12345", false)])
    func matcherFollowsAllWays(text: String, isMatch: Bool) throws {
        let rules = try RuleParser.rules(
            "a = ( b | b \".\" ) { \".\" } ; b = ? 1 to 4 decimal digits ? [ c ] ; c = \"x\" ;")
        let table = Dictionary(uniqueKeysWithValues: rules.map { ($0.name, $0) })
        #expect(RuleMatcher(rules: table, text: text).matches("a") == isMatch)
    }
}
