import Foundation
import Testing

/// Rows as the programs read them that people load them into.
@Suite("rows in other programs")
struct ReaderTests {
    /// The environment that `Scripts/setup` makes, or else what is on the path.
    private static let python: URL? = {
        let own = Program.project.appendingPathComponent(".build/python/bin/python3")
        return FileManager.default.isExecutableFile(atPath: own.path) ? own : Program.tool("python3")
    }()
    private static let hasDuckDB =
        python.flatMap { try? Program.run($0, ["-c", "import duckdb"]).status == 0 } ?? false

    private func run(_ script: String, _ arguments: String...) throws -> [String] {
        let outcome = try Program.run(try #require(Self.python), ["-c", script] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.text.split(separator: "\n").map(String.init)
    }

    private func rows(_ form: String, in folder: TemporaryFolder, _ more: String...) throws -> String {
        let path = folder.path("rows.\(form)")
        let arguments = ["convert", Program.sample("defaults/capture.pcap"), path] + more
        #expect(try Program.run(Program.wiretext, arguments).status == 0)
        return path
    }

    @Test("Python's own readers", .enabled(if: python != nil, "skipped: no python3"))
    func standardLibrary() throws {
        let folder = try TemporaryFolder()
        let json = try run(
            """
            import json, sys
            for line in open(sys.argv[1], encoding="utf-8"):
                row = json.loads(line)
                print(row["tcp"]["srcport"], row["tcp"]["seq_raw"], [one["kind"] for one in row["tcp"]["options"]])
            """, try rows("ndjson", in: folder))
        let csv = try run(
            """
            import csv, sys
            with open(sys.argv[1], newline="", encoding="utf-8") as lines:
                for row in csv.DictReader(lines, strict=True):
                    assert None not in row and None not in row.values()
                    print(row["tcp.srcport"], row["tcp.seq_raw"])
            """, try rows("csv", in: folder))
        #expect(json.count >= 3 && json.count == csv.count)
        for (left, right) in zip(json, csv) { #expect(left.hasPrefix(right + " [")) }
    }

    @Test(
        "DuckDB: tcp.srcport works as it is", .enabled(if: hasDuckDB, "skipped: no duckdb (Scripts/setup installs it)"))
    func duckDB() throws {
        let folder = try TemporaryFolder()
        let script = """
            import duckdb, sys
            kind, path = sys.argv[1:]
            column = '"tcp.srcport"' if kind == "csv" else "tcp.srcport"
            sql = f"select {column} from read_{kind}_auto('{path}') order by all"
            for (port,) in duckdb.sql(sql).fetchall(): print(port)
            """
        let json = try run(script, "json", try rows("ndjson", in: folder))
        #expect(json.contains("50000") && json.contains("9999"))
        #expect(try run(script, "csv", try rows("csv", in: folder)) == json)
        let handshakes = try run(
            """
            import duckdb, sys
            print(duckdb.sql(f"select client.port, outcome from read_json_auto('{sys.argv[1]}')").fetchall())
            """, try rows("ndjson", in: folder, "--per", "handshake", "--force"))
        #expect(handshakes == ["[(50000, 'complete')]"])
    }
}
