import Foundation
import Testing

/// Inputs that once made the program trap, as the fuzzer left them: each is read, linted and converted.
@Suite struct CrashTests {
    static let folder = Program.project.appendingPathComponent("Fuzz/crashes")
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

    @Test func thereAreInputs() { #expect(!Self.names.isEmpty) }

    @Test(arguments: names) func isSurvived(name: String) throws {
        let path = Self.folder.appendingPathComponent(name).path
        let place = try TemporaryFolder()
        #expect((0...2).contains(try Program.run("lint", path).status))
        for form in ["pcapng", "text", "ndjson", "hex", "csv"] {
            #expect(
                (0...2).contains(try Program.run("convert", path, place.path(form), "--to", form).status), "\(form)")
        }
    }
}
