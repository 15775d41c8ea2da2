import Foundation
import Testing

@Suite("Forms of input")
struct InputFormTests {
    static let gzip = Program.tool("gzip")

    private func packed(_ data: Data) throws -> Data {
        try Program.run(try #require(Self.gzip), ["-c"], input: data).output
    }

    @Test(
        "gzip is read as what it holds, from a file or a pipe, in one member or more",
        .enabled(if: gzip != nil, "skipped: no gzip"),
        arguments: ["http/capture.pcap", "http/details.txt", "defaults/capture.pcap"])
    func compressed(sample: String) throws {
        let folder = try TemporaryFolder()
        let data = try Data(contentsOf: URL(fileURLWithPath: Program.sample(sample)))
        let plain = try Program.run("lint", "-", input: data)
        let members = try packed(data.prefix(500)) + packed(data.dropFirst(500))
        for bytes in [try packed(data), members] {
            #expect(bytes.count != data.count)
            let file = try folder.write(bytes, as: "x.pcap")
            #expect(try Program.run("lint", "-", input: bytes).text == plain.text)
            let named = try Program.run("lint", file)
            #expect(named.status == 0 && named.text.replacingOccurrences(of: file, with: "-") == plain.text)
        }
    }

    @Test(
        "of a gzip file that ends early, what came whole is read, and the rest said",
        .enabled(if: gzip != nil, "skipped: no gzip"))
    func cutGzip() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Program.sample("http/details.txt")))
        let bytes = try packed(data)
        let outcome = try Program.run("lint", "-", input: bytes.prefix(bytes.count / 2))
        #expect(outcome.errors.contains("end early") && outcome.text.contains("packet"))
        #expect(try Program.run("lint", "-", input: bytes.prefix(12)).status == 2)
    }

    @Test("a capture that ends early is read up to there, and that is said")
    func cutCapture() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Program.sample("defaults/capture.pcap")))
        let outcome = try Program.run("lint", "-", input: data.dropLast(10))
        #expect(outcome.status == 0 && outcome.text.contains("2 packets"))
        #expect(outcome.errors.contains("cut off") && outcome.errors.contains("packet 2"))
        #expect(try Program.run("lint", "-", input: data.prefix(30)).status == 2)
    }

    @Test(
        "forms that are not read are named, with what to make instead",
        arguments: [
            (#"[{"_index": "packets", "_source": {"layers": {"frame": {}}}}]"#, "-T json"),
            (#"{"index":{"_index":"packets-2024-01-01"}}"# + "\n", "-T ek"),
            (
                "12:48:19.466435 IP 192.0.2.1.50000 > 192.0.2.2.9999: Flags [S], seq 456346163, win 64240\n",
                "tcpdump"
            ),
            ("0.100 < S 0:0(0) win 32792 <mss 1460,nop,wscale 7>\n0.100 > S. 0:0(0) ack 1\n", "packetdrill"),
        ])
    func foreign(text: String, name: String) throws {
        let outcome = try Program.run("lint", "-", input: Data(text.utf8))
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(name) && outcome.errors.contains("tshark"))
    }

    @Test("--from forces the kind")
    func forced() throws {
        let capture = Program.sample("defaults/capture.pcap")
        #expect(try Program.run("lint", "--from", "pcap", capture).status == 0)
        #expect(try Program.run("lint", "--from", "text", capture).status == 2)
        #expect(try Program.run("lint", "--from", "pcap", Program.sample("defaults/details.txt")).status == 2)
    }
}
