import Foundation
import Testing

@Suite("wiretext rules")
struct RulesTests {
    private let rules: [[String: Any]] = {
        let json = try? Program.run("rules", "--format", "json").output
        let report = json.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
        return report?["rules"] as? [[String: Any]] ?? []
    }()

    @Test("the list has a line for each rule")
    func list() throws {
        #expect(rules.count > 30)
        let outcome = try Program.run("rules")
        #expect(outcome.status == 0)
        for rule in rules {
            let code = try #require(rule["code"] as? String)
            let line = outcome.text.split(separator: "\n").first { $0.hasPrefix(code + " ") }
            #expect(line?.hasSuffix(try #require(rule["summary"] as? String)) == true, "\(code)")
        }
    }

    @Test("each rule is explained: what, why, clause, examples, by code and by name")
    func explanation() throws {
        for rule in rules {
            let code = try #require(rule["code"] as? String)
            let outcome = try Program.run("rules", code)
            #expect(outcome.status == 0)
            for key in ["name", "summary", "reference", "bad", "good"] {
                // Long lines are wrapped.
                for line in try #require(rule[key] as? String).split(separator: "\n") {
                    let words = line.split(separator: " ")
                    let text = outcome.text.replacingOccurrences(of: "\n", with: " ")
                    #expect(words.allSatisfy { text.contains($0) }, "\(code): \(line)")
                }
            }
            #expect(try Program.run("rules", try #require(rule["name"] as? String)).text == outcome.text)
        }
        let text = try Program.run("rules", "SEQ101").text
        #expect(
            text.contains("  | Acknowledgment number (raw): 2699307570\n  |                              ^^^^^^^^^^\n"))
        #expect(text.contains("https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.3"))
    }

    @Test("a beginning lists, nonsense is bad usage")
    func choice() throws {
        let outcome = try Program.run("rules", "CHK")
        #expect(outcome.text.contains("CHK101") && !outcome.text.contains("SEQ101"))
        let unknown = try Program.run("rules", "NOPE")
        #expect(unknown.status == 2 && unknown.errors.contains("no rule is called 'NOPE'"))
        #expect(try Program.run("rules", "--format", "xml").status == 2)
    }

    @Test("Documentation/Rules.md is what the rules say; Scripts/rules-document writes it anew")
    func document() throws {
        let page = try String(
            contentsOf: Program.project.appendingPathComponent("Documentation/Rules.md"), encoding: .utf8)
        #expect(try Program.run("rules", "--format", "markdown").text == page)
    }
}
