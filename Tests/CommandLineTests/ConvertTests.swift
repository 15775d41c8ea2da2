import Foundation
import Testing

@Suite("wiretext convert")
struct ConvertTests {
    static let tshark = Program.tool("tshark")

    private func details(_ capture: String) throws -> String {
        let tshark = try #require(Self.tshark)
        return try Program.run(tshark, ["-n", "-r", capture, "-V", "-o", "tcp.check_checksum:TRUE"]).text
    }

    @Test(
        "without addresses: they are chosen so that Wireshark calls every checksum correct",
        .enabled(if: tshark != nil, "skipped: no tshark"))
    func checksumsHold() throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("out.pcap")
        let outcome = try Program.run("convert", Program.sample("handshake/pasted.txt"), capture)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let printed = try details(capture)
        #expect(printed.components(separatedBy: "[correct]").count - 1 == 3)
        #expect(printed.contains("Src: 198.18.") && printed.contains("Dst: 198.19."))
    }

    @Test(
        "of PDML that a filter has left the TCP fields of, the layers below are made up",
        .enabled(if: tshark != nil, "skipped: no tshark"), arguments: [["-j", "tcp"], ["-j", "frame ip tcp"]])
    func filtered(_ filter: [String]) throws {
        let tshark = try #require(Self.tshark)
        let folder = try TemporaryFolder()
        let capture = Program.sample("defaults/capture.pcap")
        let pdml = try Program.run(tshark, ["-n", "-r", capture, "-T", "pdml"] + filter).text
        let path = try folder.write(Data(pdml.utf8), as: "filtered.pdml")
        #expect(try Program.run("convert", path, folder.path("made.pcap")).status == 0)
        let printed = try details(folder.path("made.pcap"))
        #expect(printed.components(separatedBy: "[Checksum Status: Good]").count == 4, "\(printed)")
    }

    @Test(
        "addresses that someone blotted out are made up: the printed checksums of TCP and IP hold again",
        .enabled(if: tshark != nil, "skipped: no tshark"),
        arguments: [
            ("defaults", ["192.0.2.1": "x.x.x.x", "192.0.2.2": "y.y.y.y"]),
            ("defaults", ["192.0.2.1": "<client>", "192.0.2.2": "<server>"]),
            ("defaults", ["192.0.2.2": "10.0.0.xxx"]),
            ("ipv6", ["2001:db8::1": "CLIENT", "2001:db8::2": "SERVER"]),
        ])
    func blottedOut(_ sample: String, names: [String: String]) throws {
        let tshark = try #require(Self.tshark)
        let folder = try TemporaryFolder()
        var text = try String(contentsOfFile: Program.sample("\(sample)/details.txt"), encoding: .utf8)
        for (address, name) in names { text = text.replacingOccurrences(of: address, with: name) }
        let path = try folder.write(Data(text.utf8), as: "blotted.txt")
        #expect(try Program.run("convert", path, folder.path("made.pcap")).status == 0)
        let printed = try Program.run(
            tshark,
            [
                "-n", "-r", folder.path("made.pcap"), "-V", "-o", "tcp.check_checksum:TRUE", "-o",
                "ip.check_checksum:TRUE",
            ]
        ).text
        #expect(printed.components(separatedBy: "[Checksum Status: Good]").count == 4, "\(printed)")
        let headers = printed.components(separatedBy: "[Header checksum status: Good]").count - 1
        #expect(headers == (sample == "ipv6" ? 0 : 3))
    }

    @Test("tshark prints the TCP sections again as they were pasted", .enabled(if: tshark != nil, "skipped: no tshark"))
    func sameSections() throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("out.pcap")
        _ = try Program.run("convert", Program.sample("handshake/pasted.txt"), capture)
        let pasted = try String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8)
        let printed = Set(try details(capture).lowercased().components(separatedBy: "\n"))
        // Labels of the version that printed the paste, and lines that depend on frames.
        let renamed = [
            ("window size value:", "window:"), ("nonce:", "accurate ecn:"), (" (cwr):", ":"),
            ("[unverified]", "[correct]"),
            ("status: unverified", "status: good"),
        ]
        let depends = ["ack to the segment in frame", "irtt:"]
        var compared = 0
        for line in pasted.lowercased().components(separatedBy: "\n") {
            guard line.hasPrefix("    ") || line.hasPrefix("transmission"),
                !depends.contains(where: { line.contains($0) })
            else { continue }
            let now = renamed.reduce(line) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
            #expect(printed.contains(now), "\(line)")
            compared += 1
        }
        #expect(compared > 100)
    }

    @Test(
        "a contradiction is written with the value that lint finds, and a warning",
        .enabled(if: tshark != nil, "skipped: no tshark"))
    func mended() throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("out.pcap")
        let outcome = try Program.run(
            "convert", Program.sample("handshake/broken.txt"), capture, "--provenance", folder.path("p.json"))
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("SEQ101") && outcome.errors.contains("2699307569"))
        #expect(try details(capture).contains("(raw): 2699307569"))
        let packets = try packets(folder.path("p.json"))
        let ranges = try #require(packets[1]["ranges"] as? [[String: Any]])
        let derived = ranges.first { $0["provenance"] as? String == "derived" }
        #expect(derived?["offset"] as? Int == 28 && derived?["length"] as? Int == 4)
    }

    private func packets(_ path: String) throws -> [[String: Any]] {
        let json =
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any]
        #expect(json?["schema"] as? String == "wiretext.provenance/1")
        return try #require(json?["packets"] as? [[String: Any]])
    }

    @Test("provenance: made-up layers assumed, printed headers stated, ranges without holes")
    func provenance() throws {
        let folder = try TemporaryFolder()
        _ = try Program.run(
            "convert", Program.sample("handshake/pasted.txt"), folder.path("o.pcap"), "--provenance",
            folder.path("p.json"))
        let packets = try packets(folder.path("p.json"))
        #expect(packets.count == 3)
        #expect(packets[0]["frame"] as? Int == 181 && packets[1]["frame"] as? Int == 188)
        for packet in packets {
            var end = 0
            for range in try #require(packet["ranges"] as? [[String: Any]]) {
                #expect(range["offset"] as? Int == end)
                end += range["length"] as? Int ?? 0
                let origin = range["provenance"] as? String
                #expect(origin == (end <= 20 ? "assumed" : "stated"))
            }
            #expect(end == packet["captured"] as? Int)
        }
    }

    @Test(
        "a printed frame comes back byte for byte",
        arguments: ["defaults", "ipv6", "ecn", "no-timestamps", "retransmitted-syn", "refused"])
    func bytes(_ sample: String) throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("out.pcap")
        let outcome = try Program.run("convert", Program.sample("\(sample)/details.txt"), capture)
        #expect(outcome.status == 0)
        let original = try Data(contentsOf: URL(fileURLWithPath: Program.sample("\(sample)/capture.pcap")))
        let rebuilt = try Data(contentsOf: URL(fileURLWithPath: capture))
        #expect(try frames(original) == frames(rebuilt))
    }

    /// The frames of a little-endian pcap file.
    private func frames(_ pcap: Data) throws -> [Data] {
        let bytes = [UInt8](pcap)
        func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
        var frames: [Data] = []
        var offset = 24
        while offset + 16 <= bytes.count {
            let length = number(offset + 8)
            frames.append(Data(bytes[(offset + 16)..<(offset + 16 + length)]))
            offset += 16 + length
        }
        return try #require(frames.isEmpty ? nil : frames)
    }

    @Test("files are written whole or not at all, and replaced only with --force")
    func files() throws {
        let folder = try TemporaryFolder()
        let capture = try folder.write(Data("mine".utf8), as: "out.pcap")
        let refused = try Program.run("convert", Program.sample("handshake/pasted.txt"), capture)
        #expect(refused.status == 2 && refused.errors.contains("--force"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: capture)) == Data("mine".utf8))
        let page = try folder.write(Data("<html></html>".utf8), as: "page.html")
        #expect(try Program.run("convert", page, folder.path("none.pcap")).status == 2)
        #expect(try folder.names == ["out.pcap", "page.html"])
        #expect(try Program.run("convert", Program.sample("handshake/pasted.txt"), capture, "--force").status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: capture)).count > 100)
        #expect(
            try Program.run("convert", Program.sample("handshake/pasted.txt"), folder.path("no/such/o.pcap")).status
                == 2)
        #expect(try Program.run("convert", Program.sample("handshake/pasted.txt"), folder.path("o.docx")).status == 2)
    }

    /// Each is found at its token, and what no bytes can hold is nowhere called stated.
    @Test(
        "numbers that no field holds are left open, with a warning",
        arguments: [
            (["Window size value: 64240", "window size: 64240"], "99999"),
            (["1460 bytes", "MSS Value: 1460"], "70000"),
            (["Sequence number (raw): 2699307568"], "999999999999"), (["Flags: 0x002"], "0x99999"),
        ])
    func impossible(lines: [String], number: String) throws {
        let folder = try TemporaryFolder()
        var text = try String(contentsOfFile: Program.sample("handshake/pasted.txt"), encoding: .utf8)
        for line in lines {
            let old = try #require(line.split(separator: " ").last { $0.first?.isNumber == true })
            let place = try #require(text.range(of: line))
            text.replaceSubrange(place, with: line.replacingOccurrences(of: old, with: number))
        }
        let path = try folder.write(Data(text.utf8), as: "in.txt")
        let found = try Program.run("lint", path, "--format", "concise").text
        #expect(found.contains("HDR105 ") && found.contains(number), "\(found)")
        let outcome = try Program.run("convert", path, folder.path("out.pcap"))
        #expect(outcome.status == 0 && outcome.errors.contains("HDR105 "))
    }

    @Test("addresses from the command line, checksums computed anew", .enabled(if: tshark != nil, "skipped: no tshark"))
    func addresses() throws {
        let folder = try TemporaryFolder()
        let capture = folder.path("out.pcap")
        let outcome = try Program.run(
            "convert", Program.sample("handshake/pasted.txt"), capture, "--client", "192.0.2.1", "--server",
            "192.0.2.2",
            "--checksums", "recompute")
        #expect(outcome.status == 0)
        let printed = try details(capture)
        #expect(printed.contains("Src: 192.0.2.1, Dst: 192.0.2.2"))
        #expect(printed.components(separatedBy: "[correct]").count - 1 == 3)
    }
}
