import Foundation
import Testing

/// The recipes of Documentation/git.md, with a real git.
@Suite("wiretext diff: git", .enabled(if: Program.tool("git") != nil, "skipped: no git"))
struct DiffGitTests {
    private struct Repository {
        let folder: TemporaryFolder

        /// Two commits of one file: the sample `first`, then `second`.
        init(_ first: String, _ second: String, as name: String) throws {
            folder = try TemporaryFolder()
            try git("init", "-q")
            try git("config", "user.name", "tester")
            try git("config", "user.email", "tester@example.org")
            for (number, sample) in [first, second].enumerated() {
                _ = try folder.write(try Data(contentsOf: URL(fileURLWithPath: Program.sample(sample))), as: name)
                try git("add", name)
                try git("commit", "-qm", "version \(number)")
            }
        }

        @discardableResult
        func git(_ arguments: String...) throws -> Program.Outcome {
            let git = try #require(Program.tool("git"))
            let outcome = try Program.run(git, ["-C", folder.url.path] + arguments)
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            return outcome
        }
    }

    @Test func difftool() throws {
        let repository = try Repository("defaults/capture.pcap", "no-sack/capture.pcap", as: "handshake.pcap")
        try repository.git(
            "config", "difftool.wiretext.cmd", "'\(Program.wiretext.path)' diff --exit-zero \"$LOCAL\" \"$REMOTE\"")
        let outcome = try repository.git("difftool", "-y", "-t", "wiretext", "HEAD~1", "HEAD")
        #expect(outcome.text.contains("SACK") && outcome.text.contains("different: 2 differences"))
    }

    /// `git diff` calls the program with seven arguments; the second and the fifth are the files.
    @Test func externalDiff() throws {
        let repository = try Repository("defaults/capture.pcap", "no-sack/capture.pcap", as: "handshake.pcap")
        try repository.git(
            "config", "diff.handshake.command", "f() { '\(Program.wiretext.path)' diff --exit-zero \"$2\" \"$5\"; }; f")
        _ = try repository.folder.write(Data("*.pcap diff=handshake\n".utf8), as: ".gitattributes")
        let outcome = try repository.git("diff", "--ext-diff", "HEAD~1", "HEAD")
        #expect(outcome.text.contains("different: 2 differences"))
    }

    /// Captures as text: a line for each handshake.
    @Test func textconv() throws {
        let repository = try Repository("defaults/capture.pcap", "no-sack/capture.pcap", as: "handshake.pcap")
        try repository.git(
            "config", "diff.handshake.textconv",
            "f() { '\(Program.wiretext.path)' convert \"$1\" - --to text; }; f")
        _ = try repository.folder.write(Data("*.pcap diff=handshake\n".utf8), as: ".gitattributes")
        let outcome = try repository.git("diff", "HEAD~1", "HEAD")
        #expect(outcome.text.contains("-        TCP Option - SACK permitted"))
    }
}
