import SourceText
import TraceLint

/// What a SARIF log says about the linter itself: its rules.
enum SARIFTool {
    static func write(_ json: inout JSONWriter) {
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                json.member("name", "wiretext")
                json.member("version", ToolVersion.text)
                json.key("rules")
                json.array(RuleTable.rules, rule)
            }
        }
    }

    static func index(of rule: Rule) -> Int? {
        RuleTable.rules.firstIndex { "\($0.code)" == "\(rule.code)" }
    }

    static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note, .info: "note"
        }
    }

    private static func rule(_ json: inout JSONWriter, _ rule: Rule) {
        json.object { json in
            json.member("id", "\(rule.code)")
            json.member("name", "\(rule.name)")
            text(&json, "shortDescription", "\(rule.summary)")
            text(&json, "fullDescription", rule.why)
            json.key("defaultConfiguration")
            json.object { json in json.member("level", level(rule.severity)) }
            if let link = RFCReference("\(rule.reference)").address { json.member("helpUri", link) }
            json.key("properties")
            json.object { json in json.member("kind", "\(rule.kind.name)") }
        }
    }

    private static func text(_ json: inout JSONWriter, _ key: StaticString, _ text: String) {
        json.key(key)
        json.object { json in json.member("text", text) }
    }
}
