import Foundation
import Testing

@Suite("Packets as packet details")
struct DetailsTests {
    static let tshark = Program.tool("tshark")
    static let samples = [
        "defaults", "ipv6", "ecn", "http", "retransmitted-syn", "refused", "mtu-1400", "no-sack", "no-timestamps",
        "no-window-scaling", "scaling-not-answered", "offloaded-checksums", "request-response",
    ]

    /// The sections whose heading begins so, without what is above TCP.
    private func sections(_ heading: String, in text: String) -> [[Substring]] {
        var sections: [[Substring]] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.hasPrefix(" ") {
                isInside = line.hasPrefix(heading)
                if isInside { sections.append([]) }
            }
            if isInside { sections[sections.count - 1].append(line) }
        }
        return sections
    }

    @Test(
        "every section equals tshark's, line by line", .enabled(if: tshark != nil, "skipped: no tshark"),
        arguments: samples)
    func equal(sample: String) throws {
        let path = Program.sample("\(sample)/capture.pcap")
        let ours = try Program.run("convert", path, "-", "--to", "text")
        let theirs = try Program.run(try #require(Self.tshark), ["-n", "-r", path, "-V"]).text
        #expect(ours.status == 0 && ours.errors.isEmpty)
        for heading in ["Ethernet II", "Internet Protocol", "Transmission Control Protocol"] {
            let sections = sections(heading, in: ours.text)
            #expect(!sections.isEmpty && sections == self.sections(heading, in: theirs))
        }
    }

    /// Lines about what is above TCP are no matter of ours.
    @Test("the analysis of streams is Wireshark's", .enabled(if: tshark != nil, "skipped: no tshark"))
    func streams() throws {
        let path = Program.sample("streams/capture.pcap")
        let above = ["    TCP payload", "    TCP segment data", "    Retransmitted TCP", "    [Reassembled PDU"]
        func segments(_ text: String) -> [[Substring]] {
            sections("Transmission Control Protocol", in: text).map { section in
                section.filter { line in !above.contains { line.hasPrefix($0) } }
            }
        }
        let ours = segments(try Program.run("convert", path, "-", "--to", "text").text)
        let theirs = segments(try Program.run(try #require(Self.tshark), ["-n", "-r", path, "-V"]).text)
        #expect(ours.count == 1099)
        for (left, right) in zip(ours, theirs) { #expect(left == right) }
    }

    @Test(
        "of made-up connections no word of tshark's is taken for a slip",
        .enabled(if: tshark != nil, "skipped: no tshark"))
    func untouched() throws {
        let theirs = try Program.run(
            try #require(Self.tshark), ["-n", "-r", Program.sample("streams/capture.pcap"), "-V"])
        let lint = try Program.run("lint", "--format", "json", "-", input: theirs.output)
        #expect(lint.text.contains("\"kind\":\"wire\"") && !lint.text.contains("\"kind\":\"text\",\"severity\""))
    }

    /// But for the checksum of Multipath TCP's signal, which Wireshark does not print.
    @Test("every option is printed as tshark does", .enabled(if: tshark != nil, "skipped: no tshark"))
    func options() throws {
        let path = Program.sample("dialects/layers/options.pcap")
        let ours = try Program.run("convert", path, "-", "--to", "text")
        let theirs = try Program.run(try #require(Self.tshark), ["-n", "-r", path, "-V"]).text
        let pairs = zip(
            sections("Transmission Control Protocol", in: ours.text),
            sections("Transmission Control Protocol", in: theirs))
        var count = 0
        for (left, right) in pairs {
            #expect(left == right)
            count += 1
        }
        #expect(count == 116)
    }

    /// Security levels, which nobody sets any more, are not spelled out.
    @Test("options of IPv4 are printed as tshark does", .enabled(if: tshark != nil, "skipped: no tshark"))
    func networkOptions() throws {
        let path = Program.sample("layers/ethernet.pcap")
        let heading = "Internet Protocol Version 4"
        let ours = sections(heading, in: try Program.run("convert", path, "-", "--to", "text").text)
        let theirs = sections(
            heading, in: try Program.run(try #require(Self.tshark), ["-n", "-r", path, "-V", "-Y", "not icmp"]).text)
        var count = 0
        for (left, right) in zip(ours, theirs)
        where right.contains(where: { $0.contains("IP Option") }) && !right.contains(where: { $0.contains("Security") })
        {
            #expect(left == right)
            count += 1
        }
        #expect(count == 7 && ours.count == theirs.count)
    }

    @Test("lint finds no fault with them, and reads what was written", arguments: samples)
    func lintable(sample: String) throws {
        let text = try Program.run("convert", Program.sample("\(sample)/capture.pcap"), "-", "--to", "text")
        let outcome = try Program.run("lint", "-", input: text.output)
        #expect(outcome.status == 0 && !outcome.text.contains("(text)") && outcome.text.contains("segments"))
    }

    @Test("capture, text and capture again: the same headers", arguments: samples)
    func roundTrip(sample: String) throws {
        let folder = try TemporaryFolder()
        let path = Program.sample("\(sample)/capture.pcap")
        _ = try Program.run("convert", path, folder.path("a.txt"))
        _ = try Program.run("convert", folder.path("a.txt"), folder.path("b.pcap"))
        let rows = try [path, folder.path("b.pcap")].map { capture in
            try Program.run("convert", capture, "-", "--to", "hex").text.components(separatedBy: "\n\n")
        }
        #expect(rows[0].count > 1 && rows[0].count == rows[1].count)
        for (whole, cut) in zip(rows[0], rows[1]) {
            // Without the offsets one is the beginning of the other: data are not printed.
            let bytes = [whole, cut].map { dump in
                dump.split(separator: "\n").dropFirst().map { $0.dropFirst(6) }.joined()
            }
            #expect(bytes[0].hasPrefix(bytes[1]) && (bytes[1].count >= 40 * 3 || bytes[0].isEmpty))
            #expect(whole.split(separator: "\n").first == cut.split(separator: "\n").first)
        }
    }

    @Test("pasted text comes out whole, without a date where it has none")
    func pasted() throws {
        let text = try Program.run("convert", Program.sample("handshake/pasted.txt"), "-", "--to", "text").text
        #expect(text.contains("Sequence Number (raw): 2699307568") && !text.contains("Epoch Time"))
        #expect(text.contains("Internet Protocol Version 4, Src: 198.18."))
    }
}
