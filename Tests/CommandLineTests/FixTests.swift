import Foundation
import Testing

@Suite("wiretext lint --fix and --diff")
struct FixTests {
    private static let good = try? String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8)

    /// Two slips in different packets.
    private static func twice(_ text: String) -> String {
        text.replacingOccurrences(of: "Destination Port: 50504", with: "Destination Port: 50540")
            .replacingOccurrences(of: "(raw): 4153136726", with: "(raw): 4153136762")
    }

    private func bytes(_ text: String, _ form: String) throws -> Data {
        switch form {
        case "crlf": return Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        case "cr": return Data(text.replacingOccurrences(of: "\n", with: "\r").utf8)
        case "bom": return Data([0xef, 0xbb, 0xbf]) + Data(text.utf8)
        case "utf16le": return Data([0xff, 0xfe]) + Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
        case "utf16be": return Data([0xfe, 0xff]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
        case "latin1": return try #require(("Gr\u{fc}\u{df}e\n" + text).data(using: .isoLatin1))
        case "no end": return Data(text.utf8.dropLast())
        default: return Data(("\u{4e2d}\u{6587} \u{1f600} caf\u{e9}\n" + text).utf8)
        }
    }

    @Test(
        "the file is as it was before the slip, byte for byte, in every encoding, and keeps its permissions",
        arguments: ["crlf", "cr", "bom", "utf16le", "utf16be", "latin1", "no end", "wide"])
    func encodings(form: String) throws {
        let good = try #require(Self.good)
        let letters = "\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}A\u{b7}\u{b7}S\u{b7}"
        let slips = [
            try String(contentsOfFile: Program.sample("handshake/broken.txt"), encoding: .utf8),
            good.replacingOccurrences(
                of: letters, with: "\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}\u{b7}A\u{b7}R\u{b7}\u{b7}"),
            good.replacingOccurrences(of: "Window size value: 60720", with: "Window size value: 60702"),
        ]
        for slip in slips {
            #expect(slip != good, "the slip is not in the sample")
            let folder = try TemporaryFolder()
            let path = try folder.write(try bytes(slip, form), as: "t.txt")
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let outcome = try Program.run("lint", "--fix", path)
            #expect(outcome.status == 0, "\(outcome.text)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes(good, form))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o640)
            #expect(try folder.names == ["t.txt"])
        }
    }

    @Test("on standard input the mended text goes to standard output, the findings to standard error")
    func standardInput() throws {
        let broken = try Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/broken.txt")))
        let good = try Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/pasted.txt")))
        let outcome = try Program.run("lint", "--fix", "-", "--stdin-filename", "mail.txt", input: broken)
        #expect(outcome.status == 0)
        #expect(outcome.output == good)
        #expect(outcome.errors.contains("mail.txt: mended 1 finding"))
        #expect(outcome.errors.contains("mail.txt: no findings"))
        #expect(try Program.run("lint", "--fix", "-", input: good).output == good)
    }

    @Test("the fix of JSON is what --fix does")
    func json() throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("handshake/broken.txt"))
        let report = try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let finding = try #require((report["findings"] as? [[String: Any]])?.first)
        let edits = try #require((finding["fix"] as? [String: Any])?["edits"] as? [[String: Any]])
        #expect(edits.count == 1)
        #expect(edits.first?["text"] as? String == "2699307569")
        #expect(edits.first?["span"] as? [String: Int] == ["line": 79, "column": 34, "endLine": 79, "endColumn": 44])
    }

    @Test("a wrong checksum while all else agrees is left, and decides the exit status")
    func checksum() throws {
        let good = try #require(Self.good)
        let folder = try TemporaryFolder()
        let bad = Data(good.replacingOccurrences(of: "Checksum: 0x3b0c", with: "Checksum: 0x3b0d").utf8)
        let path = try folder.write(bad, as: "t.txt")
        let outcome = try Program.run("lint", "--fix", "--format", "concise", path)
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("CHK101"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bad)
        #expect(try Program.run("lint", "--diff", path).output.isEmpty)
    }

    @Test("several slips in one file, and a link to it")
    func several() throws {
        let good = try #require(Self.good)
        let bad = Self.twice(good)
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(bad.utf8), as: "t.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "t.txt")
        let outcome = try Program.run("lint", "--fix", folder.path("link"))
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(good.utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "t.txt")
    }

    @Test("a capture has nothing to mend and stays as it is; a packed text is not rewritten")
    func others() throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("c.pcap")
        #expect(try Program.run("convert", Program.sample("handshake/pasted.txt"), capture).status == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: capture))
        #expect(try Program.run("lint", "--fix", capture).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: capture)) == bytes)
        #expect(try Program.run("lint", "--fix", "-", input: bytes).output == bytes)
        guard let gzip = Program.tool("gzip") else { return }
        let packed = try Program.run(gzip, ["-c", Program.sample("handshake/broken.txt")]).output
        let path = try folder.write(packed, as: "t.txt.gz")
        let outcome = try Program.run("lint", "--fix", path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("packed by gzip"))
        #expect(outcome.text.contains("SEQ101"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == packed)
    }

    @Test("--fix and --diff together are bad usage")
    func both() throws {
        let outcome = try Program.run("lint", "--fix", "--diff", "x")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("say one of them"))
    }

    @Test(
        "patch and git apply take what --diff prints, in a folder below, too",
        arguments: ["", "crlf", "no end", "latin1"])
    func patch(form: String) throws {
        let good = try #require(Self.good)
        let bad = Self.twice(good)
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("my notes"), withIntermediateDirectories: true)
        let path = try folder.write(try bytes(bad, form), as: "my notes/t.txt")
        let outcome = try Program.run(in: folder.url, "lint", "--diff", "my notes/t.txt")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("--fix would mend"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes(bad, form))
        let patch = try folder.write(outcome.output, as: "p.diff")
        let tools: [(tool: String, arguments: [String])] = [
            ("patch", ["-s", "--binary", "-p0", "-i", patch]), ("patch", ["-s", "--binary", "-p1", "-i", patch]),
            ("git", ["apply", patch]),
        ]
        for entry in tools {
            guard let tool = Program.tool(entry.tool) else { continue }
            _ = try folder.write(try bytes(bad, form), as: "my notes/t.txt")
            let applied = try Program.run(tool, entry.arguments, in: folder.url)
            #expect(applied.status == 0, "\(entry): \(applied.errors)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes(good, form), "\(entry)")
        }
    }
}
