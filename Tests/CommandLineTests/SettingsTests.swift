import Foundation
import Testing

@Suite("what lint leaves out: settings, lines in the prose, baselines")
struct SettingsTests {
    private static let broken = try? Data(contentsOf: URL(fileURLWithPath: Program.sample("handshake/broken.txt")))

    /// A folder with a broken trace in a folder of its own, and settings above it.
    private static func folder(_ settings: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("notes/a"), withIntermediateDirectories: true)
        _ = try folder.write(try #require(broken), as: "notes/a/t.txt")
        if !settings.isEmpty { _ = try folder.write(Data(settings.utf8), as: ".wiretext.toml") }
        return folder
    }

    @Test(
        "settings are found from the file upwards",
        arguments: [
            ("", 1, "error[SEQ101]"), ("ignore = [\"SEQ101\"]", 0, "no findings"),
            ("select = ['CHK']", 0, "no findings"),
            ("select = [\"ack-not-isn-plus-one\"]", 1, "error[SEQ101]"),
            ("format = \"concise\"", 1, "t.txt:79:34: SEQ101"),
            ("[per-file-ignores]\n\"notes/*.txt\" = [\"SEQ\"]", 0, "no findings"),
            ("per-file-ignores = {\"t.txt\" = [\"ALL\"]}", 0, "no findings"),
            ("per-file-ignores = {\"*.md\" = [\"ALL\"]}", 1, "error[SEQ101]"),
        ])
    func found(settings: String, status: Int32, word: String) throws {
        let folder = try Self.folder(settings)
        let outcome = try Program.run("lint", folder.path("notes/a/t.txt"))
        #expect(outcome.status == status)
        #expect(outcome.text.contains(word), "\(outcome.text)")
    }

    @Test("fail-on decides the exit status, the command line prevails, --isolated and --config choose the file")
    func precedence() throws {
        let folder = try Self.folder("ignore = [\"SEQ101\"]\nformat = \"concise\"\n")
        let path = folder.path("notes/a/t.txt")
        #expect(try Program.run("lint", path).status == 0)
        #expect(try Program.run("lint", "--isolated", path).text.contains("error[SEQ101]"))
        #expect(try Program.run("lint", "--select", "SEQ", path).status == 1)
        #expect(try Program.run("lint", "--format", "json", path).text.hasPrefix("{\"schema\""))
        let other = try folder.write(Data("fail-on = \"error\"\n".utf8), as: "other.toml")
        #expect(try Program.run("lint", "--config", other, path).status == 1)
        #expect(try Program.run("lint", "--config", folder.path("none.toml"), path).status == 2)
        let input = try Program.run(
            in: folder.url, "lint", "-", "--stdin-filename", "notes/a/x.txt", input: try #require(Self.broken))
        #expect(input.status == 0)
    }

    @Test(
        "errors in settings name line and column",
        arguments: [
            ("ignore = [\"SEQ101\"\nx = ", ":2:1: "),
            ("# a\nselct = []", ":2:1: unknown key 'selct'; known keys: select"),
            ("ignore = [\"CHK\",\n  \"NOPE\"]", ":2:3: no rule is called 'NOPE'"),
            ("fail-on = \"bad\"", ":1:11: fail-on cannot be 'bad'; it may be info, note, warning, error"),
            ("select = \"SEQ\"", ":1:10: select must be a list"), ("format = 3", ":1:10: format must be a string"),
        ])
    func errors(settings: String, message: String) throws {
        let folder = try Self.folder(settings)
        let outcome = try Program.run("lint", folder.path("notes/a/t.txt"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("/.wiretext.toml" + message), "\(outcome.errors)")
    }

    @Test(
        "a line in the prose silences a rule, in comments of every kind",
        arguments: [
            "wiretext: ignore SEQ101", "<!-- wiretext: ignore SEQ101 -->", "// wiretext: ignore SEQ101",
            "# wiretext: ignore ack-not-isn-plus-one", "> wiretext: ignore SEQ", "[//]: # (wiretext: ignore SEQ101)",
            "/* wiretext: ignore seq101 */", "* wiretext: ignore SEQ101.", "; wiretext:ignore SEQ101",
            "-- wiretext: ignore SEQ101",
        ])
    func ignored(line: String) throws {
        let text = String(decoding: try #require(Self.broken), as: UTF8.self)
        for place in ["Lab notes", "Step 2", "Step 3"] {
            let marked = text.replacingOccurrences(of: place, with: line + "\n" + place)
            #expect(marked != text)
            let outcome = try Program.run("lint", "--format", "concise", "-", input: Data(marked.utf8))
            #expect(outcome.status == 0 && outcome.text.isEmpty, "\(outcome.text)")
        }
        let last = try Program.run("lint", "-", input: Data((text + "\n" + line).utf8))
        #expect(last.status == 0)
        let fixed = try Program.run("lint", "--fix", "-", input: Data((text + "\n" + line).utf8))
        #expect(fixed.text == text + "\n" + line)
    }

    @Test("a line that silences nothing, or no rule, is a finding; not where only a part was judged")
    func unused() throws {
        let good = try String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8)
        func lint(_ line: String, _ arguments: String...) throws -> Program.Outcome {
            try Program.run(
                Program.wiretext, ["lint", "--format", "concise", "-"] + arguments,
                input: Data((line + "\n" + good).utf8))
        }
        let outcome = try lint("<!-- wiretext: ignore SEQ101, NOPE -->")
        #expect(outcome.status == 1)
        #expect(outcome.text.contains("-:1:23: IGN101 there is no finding of SEQ101"), "\(outcome.text)")
        #expect(outcome.text.contains("-:1:31: IGN101 no rule is called NOPE"))
        #expect(try lint("wiretext: ignore").text.contains("names no rule"))
        #expect(try lint("wiretext: ignore SEQ101", "--packets", "1").status == 0)
        #expect(try lint("wiretext: ignore SEQ101", "--ignore", "SEQ").status == 0)
        #expect(try lint("wiretext: ignore SEQ101", "--ignore", "IGN").status == 0)
        #expect(try lint("wiretext: ignore SEQ101, IGN101").status == 0)
        #expect(try lint("wiretext: a program that reads this").status == 0)
    }

    @Test("a baseline knows findings wherever their lines are, and only those")
    func baseline() throws {
        let folder = try Self.folder("")
        let path = folder.path("notes/a/t.txt")
        let known = folder.path("known")
        let written = try Program.run("lint", "--write-baseline", known, path)
        #expect(written.status == 0 && written.output.isEmpty, "\(written.errors)")
        #expect(try String(contentsOfFile: known, encoding: .utf8).contains(" 1 SEQ101 notes/a/t.txt\n"))
        #expect(try Program.run("lint", "--baseline", known, path).status == 0)
        let moved = Data("Two more\nlines.\n".utf8) + (try #require(Self.broken))
        _ = try folder.write(moved, as: "notes/a/t.txt")
        #expect(try Program.run("lint", "--baseline", known, path).status == 0)
        #expect(try Program.run("lint", "--fix", "--baseline", known, path).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == moved)
        let worse = String(decoding: moved, as: UTF8.self).replacingOccurrences(of: "2699307570", with: "2699307571")
        _ = try folder.write(Data(worse.utf8), as: "notes/a/t.txt")
        #expect(try Program.run("lint", "--baseline", known, path).status == 1)
        // Settings name it from their own folder.
        _ = try folder.write(moved, as: "notes/a/t.txt")
        _ = try folder.write(Data("baseline = \"known\"\n".utf8), as: ".wiretext.toml")
        #expect(try Program.run("lint", path).status == 0)
        #expect(try Program.run("lint", "--isolated", path).status == 1)
        #expect(try Program.run("lint", "--isolated", "--write-baseline", known, path).status == 2)
        #expect(try Program.run("lint", "--isolated", "--write-baseline", known, "--force", path).status == 0)
        _ = try folder.write(Data("# wiretext baseline 1\nnonsense\n".utf8), as: "known")
        let outcome = try Program.run("lint", path)
        #expect(outcome.status == 2 && outcome.errors.contains("known:2:1: "))
    }
}
