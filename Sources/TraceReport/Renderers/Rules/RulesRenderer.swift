import SourceText
public import TraceLint

/// The forms that rules are explained in.
public enum RulesRenderer {
    /// The names behind `--format`.
    public static let forms = ["human", "json", "markdown"]

    /// - Parameters:
    ///   - isList: whether a list is wanted rather than each rule in full.
    ///   - coloured: whether the form may use terminal colours, where it has any.
    public static func render(_ rules: [Rule], as form: String, isList: Bool, coloured: Bool) -> [UInt8] {
        switch form {
        case "json": return json(rules)
        case "markdown":
            return Array(
                (isList ? RulesMarkdown.page(rules) : rules.map(RulesMarkdown.section).joined(separator: "\n")).utf8)
        default:
            let human = RulesHuman(palette: Palette(isColoured: coloured))
            if isList { return Array(human.list(rules).utf8) }
            return Array(rules.map { human.explanation($0) }.joined(separator: "\n").utf8)
        }
    }

    /// The machine form: `wiretext.rules/1`.
    private static func json(_ rules: [Rule]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "wiretext.rules/1")
            json.key("rules")
            json.array(rules) { json, rule in
                json.object { json in
                    json.member("code", "\(rule.code)")
                    json.member("name", "\(rule.name)")
                    json.member("kind", "\(rule.kind.name)")
                    json.member("severity", "\(rule.severity.name)")
                    json.member("summary", "\(rule.summary)")
                    json.member("why", rule.why)
                    json.member("reference", "\(rule.reference)")
                    if let address = RFCReference("\(rule.reference)").address { json.member("link", address) }
                    json.key("fixable")
                    json.value(rule.isFixable)
                    json.member("bad", "\(rule.example.bad)")
                    json.member("good", "\(rule.example.good)")
                }
            }
        }
        json.newline()
        return json.bytes
    }
}
