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
        #expect(outcome.text.split(separator: "\n").count { $0.contains(" -V ") } == 16)
    }
}
