import PDML
import PacketTrace
import TestSupport
import Testing

/// `pos`, `size`, names and hidden lines: whatever of them is changed is found where it stands, and can be mended.
@Suite struct PlaceTests {
    static let versions = Sample.texts(in: "dialects").filter { !$0.contains("-checked") }.map {
        $0.replacing(".txt", with: ".pdml")
    }

    private func slips(_ text: [UInt8]) -> [Slip] {
        var reader = PDMLReader(isClose: true)
        var packet = PacketClaims()
        var slips: [Slip] = []
        while reader.next(in: text.span, into: &packet) { slips += packet.slips }
        return slips
    }

    /// The lines of the headers, with their numbers.
    private func fields(_ lines: [Substring]) -> [Int] {
        var isHeader = false
        return lines.indices.filter { index in
            if lines[index].contains("<proto name=\"") {
                isHeader = ["\"frame\"", "\"eth\"", "\"ip\"", "\"tcp\""].contains { lines[index].contains($0) }
            }
            return isHeader && lines[index].contains("<field name=\"")
        }
    }

    private func text(_ lines: [Substring], _ index: Int, _ line: String) -> [UInt8] {
        var lines = lines.map { String($0) }
        lines[index] = line
        return Array(lines.joined(separator: "\n").utf8)
    }

    private func value(_ name: String, _ line: Substring) -> Substring? {
        guard let start = line.range(of: " \(name)=\"")?.upperBound else { return nil }
        return line[start...].prefix { $0 != "\"" }
    }

    @Test(arguments: versions) func goodOnesHaveNone(path: String) throws {
        #expect(slips(try Sample.bytes(path)).isEmpty)
    }

    /// Every field whose place is known: the number that was there is what is expected.
    @Test(arguments: versions.indices.filter { $0 % 4 == 3 }.map { versions[$0] }, ["pos", "size"]) func numbers(
        path: String, attribute: String
    ) throws {
        let good = String(decoding: try Sample.bytes(path), as: UTF8.self)
        let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
        var found = 0
        var tried = 0
        for index in fields(lines) {
            guard let old = value(attribute, lines[index]), let number = Int(old) else { continue }
            let line = lines[index].replacing(" \(attribute)=\"\(old)\"", with: " \(attribute)=\"\(number + 1)\"")
            let text = text(lines, index, String(line))
            tried += 1
            let mended = slips(text).contains { slip in
                String(decoding: slip.expected, as: UTF8.self) == old
                    && String(decoding: text[slip.span.start..<slip.span.end], as: UTF8.self) == "\(number + 1)"
            }
            if mended { found += 1 }
        }
        #expect(tried > 100 && found * 100 >= tried * 90, "\(found) of \(tried)")
    }

    @Test(arguments: versions) func names(path: String) throws {
        let good = String(decoding: try Sample.bytes(path), as: UTF8.self)
        let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
        for name in ["frame.cap_len", "ip.ttl", "tcp.flags.syn", "tcp.dstport"] {
            let index = try #require(lines.firstIndex { $0.contains("\"\(name)\"") })
            let letters = Array(name)
            let wrong = String(letters.dropLast(2)) + String(letters.suffix(2).reversed())
            let text = text(lines, index, String(lines[index].replacing("\"\(name)\"", with: "\"\(wrong)\"")))
            let slips = slips(text)
            let slip = try #require(slips.first, "\(name)")
            #expect(String(decoding: slip.expected, as: UTF8.self) == name)
        }
    }

    /// A hidden line that was deleted comes back byte for byte.
    @Test(arguments: ["eth.addr_resolved", "eth.lg", "ip.addr", "ip.dst_host", "ip.host", "tcp.port", "num", "caplen"])
    func hiddenLines(name: String) throws {
        let good = try Sample.bytes("dialects/wireshark-4.0.17.pdml")
        let lines = String(decoding: good, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.contains("\"\(name)\"") })
        var left = lines
        left.remove(at: index)
        let text = Array(left.joined(separator: "\n").utf8)
        let slip = try #require(slips(text).first { $0.isMissing })
        let line = try #require(slip.insertion)
        #expect(Array(text[...slip.span.end]) + line + text[(slip.span.end + 1)...] == good)
    }
}
