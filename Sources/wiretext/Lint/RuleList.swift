import ArgumentParser
import TraceLint

/// Rules on the command line, parted by commas.
struct RuleList {
    var selectors: [RuleSelector] = []

    static func read(_ argument: String) throws -> RuleList {
        var list = RuleList()
        for word in argument.split(separator: ",") {
            guard let selector = RuleSelector(String(word)) else {
                throw ValidationError("no rule is called '\(word)'; wiretext rules lists them all")
            }
            list.selectors.append(selector)
        }
        return list
    }
}
