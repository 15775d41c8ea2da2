import Foundation
import Testing

/// Rows of a packet list stand for a trace in every command.
@Suite("packet lists")
struct PacketListTests {
    @Test("lint finds nothing", arguments: ["tshark", "window", "columns", "csv", "quoted"])
    func lint(name: String) throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("list/\(name).txt"))
        #expect(outcome.status == 0)
        let report = try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let input = try #require((report["inputs"] as? [[String: Any]])?.first)
        #expect(input["segments"] as? Int == 3 && input["connections"] as? Int == 1)
        #expect((report["findings"] as? [Any])?.isEmpty == true)
    }

    @Test("diff with the capture: the same")
    func diff() throws {
        let outcome = try Program.run(
            "diff", Program.sample("list/window.txt"), Program.sample("defaults/capture.pcap"))
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("window scale 7 / 7"))
    }

    @Test("a changed option is a difference")
    func changed() throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: Program.sample("list/tshark.txt"), encoding: .utf8)
        let path = folder.path("rows.txt")
        try text.replacingOccurrences(of: "MSS=1460", with: "MSS=1380").write(
            toFile: path, atomically: true, encoding: .utf8)
        let outcome = try Program.run("diff", path, Program.sample("defaults/capture.pcap"))
        #expect(outcome.status == 1)
    }
}
