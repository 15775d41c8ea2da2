import ArgumentParser
import TraceLint
import TraceReport

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Lists what lint looks for, or explains a rule: what, why, the clause, a bad and a good example.",
        discussion: """
            Example:
              wiretext rules
              wiretext rules SEQ101
              wiretext rules --format json
            """)

    @Argument(help: "Codes or names of rules to explain; beginnings of codes, such as SEQ, list those. None for all.")
    var rules: [String] = []

    @Option(help: ArgumentHelp("Form of the output: human, json or markdown.", valueName: "form"))
    var format = "human"

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        guard RulesRenderer.forms.contains(format) else {
            throw ValidationError(
                "unknown form '\(format)'; known forms: \(RulesRenderer.forms.joined(separator: ", "))")
        }
    }

    func run() throws {
        var chosen: [Rule] = rules.isEmpty ? RuleTable.rules : []
        // A whole name asks for an explanation, a beginning for a list.
        var isList = rules.isEmpty
        for word in rules {
            guard let selector = RuleSelector(word) ?? RuleSelector(word.uppercased()) else {
                throw InputFailure(message: "no rule is called '\(word)'; wiretext rules lists them all")
            }
            let named = RuleTable.rules.filter { RuleSelection(select: [selector]).contains($0) }
            chosen += named
            if named.count > 1 { isList = true }
        }
        Terminal.print(
            RulesRenderer.render(
                chosen, as: format, isList: isList, coloured: Terminal.isColoured(color)))
    }
}
