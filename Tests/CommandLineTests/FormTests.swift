import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("forms of lint's report")
struct FormTests {
    private static let broken = Program.sample("handshake/broken.txt")

    /// A file with a wide sign before the token, with control characters and with what needs escapes, under a name
    /// that does.
    private static func odd() throws -> (folder: TemporaryFolder, path: String) {
        let text = try String(contentsOfFile: broken, encoding: .utf8).replacingOccurrences(
            of: "    Acknowledgment number (raw): 2699307570",
            with: "    Acknowledgment number (raw)\u{ff1a}2699307570 <&\"%\u{1b}[31m\u{202e}")
        let folder = try TemporaryFolder()
        return (folder, try folder.write(Data(text.utf8), as: "a b,c:d%\u{e4}.txt"))
    }

    @Test(
        "SARIF is valid by its schema", .enabled(if: Validation.isPossible, "skipped: Scripts/setup could not install"))
    func sarifSchema() throws {
        let odd = try Self.odd()
        let capture = odd.folder.path("c.pcap")
        #expect(try Program.run("convert", Program.sample("handshake/pasted.txt"), capture).status == 0)
        for inputs in [[Self.broken], [odd.path], [Program.sample("handshake/pasted.txt"), Self.broken], [capture]] {
            let outcome = try Program.run(Program.wiretext, ["lint", "--format", "sarif"] + inputs)
            let path = try odd.folder.write(outcome.output, as: "log.sarif")
            #expect(try Validation.problems(of: path, as: "sarif") == "")
        }
        // The check itself finds what is wrong.
        let wrong = try odd.folder.write(
            Data(#"{"version": "2.1.0", "runs": [{"results": []}]}"#.utf8), as: "wrong.sarif")
        #expect(try Validation.problems(of: wrong, as: "sarif").contains("tool"))
    }

    @Test("SARIF points at characters, names the rule, and brings the fix")
    func sarif() throws {
        let outcome = try Program.run("lint", "--format", "sarif", Self.broken)
        #expect(outcome.status == 1)
        let log = try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index]["id"] as? String == "SEQ101" && result["ruleId"] as? String == "SEQ101")
        #expect(rules[index]["helpUri"] as? String == "https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.3")
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let place = try #require(location["physicalLocation"] as? [String: Any])
        let region = try #require(place["region"] as? [String: Any])
        #expect(region["startLine"] as? Int == 79 && region["startColumn"] as? Int == 34)
        #expect(region["endColumn"] as? Int == 44)
        let change = try #require((result["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])
        let replacement = try #require((change.first?["replacements"] as? [[String: Any]])?.first)
        #expect((replacement["insertedContent"] as? [String: Any])?["text"] as? String == "2699307569")
        #expect((result["partialFingerprints"] as? [String: String])?["wiretext/v1"]?.count == 16)
    }

    @Test("what is known by its fingerprint is known where lines have moved")
    func fingerprint() throws {
        func fingerprint(_ text: Data) throws -> String? {
            let outcome = try Program.run("lint", "--format", "sarif", "-", input: text)
            let log = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
            let result = ((log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])?.first
            return (result?["partialFingerprints"] as? [String: String])?["wiretext/v1"]
        }
        let text = try Data(contentsOf: URL(fileURLWithPath: Self.broken))
        let known = try #require(try fingerprint(text))
        #expect(try fingerprint(Data("One more line.\n\n".utf8) + text) == known)
        let quoted = try String(contentsOfFile: Self.broken, encoding: .utf8).components(separatedBy: "\n")
            .map { "> " + $0 }.joined(separator: "\n")
        #expect(try fingerprint(Data(quoted.utf8)) == known)
    }

    @Test("GitHub's commands escape what would end them")
    func github() throws {
        let odd = try Self.odd()
        let outcome = try Program.run("lint", "--format", "github", odd.path)
        let line = try #require(outcome.text.split(separator: "\n").first.map(String.init))
        #expect(line.hasPrefix("::error title=SEQ101 ack-not-isn-plus-one,file="))
        #expect(line.contains("a b%2Cc%3Ad%25\u{e4}.txt,line=79,endLine=79,col="))
        #expect(!line.contains("\u{1b}") && outcome.text.split(separator: "\n").count == 1)
        // Columns count characters, a wide colon as one.
        #expect(line.contains(",col=33,endColumn=43::"), "\(line)")
    }

    @Test("JUnit: a suite for each file, a failure for each finding, a case that passes where there is none")
    func junit() throws {
        let odd = try Self.odd()
        let outcome = try Program.run(
            "lint", "--format", "junit", odd.path, Program.sample("handshake/pasted.txt"))
        let document = try XMLDocument(data: outcome.output)
        let suites = try document.nodes(forXPath: "/testsuites/testsuite").compactMap { $0 as? XMLElement }
        #expect(
            suites.map { $0.attribute(forName: "name")?.stringValue } == [
                odd.path, Program.sample("handshake/pasted.txt"),
            ])
        #expect(suites.map { $0.attribute(forName: "tests")?.stringValue } == ["1", "1"])
        #expect(suites.map { $0.attribute(forName: "failures")?.stringValue } == ["1", "0"])
        let failures = try document.nodes(forXPath: "//testcase/failure").compactMap { $0 as? XMLElement }
        #expect(failures.count == 1)
        #expect(
            failures.first?.attribute(forName: "message")?.stringValue?.contains("tcp.ack_raw is 2699307570") == true)
        #expect(try document.nodes(forXPath: "/testsuites[@tests='2' and @failures='1']").count == 1)
        // From --fail-on on it is a failure.
        let lenient = try Program.run("lint", "--format", "junit", "--fail-on", "error", Self.broken)
        #expect(lenient.text.contains("<failure type=\"error\""))
    }

    @Test("ndjson: the findings of json, a line for each")
    func ndjson() throws {
        let lines = try Program.run("lint", "--format", "ndjson", Self.broken).output.split(separator: 0x0a)
        let json = try Program.run("lint", "--format", "json", Self.broken).output
        let report = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        let findings = try #require(report["findings"] as? [NSDictionary])
        #expect(try lines.map { try JSONSerialization.jsonObject(with: $0) as? NSDictionary } == findings)
    }

    @Test("statistics count the rules, for people and for programs")
    func statistics() throws {
        let outcome = try Program.run("lint", "--statistics", Self.broken)
        #expect(outcome.status == 1)
        #expect(outcome.text == "1  SEQ101  [*]  ack-not-isn-plus-one\n")
        let json = try Program.run("lint", "--statistics", "--format", "json", Self.broken).output
        let report = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(report["schema"] as? String == "wiretext.statistics/1")
        let rule = try #require((report["rules"] as? [[String: Any]])?.first)
        #expect(rule["code"] as? String == "SEQ101" && rule["count"] as? Int == 1 && rule["fixable"] as? Int == 1)
    }

    @Test("--select and --ignore take codes, names and beginnings; what is more exact prevails")
    func selection() throws {
        let cases: [(arguments: [String], status: Int32)] = [
            (["--select", "SEQ101"], 1), (["--select", "SEQ"], 1), (["--select", "CHK,WIN"], 0),
            (["--select", "ack-not-isn-plus-one"], 1), (["--ignore", "SEQ1"], 0), (["--ignore", "ALL"], 0),
            (["--ignore", "SEQ", "--select", "SEQ101"], 1), (["--select", "SEQ", "--ignore", "SEQ101"], 0),
            (["--select", "CHK", "--select", "SEQ"], 1),
        ]
        for entry in cases {
            let outcome = try Program.run(Program.wiretext, ["lint", Self.broken] + entry.arguments)
            #expect(outcome.status == entry.status, "\(entry.arguments)")
        }
        let unknown = try Program.run("lint", "--select", "SEQ,XYZ", Self.broken)
        #expect(unknown.status == 2 && unknown.output.isEmpty)
        #expect(unknown.errors.contains("no rule is called 'XYZ'"))
    }
}
