import Foundation
import Testing

@Suite("wiretext lint")
struct LintTests {
    private func report(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    }

    @Test("a good trace: exit 0, three checksums verified without addresses")
    func good() throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("handshake/pasted.txt"))
        #expect(outcome.status == 0)
        let report = try report(outcome)
        #expect(report["schema"] as? String == "wiretext.lint/1")
        #expect((report["findings"] as? [Any])?.isEmpty == true)
        let sums = try #require((report["checksums"] as? [[String: Any]])?.first)
        #expect(sums["verified"] as? Int == 3)
        #expect(sums["address_sum"] as? String == "0xe718")
        let input = try #require((report["inputs"] as? [[String: Any]])?.first)
        #expect(input["kind"] as? String == "text")
        #expect(input["packets"] as? Int == 3 && input["segments"] as? Int == 3 && input["connections"] as? Int == 1)
    }

    @Test("a broken trace: exit 1, one finding on the wrong number, with the right one and where it follows from")
    func broken() throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("handshake/broken.txt"))
        #expect(outcome.status == 1)
        let findings = try #require(try report(outcome)["findings"] as? [[String: Any]])
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding["code"] as? String == "SEQ101" && finding["kind"] as? String == "text")
        #expect(finding["found"] as? String == "2699307570" && finding["expected"] as? String == "2699307569")
        #expect(finding["packet"] as? Int == 2 && finding["frame"] as? Int == 188)
        #expect(finding["field"] as? String == "tcp.ack_raw")
        let span = try #require(finding["span"] as? [String: Int])
        let lines = try String(contentsOfFile: Program.sample("handshake/broken.txt"), encoding: .utf8)
            .components(separatedBy: "\n")
        let line = Array(lines[(span["line"] ?? 1) - 1].utf8)
        let token = line[((span["column"] ?? 1) - 1)..<((span["endColumn"] ?? 1) - 1)]
        #expect(String(decoding: token, as: UTF8.self) == "2699307570")
        #expect(!((finding["related"] as? [Any]) ?? []).isEmpty)
    }

    @Test("the human form draws a caret under the token")
    func human() throws {
        let outcome = try Program.run("lint", Program.sample("handshake/broken.txt"))
        let lines = outcome.text.components(separatedBy: "\n")
        let marked = try #require(lines.firstIndex { $0.contains("^^^^^^^^^^ expected 2699307569") })
        let above = Array(lines[marked - 1])
        let caret = try #require(lines[marked].firstIndex(of: "^"))
        let column = lines[marked].distance(from: lines[marked].startIndex, to: caret)
        #expect(String(above[column..<column + 10]) == "2699307570")
        #expect(!outcome.text.contains("\u{1b}"))
    }

    @Test(
        "without any option all is as with the defaults said aloud",
        arguments: [
            ["handshake/pasted.txt"], ["handshake/broken.txt"], ["missing.txt"],
            ["handshake/broken.txt", "missing.txt"],
            ["."],
        ])
    func plain(samples: [String]) throws {
        let files = samples.map(Program.sample)
        let plain = try Program.run(Program.wiretext, ["lint"] + files)
        let spelled = try Program.run(Program.wiretext, ["lint", "--format", "human", "--color", "auto"] + files)
        #expect(plain.status == spelled.status)
        #expect(plain.output == spelled.output)
        #expect(plain.errors == spelled.errors)
        #expect(plain.output.isEmpty == (samples == ["missing.txt"] || samples == ["."]))
    }

    @Test("concise: file, line, column, code")
    func concise() throws {
        let outcome = try Program.run("lint", "--format", "concise", Program.sample("handshake/broken.txt"))
        #expect(outcome.text.hasPrefix(Program.sample("handshake/broken.txt") + ":79:34: SEQ101 "))
        #expect(outcome.text.split(separator: "\n").count == 1)
    }

    @Test("standard input, its name, and --exit-zero")
    func standardInput() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/broken.txt")))
        let outcome = try Program.run(
            "lint", "-", "--format", "concise", "--exit-zero", "--stdin-filename", "mail.txt", input: bytes)
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("mail.txt:79:34: "))
    }

    @Test("encodings and line ends give the same finding", arguments: ["crlf", "cr", "bom", "utf16le", "utf16be"])
    func encodings(_ form: String) throws {
        let text = try String(contentsOfFile: Program.sample("handshake/broken.txt"), encoding: .utf8)
        let folder = try TemporaryFolder()
        let bytes: Data
        switch form {
        case "crlf": bytes = Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        case "cr": bytes = Data(text.replacingOccurrences(of: "\n", with: "\r").utf8)
        case "bom": bytes = Data([0xef, 0xbb, 0xbf]) + Data(text.utf8)
        case "utf16le": bytes = Data([0xff, 0xfe]) + Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
        default: bytes = Data([0xfe, 0xff]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
        }
        let outcome = try Program.run("lint", "--format", "concise", try folder.write(bytes, as: "t.txt"))
        #expect(outcome.status == 1)
        #expect(outcome.text.contains(":79:34: SEQ101 "))
    }

    @Test("control characters of a trace do not reach the terminal")
    func terminal() throws {
        var text = try String(contentsOfFile: Program.sample("handshake/broken.txt"), encoding: .utf8)
        text = text.replacingOccurrences(of: "(raw): 2699307570", with: "(raw): 2699307570 \u{1b}[31m\u{202e}")
        let outcome = try Program.run("lint", "-", input: Data(text.utf8))
        #expect(outcome.text.contains("2699307570"))
        #expect(!outcome.text.contains("\u{1b}") && !outcome.text.contains("\u{202e}"))
    }

    @Test("what cannot be read: a clear word, exit 2, nothing on standard output")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let cases: [(name: String, bytes: Data, word: String)] = [
            ("empty", Data(), "is empty"), ("zeros", Data(repeating: 0, count: 5000), "not a text"),
            ("page.html", Data("<html><body>TCP</body></html>".utf8), "no packet details found"),
        ]
        for entry in cases {
            let path = try folder.write(entry.bytes, as: entry.name)
            let outcome = try Program.run("lint", path)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(entry.name)")
            #expect(outcome.errors.contains(path) && outcome.errors.contains(entry.word), "\(outcome.errors)")
        }
        #expect(try Program.run("lint", folder.url.path).status == 2)
        #expect(try Program.run("lint", folder.path("missing")).status == 2)
        #expect(try Program.run("lint", "--format", "nonsense", "x").status == 2)
    }

    @Test("a paste that ends within a packet is used as far as it goes, and said so")
    func cut() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/pasted.txt")))
        let outcome = try Program.run("lint", "-", "--format", "concise", input: bytes.prefix(3000))
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("ends in the middle of packet 2"))
    }

    @Test("a Markdown file without a trace is fine")
    func markdown() throws {
        let outcome = try Program.run("lint", "-", input: Data("# Notes\n\nNothing here.\n".utf8))
        #expect(outcome.status == 0)
    }

    @Test(
        "the document that the project grew from",
        .enabled(
            if: Program.shared("seed/000_16fa08c9b297e335.txt") != nil, "skipped: no folder shared beside the project"))
    func seed() throws {
        let path = try #require(Program.shared("seed/000_16fa08c9b297e335.txt"))
        let outcome = try Program.run("lint", path)
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("3 verified (address sum 0xe718)"))
    }
}
