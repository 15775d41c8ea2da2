import Foundation
import Testing

/// Handshakes with one fault in their packets, made by Scripts/make-faults: text without and with bytes, PDML and capture
/// give the same one finding.
@Suite struct FaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var code: String
        var packet: Int
        var severity: String
        var field: String

        var testDescription: String { name }
        /// What only a place on the path shows.
        var place: [String] { code == "MSS205" ? ["--at", "path"] : [] }
    }

    private struct Found: Decodable {
        struct Finding: Decodable, CustomStringConvertible {
            var code: String
            var kind: String
            var severity: String
            var packet: Int
            var field: String

            var description: String { "\(code) \(kind) \(severity) packet \(packet) \(field)" }
        }

        var findings: [Finding]
    }

    static let rows: [Row] = {
        let text = (try? String(contentsOfFile: Program.sample("faults/expected.tsv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
            return Row(name: cells[0], code: cells[2], packet: Int(cells[3]) ?? 0, severity: cells[4], field: cells[5])
        }
    }()

    @Test(arguments: rows, ["txt", "bytes.txt", "pdml", "pcap"])
    func fault(row: Row, form: String) throws {
        let path = Program.sample("faults/\(row.name).\(form)")
        let outcome = try Program.run(Program.wiretext, ["lint", "--format", "json"] + row.place + [path])
        let findings = try JSONDecoder().decode(Found.self, from: outcome.output).findings
        #expect(findings.count == (row.code.isEmpty ? 0 : 1), "\(findings)")
        #expect(outcome.status == (["warning", "error"].contains(row.severity) ? 1 : 0))
        guard let finding = findings.first else { return }
        #expect(finding.code == row.code)
        #expect(finding.kind == "wire")
        #expect(finding.severity == row.severity)
        #expect(finding.packet == row.packet)
        // PDML has no field for an option whose length leads nowhere: the area's own is pointed at.
        let isBroken = form == "pdml" && row.code == "OPT204"
        #expect(finding.field == (isBroken ? "tcp.options" : row.field))
    }

    /// Each fault has a row, and each row its packets.
    @Test func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Program.sample("faults"))
        let names = Set(files.filter { $0.hasSuffix(".pcap") }.map { String($0.dropLast(5)) })
        #expect(names == Set(Self.rows.map(\.name)))
        #expect(Self.rows.count > 60)
    }
}

/// What the place of a capture explains.
@Suite struct VantageTests {
    @Test(arguments: [
        ("client", Int32(0), ""), ("server", 1, "warning"), ("path", 1, "error"),
    ])
    func partialChecksums(place: String, status: Int32, severity: String) throws {
        let outcome = try Program.run(
            "lint", "--at", place, "--format", "concise", Program.sample("faults/partial-checksum.txt"))
        #expect(outcome.status == status)
        #expect(outcome.text.contains("CHK201") == !severity.isEmpty)
    }

    /// A length left to the network card is said for information, and is a fault only where no card is left.
    @Test(arguments: [("client", Int32(0)), ("server", 0), ("path", 1)])
    func zeroLength(place: String, status: Int32) throws {
        let outcome = try Program.run(
            "lint", "--at", place, "--format", "concise", Program.sample("faults/ip-length-zero.txt"))
        #expect(outcome.status == status)
        #expect(outcome.text.contains("IPX205") == (status == 1))
    }

    @Test func unknownPlace() throws {
        let outcome = try Program.run("lint", "--at", "moon", Program.sample("faults/good.txt"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("client"))
    }
}

/// Real captures, beside the project where they are at hand: what plain handshakes of real stacks do is not complained of.
@Suite(.enabled(if: Program.shared("captures") != nil, "no ../shared/captures"))
struct QuietTests {
    /// Checksums of captures whose addresses were replaced, and three captures of packets made by hand.
    private static let known: Set<String> = [
        "CHK101", "CHK102", "tcpdump-of10_inv_OFPST_FLOW.pcap OPT203", "zeek-tcp-window-scale-range.pcap WIN201",
        "zeek-ipv4-fragmented-4.pcap FLG203",
    ]

    static let captures: [String] = {
        guard let folder = Program.shared("captures"),
            let index = try? String(contentsOfFile: folder + "/INDEX.tsv", encoding: .utf8)
        else { return [] }
        let rows = index.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        return rows.filter { $0.count > 1 && $0[1] == "natural" }.map { String($0[0]) }
    }()

    @Test func natural() throws {
        let folder = try #require(Program.shared("captures"))
        #expect(Self.captures.count > 80)
        for name in Self.captures {
            let outcome = try Program.run("lint", "--format", "concise", "--exit-zero", folder + "/" + name)
            for line in outcome.text.split(separator: "\n") {
                guard let code = line.firstMatch(of: #/: ([A-Z]{3}[0-9]{3}) /#)?.1 else { continue }
                let rule = String(code)
                guard !Self.unusual.contains(rule) else { continue }
                #expect(Self.known.contains(rule) || Self.known.contains("\(name) \(rule)"), "\(line)")
            }
        }
    }

    /// Notes and remarks.
    private static let unusual: Set<String> = [
        "CHK201", "CHK202", "IPX202", "IPX205", "MSS201", "SEQ201", "FLG207", "TSV204",
    ]
}
