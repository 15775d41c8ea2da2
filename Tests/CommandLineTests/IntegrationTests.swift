import Foundation
import Testing

@Suite("where users are: Markdown, pre-commit, GitHub, shells, the manual")
struct IntegrationTests {
    private func project(_ name: String) -> String { Program.project.appendingPathComponent(name).path }

    /// Each packet of a text in a fence of its own, with a paragraph before it.
    private func markdown(_ text: String) -> String {
        var page = "# A handshake\n"
        for packet in text.components(separatedBy: "Transmission Control Protocol, ").dropFirst() {
            let lines = packet.components(separatedBy: "\n").prefix { $0.isEmpty || !$0.hasPrefix("Step") }
            page += "\nSome words.\n\n```text\nTransmission Control Protocol, "
            page += lines.joined(separator: "\n") + "\n```\n"
        }
        return page
    }

    @Test("Markdown: fences are one trace, positions are the file's own, --fix mends in place")
    func markdownFile() throws {
        let bad = markdown(try String(contentsOfFile: Program.sample("handshake/broken.txt"), encoding: .utf8))
        let good = markdown(try String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8))
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(bad.utf8), as: "NOTES.md")
        let outcome = try Program.run("lint", "--format", "concise", path)
        let lines = bad.components(separatedBy: "\n")
        let line = try #require(lines.firstIndex { $0.contains("2699307570") }) + 1
        #expect(outcome.status == 1)
        #expect(outcome.text.hasPrefix("\(path):\(line):34: SEQ101 "), "\(outcome.text)")
        #expect(outcome.text.split(separator: "\n").count == 1)
        let json = try Program.run("lint", "--format", "json", path).text
        #expect(json.contains("\"packets\":3,\"segments\":3,\"connections\":1"))
        #expect(try Program.run("lint", "--fix", path).status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == good)
    }

    @Test("pages of this project that hold no trace are fine")
    func pages() throws {
        for page in ["CHANGELOG.md", "CONTRIBUTING.md", "Samples/README.md"] {
            #expect(try Program.run("lint", project(page)).status == 0, "\(page)")
        }
    }

    @Test("the problem matcher takes apart what concise prints, whatever the file is called")
    func matcher() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: project(".github/problem-matcher.json")))
        let json = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        let matcher = try #require((json["problemMatcher"] as? [[String: Any]])?.first)
        let pattern = try #require((matcher["pattern"] as? [[String: Any]])?.first)
        let expression = try NSRegularExpression(pattern: try #require(pattern["regexp"] as? String))
        let folder = try TemporaryFolder()
        let text = try Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/broken.txt")))
        let path = try folder.write(text, as: "a b:12:3,\u{4e2d}.txt")
        let line = try #require(
            Program.run("lint", "--format", "concise", path).text.split(separator: "\n").first.map { String($0) })
        let match = try #require(expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)))
        func group(_ key: String) throws -> String {
            let index = try #require(pattern[key] as? Int)
            let range = try #require(Range(match.range(at: index), in: line))
            return String(line[range])
        }
        #expect(try group("file") == path)
        #expect(try group("line") == "79" && group("column") == "34" && group("code") == "SEQ101")
        #expect(try group("message").hasPrefix("tcp.ack_raw is 2699307570"))
    }

    @Test(
        "the action and the hooks are valid by their schemas",
        .enabled(if: Validation.isPossible, "skipped: Scripts/setup could not install"))
    func schemas() throws {
        #expect(try Validation.problems(of: project("action.yml"), as: "action") == "")
        #expect(try Validation.problems(of: project(".pre-commit-hooks.yaml"), as: "hooks") == "")
    }

    @Test("the manual names every command and option; Scripts/manual writes it anew")
    func manual() throws {
        let page = try String(contentsOfFile: project("Documentation/wiretext.1"), encoding: .utf8)
        for command in ["lint", "convert", "diff", "explain", "rules"] {
            #expect(page.contains(".It Em \(command)\n"))
            for option in try Program.run("help", command).text.matches(
                of: /^ +(?:-[a-z], )?--([a-z-]+)/.anchorsMatchLineEndings())
            {
                #expect(page.contains("-\(option.1)"), "--\(option.1) of \(command)")
            }
        }
        guard let mandoc = Program.tool("mandoc") else { return }
        let remarks = try Program.run(mandoc, ["-Tlint", "-Wwarning", project("Documentation/wiretext.1")])
        #expect(remarks.text + remarks.errors == "")
    }

    @Test("completions that the shells themselves can read", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let script = try Program.run("--generate-completion-script", shell)
        #expect(script.status == 0)
        #expect(script.text.contains("stdin-filename"))
        guard let program = Program.tool(shell) else { return }
        let folder = try TemporaryFolder()
        let path = try folder.write(script.output, as: "completions")
        let checked = try Program.run(program, ["-n", path])
        #expect(checked.status == 0 && checked.errors.isEmpty, "\(checked.errors)")
    }

    @Test("every command shows an example in its help, and unknown options are bad usage")
    func help() throws {
        for command in ["lint", "convert", "diff", "explain", "rules"] {
            let help = try Program.run(command, "--help")
            #expect(help.status == 0 && help.errors.isEmpty)
            #expect(help.text.contains("\n  wiretext \(command)"), "\(command)")
            let files = ["convert", "diff"].contains(command) ? ["a.txt", "b.pcap"] : ["a.txt"]
            let unknown = try Program.run(Program.wiretext, [command, "--no-such-option"] + files)
            #expect(unknown.status == 2 && unknown.output.isEmpty)
            #expect(unknown.errors.contains("--no-such-option"))
        }
    }
}
