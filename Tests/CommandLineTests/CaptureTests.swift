import Foundation
import Testing

@Suite("Captures as input, and the other forms as output")
struct CaptureTests {
    static let tshark = Program.tool("tshark")
    static let text2pcap = Program.tool("text2pcap")
    static let samples = ["defaults", "ipv6", "ecn", "http", "retransmitted-syn", "refused", "mtu-1400"]

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func rows(_ outcome: Program.Outcome) throws -> [[String: Any]] {
        try outcome.text.split(separator: "\n").map { try object(Data($0.utf8)) }
    }

    @Test("lint finds nothing in a sound capture, and says what it read", arguments: samples)
    func sound(sample: String) throws {
        let outcome = try Program.run("lint", "--format", "json", Program.sample("\(sample)/capture.pcap"))
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let report = try object(outcome.output)
        let input = try #require((report["inputs"] as? [[String: Any]])?.first)
        #expect(input["kind"] as? String == "capture")
        let sums = try #require(report["checksums"] as? [[String: Any]])
        #expect(sums.allSatisfy { $0["verified"] as? Int == $0["segments"] as? Int })
    }

    @Test("a byte that is wrong is pointed at, by packet and offset")
    func wrongChecksum() throws {
        let folder = try TemporaryFolder()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: Program.sample("defaults/capture.pcap")))
        // File header 24, record header 16, then the first frame: its TCP checksum stands at 14 + 20 + 16.
        bytes[24 + 16 + 50] ^= 1
        let file = try folder.write(bytes, as: "x.pcap")
        let report = try object(try Program.run("lint", "--format", "json", file).output)
        let finding = try #require((report["findings"] as? [[String: Any]])?.first)
        #expect(finding["code"] as? String == "CHK101" && finding["kind"] as? String == "wire")
        let span = try #require(finding["span"] as? [String: Int])
        #expect(span == ["line": 1, "column": 51, "endLine": 1, "endColumn": 53])
        #expect(finding["expected"] as? String == "0x5268")
        let human = try Program.run("lint", file)
        #expect(human.status == 1 && human.text.contains("0030  fa f0 53 68") && human.text.contains("^^^^^"))
    }

    @Test("a capture comes out as it went in, from a file and from a pipe", arguments: samples)
    func identity(sample: String) throws {
        let folder = try TemporaryFolder()
        let path = Program.sample("\(sample)/capture.pcap")
        _ = try Program.run("convert", path, folder.path("a.pcapng"))
        let piped = try Data(contentsOf: URL(fileURLWithPath: folder.path("a.pcapng")))
        let outcome = try Program.run("convert", "-", "-", "--to", "pcap", input: piped)
        let old = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(outcome.status == 0 && Self.records(outcome.output) == Self.records(old))
    }

    /// Time in nanoseconds, length and bytes of each record of a little-endian pcap.
    private static func records(_ data: Data) -> [[UInt8]] {
        func number(_ offset: Int) -> UInt64 {
            (0..<4).reduce(0) { $0 | UInt64(data[data.startIndex + offset + $1]) << UInt64(8 * $1) }
        }
        guard data.count >= 24 else { return [] }
        let unit: UInt64 = number(0) == 0xa1b2_3c4d ? 1 : 1000
        var records: [[UInt8]] = []
        var offset = 24
        while offset + 16 <= data.count {
            let count = Int(number(offset + 8))
            let time = number(offset) * 1_000_000_000 + number(offset + 4) * unit
            let head = "\(time) \(number(offset + 12)) "
            records.append(Array(head.utf8) + data[(offset + 16)..<(offset + 16 + count)])
            offset += 16 + count
        }
        return records
    }

    @Test("--packets and --stream select, and packets keep their numbers")
    func selection() throws {
        let path = Program.sample("http/capture.pcap")
        let some = try rows(try Program.run("convert", path, "-", "--to", "ndjson", "--packets", "2-3,5"))
        #expect(some.compactMap { ($0["frame"] as? [String: Any])?["number"] as? Int } == [2, 3, 5])
        let text = try rows(
            try Program.run("convert", Program.sample("http/details.txt"), "-", "--to", "ndjson", "--packets", "4-"))
        #expect(text.compactMap { ($0["frame"] as? [String: Any])?["number"] as? Int } == Array(4...11))
        #expect(try Program.run("convert", path, "-", "--to", "ndjson", "--stream", "1").status == 2)
        let lint = try object(
            try Program.run("lint", path, "--stream", "0", "--packets", "1-3", "--format", "json").output)
        #expect((lint["inputs"] as? [[String: Any]])?.first?["packets"] as? Int == 3)
        #expect(try Program.run("lint", path, "--packets", "3-1").status == 2)
    }

    @Test("text and capture give the same rows", arguments: samples)
    func sameRows(sample: String) throws {
        for form in ["ndjson", "csv"] {
            for unit in ["segment", "handshake"] {
                let outputs = try ["details.txt", "capture.pcap"].map { name in
                    try Program.run(
                        "convert", Program.sample("\(sample)/\(name)"), "-", "--to", form, "--per", unit)
                }
                #expect(outputs.allSatisfy { $0.status == 0 })
                if form == "ndjson", unit == "segment", sample == "http" {
                    // The payload is not printed: there is less of it.
                    #expect(
                        outputs[0].text.split(separator: "\n").count == outputs[1].text.split(separator: "\n").count)
                } else if sample != "http" || unit == "handshake" {
                    #expect(outputs[0].text == outputs[1].text)
                }
            }
        }
    }

    @Test("rows say what tshark says", .enabled(if: tshark != nil, "skipped: no tshark"), arguments: samples)
    func likeTshark(sample: String) throws {
        let names = [
            "frame.number", "tcp.stream", "tcp.srcport", "tcp.dstport", "tcp.seq", "tcp.seq_raw", "tcp.ack",
            "tcp.ack_raw", "tcp.hdr_len", "tcp.window_size_value", "tcp.window_size", "tcp.urgent_pointer", "tcp.len",
        ]
        let path = Program.sample("\(sample)/capture.pcap")
        let arguments = ["-n", "-r", path, "-T", "fields"] + names.flatMap { ["-e", $0] }
        let printed = try Program.run(try #require(Self.tshark), arguments).text.split(separator: "\n")
        let ours = try rows(try Program.run("convert", path, "-", "--to", "ndjson")).map { row in
            names.map { name -> String in
                let parts = name.split(separator: ".").map(String.init)
                return ((row[parts[0]] as? [String: Any])?[parts[1]] as? Int).map { "\($0)" } ?? ""
            }.joined(separator: "\t")
        }
        #expect(!ours.isEmpty && printed.map(String.init) == ours)
    }

    @Test("a row for a handshake says what came of it")
    func handshakes() throws {
        let outcomes = ["defaults": "complete", "refused": "refused", "retransmitted-syn": "complete"]
        for (sample, outcome) in outcomes {
            let found = try rows(
                try Program.run(
                    "convert", Program.sample("\(sample)/capture.pcap"), "-", "--to", "ndjson", "--per", "handshake"))
            #expect(found.count == 1 && found[0]["outcome"] as? String == outcome)
            let repeats = (found[0]["retransmissions"] as? [String: Int])?["syn"]
            #expect(repeats == (sample == "retransmitted-syn" ? 1 : 0))
        }
    }

    @Test("text2pcap reads the hex dump", .enabled(if: text2pcap != nil, "skipped: no text2pcap"), arguments: samples)
    func hex(sample: String) throws {
        let folder = try TemporaryFolder()
        let path = Program.sample("\(sample)/capture.pcap")
        #expect(try Program.run("convert", path, folder.path("a.hex")).status == 0)
        let outcome = try Program.run(
            try #require(Self.text2pcap), ["-q", "-t", "%s.%f", folder.path("a.hex"), folder.path("b.pcapng")])
        #expect(outcome.status == 0)
        let forms = try [path, folder.path("b.pcapng")].map {
            Self.records(try Program.run("convert", $0, "-", "--to", "pcap").output)
        }
        #expect(!forms[0].isEmpty && forms[0].count == forms[1].count)
        #expect(forms[0] == forms[1])
    }
}
