import Foundation
import Testing

@Suite("wiretext explain") struct ExplainTests {
    /// Name, input and further arguments of each report that is kept.
    static let reports: [[String]] = {
        let list = (try? String(contentsOfFile: Program.sample("explain/reports.tsv"), encoding: .utf8)) ?? ""
        return list.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }()

    @Test(arguments: reports) func report(_ row: [String]) throws {
        let outcome = try Program.run(
            Program.wiretext,
            ["explain", Program.sample("explain/" + row[1]), "--format", "markdown"] + row.dropFirst(2))
        let expected = try String(contentsOfFile: Program.sample("explain/expected/\(row[0]).md"), encoding: .utf8)
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(outcome.text == expected, "Scripts/explain-reports writes it anew")
    }

    @Test func thereAreEnough() { #expect(Self.reports.count > 10) }

    @Test(arguments: ["html", "md", "svg", "txt"]) func formByEnding(ending: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.path("report." + ending)
        let outcome = try Program.run("explain", Program.sample("handshake/pasted.txt"), "-o", file)
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        let begins = ["html": "<!DOCTYPE html>", "md": "# How", "svg": "<svg ", "txt": "How this connection"][ending]!
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix(begins))
        // What is there stays, unless it is asked for.
        #expect(try Program.run("explain", Program.sample("handshake/pasted.txt"), "-o", file).status == 2)
        #expect(try Program.run("explain", Program.sample("handshake/pasted.txt"), "-o", file, "--force").status == 0)
        #expect(try folder.names.count == 1)
    }

    @Test func badUsage() throws {
        let pasted = Program.sample("handshake/pasted.txt")
        for arguments in [
            ["-o", "report.docx"], ["--level", "4"], ["--worksheet", "--key"], ["--format", "pdf"],
            ["--packets", "99"],
        ] {
            let outcome = try Program.run(Program.wiretext, ["explain", pasted] + arguments)
            #expect(outcome.status == 2 && !outcome.errors.isEmpty && outcome.output.isEmpty)
        }
    }

    @Test func inputWithoutSegments() throws {
        let text = Data(
            "Frame 1: 42 bytes on wire\nInternet Protocol Version 4, Src: 192.0.2.1, Dst: 192.0.2.2\n    Time to Live: 64\n"
                .utf8)
        let outcome = try Program.run("explain", input: text)
        #expect(outcome.status == 2 && outcome.errors.contains("no TCP segment"))
        let notes = try Program.run("explain", input: Data("# Notes\n\nNothing was pasted yet.\n".utf8))
        #expect(notes.status == 0 && notes.text.contains("Nothing to explain"))
    }

    @Test func picksAStream() throws {
        let outcome = try Program.run("explain", Program.sample("explain/thousand.pcap"), "--stream", "700")
        #expect(outcome.status == 0 && outcome.text.contains("port 10700") && !outcome.text.contains("port 10701"))
    }
}
