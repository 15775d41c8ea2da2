import Foundation
import Testing

@Suite("wiretext diff: forms and exit status") struct DiffFormTests {
    private let a = Program.sample("defaults/details.txt")
    private let b = Program.sample("no-sack/details.txt")

    /// A python with the jsonpatch library; Debian's own has it where it is installed as a package.
    private static let python: URL? = ["/usr/bin/python3"].map { URL(fileURLWithPath: $0) }
        .appending(Program.tool("python3")).first { python in
            (try? Program.run(python, ["-c", "import jsonpatch"]))?.status == 0
        }

    @Test func exitStatus() throws {
        #expect(try Program.run("diff", a, a).status == 0)
        #expect(try Program.run("diff", a, b).status == 1)
        #expect(try Program.run("diff", a, b, "--exit-zero").status == 0)
        #expect(try Program.run("diff", a, b, "--ignore", "tcp.options.sack_perm").status == 0)
        #expect(try Program.run("diff", a, b, "--ignore", "tcp").status == 0)
        #expect(try Program.run("diff", a, a, "--exact").status == 0)
    }

    @Test func trouble() throws {
        for arguments in [
            [a], [a, "no-such-file"], ["-", "-"], [a, b, "--format", "xml"], [a, b, "--stream", "9:9"],
            [a, b, "--stream", "x"], [a, b, "--width", "0"],
        ] {
            let outcome = try Program.run(Program.wiretext, ["diff"] + arguments)
            #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty, "\(arguments)")
        }
        // A trace without a handshake has nothing to compare.
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8)
        let last = try #require(text.range(of: "Transmission Control Protocol", options: .backwards))
        let file = try folder.write(Data(text[last.lowerBound...].utf8), as: "ack.txt")
        let outcome = try Program.run("diff", a, file)
        #expect(outcome.status == 2 && outcome.errors.contains("no handshake found"))
        #expect(outcome.errors.contains(file))
    }

    @Test func standardInput() throws {
        let input = try Data(contentsOf: URL(fileURLWithPath: a))
        #expect(try Program.run("diff", "-", a, input: input).status == 0)
        #expect(try Program.run("diff", b, "-", input: input).status == 1)
    }

    @Test func human() throws {
        let wide = try Program.run("diff", a, b, "--width", "100").text
        #expect(wide.contains("- SACK") && wide.contains("path: overwritten with NOPs"))
        #expect(wide.hasSuffix("different: 2 differences (2 rewritten on the path)\n"))
        #expect(!wide.contains("\u{1b}"))
        let narrow = try Program.run("diff", a, b, "--width", "60").text
        #expect(narrow.contains("@@ SACK, SYN, SYN-ACK @@") && narrow.contains("\n-yes\n+none\n"))
        #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 60 })
        // Colours repeat what the marks say.
        let coloured = try Program.run("diff", a, b, "--width", "100", "--color", "always").text
        #expect(coloured.contains("\u{1b}["))
        let plain = coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "")
        #expect(plain == wide)
    }

    @Test func same() throws {
        let outcome = try Program.run("diff", a, Program.sample("defaults/capture.pcap"))
        #expect(outcome.status == 0 && outcome.text.contains("same: ") && outcome.text.contains("SACK yes"))
    }

    @Test func json() throws {
        let outcome = try DiffOutcome(a, b)
        #expect(outcome.json["schema"] as? String == "wiretext.diff/1")
        #expect(outcome.settled("SACK") == ["yes", "none"] && outcome.settled("window scale") == ["7 / 7", "7 / 7"])
        let first = try #require(outcome.difference("tcp.options.sack_perm"))
        #expect(first["a"] as? String == "permitted" && first["b"] is NSNull)
        let alternatives = try #require(first["alternatives"] as? [[String: Any]])
        #expect(alternatives.first?["suggests"] as? String == "endpoint")
        let handshakes = try #require(outcome.json["handshakes"] as? [[String: [String: Any]]])
        #expect(handshakes[0]["a"]?["clientSignature"] as? String == "4:64:0:1460:mss*44,7:mss,sok,ts,nop,ws:df,id+:0")
        #expect((handshakes[0]["b"]?["conditions"] as? [String])?.contains("sack.negotiation.failed") == true)
    }

    /// The patch makes the second model of the first, as the library that everybody uses applies it.
    @Test(.enabled(if: python != nil, "skipped: no python3 with jsonpatch"))
    func patch() throws {
        let apply = """
            import json, sys, jsonpatch
            for name in sys.argv[1:]:
                report = json.load(open(name))
                assert jsonpatch.apply_patch(report["model"]["a"], report["patch"]) == report["model"]["b"], name
                assert bool(report["patch"]) != report["same"], name
            """
        let folder = try TemporaryFolder()
        var files: [String] = []
        for pair in DiffPairTests.pairs {
            let outcome = try Program.run(
                Program.wiretext, ["diff", pair.a, pair.b, "--format", "json"] + pair.options)
            files.append(try folder.write(outcome.output, as: pair.name + ".json"))
        }
        let outcome = try Program.run(try #require(Self.python), ["-c", apply] + files)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func markdown() throws {
        let text = try Program.run("diff", a, b, "--format", "markdown").text
        #expect(
            text.hasPrefix("# Handshakes compared\n") && text.contains("| removed | SYN | `tcp.options.sack_perm` |"))
    }

    /// One page for itself: nothing from the network, and names of files are text.
    @Test func page() throws {
        let folder = try TemporaryFolder()
        let name = try folder.write(
            try Data(contentsOf: URL(fileURLWithPath: b)), as: "<img src=x onerror=alert(1)>.txt")
        let text = try Program.run("diff", a, name, "--format", "html").text
        #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("&lt;img src=x"))
        #expect(!text.contains("<img") && !text.contains("src=\"http"))
        for link in text.matches(of: /href="([^"]*)"/) {
            #expect(link.1.hasPrefix("#") || link.1.hasPrefix("https://www.rfc-editor.org/"), "\(link.1)")
        }
    }

    @Test func help() throws {
        let outcome = try Program.run("diff", "--help")
        #expect(outcome.status == 0 && outcome.text.contains("wiretext diff Samples/defaults/details.txt"))
    }

    /// A trace that contradicts itself is compared with the value that lint finds.
    @Test func mended() throws {
        let outcome = try DiffOutcome(
            Program.sample("handshake/pasted.txt"), Program.sample("handshake/broken.txt"))
        #expect(
            outcome.status == 0 && outcome.errors.contains("SEQ101") && outcome.errors.contains("read as 2699307569"))
    }

    /// Control characters in a name do not reach the terminal.
    @Test func cleaned() throws {
        let folder = try TemporaryFolder()
        let name = try folder.write(try Data(contentsOf: URL(fileURLWithPath: b)), as: "\u{1b}[31mred.txt")
        #expect(!(try Program.run("diff", a, name).text).contains("\u{1b}"))
    }
}

extension [URL] {
    fileprivate func appending(_ url: URL?) -> [URL] { url.map { self + [$0] } ?? self }
}
