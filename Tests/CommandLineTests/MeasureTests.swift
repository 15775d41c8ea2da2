import Foundation
import Testing

/// The measuring scripts on the folder beside the project, where it is there: real captures, and made packets printed by
/// sixteen versions of Wireshark.
@Suite("what the scripts measure", .serialized)
struct MeasureTests {
    private static let python = Program.tool("python3")

    private func run(_ script: String, _ arguments: String...) throws -> Program.Outcome {
        let path = Program.project.appendingPathComponent("Scripts/\(script)")
        return try Program.run(path, arguments + ["--wiretext", Program.wiretext.path])
    }

    @Test(
        "every version says what the capture holds: no wrong byte, no lost packet, no finding of kind text",
        .enabled(if: python != nil && Program.shared("dialects") != nil, "skipped: no ../shared/dialects"))
    func dialects() throws {
        let outcome = try run("measure-dialects", try #require(Program.shared("dialects")))
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        #expect(outcome.text.split(separator: "\n").count { $0.contains(" shown ") } == 16)
    }

    /// How many option areas each version states so that they come out byte for byte, of 76 and of 31.
    static let exact: [String: (options: Int, mptcp: Int)] = [
        "1.0.0": (23, 0), "1.2.0": (23, 0), "1.4.0": (23, 0), "1.6.0": (26, 0), "1.8.0": (32, 14), "1.12.0": (36, 14),
        "2.0.2": (38, 17), "2.4.5": (36, 19), "2.6.10": (54, 19), "3.2.3": (58, 26), "3.4.10": (58, 30),
        "3.6.2": (58, 30), "4.0.17": (61, 30), "4.2.2": (61, 30), "4.4.18": (61, 30), "4.6.9": (61, 30),
    ]

    @Test(
        "options of every version come out as they were, and no byte of them is wrong",
        .enabled(if: python != nil && Program.shared("dialects") != nil, "skipped: no ../shared/dialects"))
    func options() throws {
        let outcome = try run("measure-options", try #require(Program.shared("dialects")))
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        var counts: [String: Int] = [:]
        for line in outcome.text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let count = Int(words[2].prefix { $0 != "/" }) else { continue }
            counts["\(words[0]) \(words[1])"] = count
        }
        for (version, least) in Self.exact {
            #expect(counts["\(version) options"] ?? 0 >= least.options, "\(version)")
            #expect(counts["\(version) mptcp"] ?? 0 >= least.mptcp, "\(version)")
        }
    }

    @Test(
        "in real pastes every segment is found, with the values that stand there, and no handshake is made up",
        .enabled(if: python != nil && Program.shared("wild") != nil, "skipped: no ../shared/wild"))
    func wild() throws {
        let outcome = try run("measure-wild", try #require(Program.shared("wild")))
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    }
}
