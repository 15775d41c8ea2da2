import Foundation
import Testing

/// Files against published schemas, by `Scripts/validate`.
enum Validation {
    private static let script = Program.project.appendingPathComponent("Scripts/validate")

    /// Whether `Scripts/setup` could install what the script needs.
    static let isPossible = FileManager.default.fileExists(
        atPath: Program.project.appendingPathComponent(".build/python/packages").path)

    /// - Returns: what is wrong with the file; empty where nothing is.
    static func problems(of path: String, as kind: String) throws -> String {
        let outcome = try Program.run(script, [kind, path])
        return outcome.status == 0 ? "" : outcome.text + outcome.errors
    }
}
