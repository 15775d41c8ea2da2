import Foundation
import Testing

/// What mails, forums, consoles, pages and hands do to a trace (`Scripts/make-damage`): it says the same as before.
@Suite("damaged text")
struct DamageTests {
    static let folder = URL(fileURLWithPath: Program.sample("damage"))
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }

    /// Damage that took something away.
    static let lossy: Set = ["collapsed", "ends-early", "begins-late", "elided"]
    /// Damage that is not undone yet.
    static let unread: Set<String> = []

    @Test("each kind of damage has its sample")
    func samples() {
        #expect(Self.names.count >= 45)
    }

    @Test("the same segments, with checksums that hold, and no finding", arguments: names)
    func sameSegments(name: String) throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("damage/\(name).txt"))
        if Self.unread.contains(name) {
            withKnownIssue(isIntermittent: true) { try check(outcome, verified: 2) }
        } else {
            try check(outcome, verified: Self.lossy.contains(name) ? 0 : 2)
        }
    }

    private func check(_ outcome: Program.Outcome, verified: Int) throws {
        let report = try #require(JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
        let input = try #require((report["inputs"] as? [[String: Any]])?.first)
        #expect(input["packets"] as? Int == 2 && input["segments"] as? Int == 2)
        let sums = try #require((report["checksums"] as? [[String: Any]])?.first)
        #expect(sums["verified"] as? Int ?? 0 >= verified)
        #expect(sums["bad"] as? Int == 0)
        // That a text ends within a packet is said.
        let findings = (report["findings"] as? [[String: Any]] ?? []).filter {
            $0["severity"] as? String == "error" || $0["severity"] as? String == "warning"
        }
        #expect(findings.isEmpty)
    }

    /// The rows of the segments are those of the undamaged text, but for what is not printed any more.
    @Test("the same values", arguments: names.filter { !lossy.contains($0) && !unread.contains($0) })
    func sameValues(name: String) throws {
        func rows(_ name: String) throws -> [[String: NSObject]] {
            let folder = try TemporaryFolder()
            let path = folder.path("rows.ndjson")
            let outcome = try Program.run("convert", Program.sample("damage/\(name).txt"), path)
            #expect(outcome.status == 0)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            return try lines.map {
                let row = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
                return try #require(row?["tcp"] as? [String: NSObject])
            }
        }
        #expect(try rows(name) == rows("original"))
    }
}
