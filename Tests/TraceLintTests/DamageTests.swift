import PacketTrace
import SourceText
import TestSupport
import Testing
import TraceLint

@Suite struct LintDamageTests {
    /// Damaged texts: lint ends, and every place that it names lies in the text.
    @Test(arguments: 0..<6)
    func random(part: Int) throws {
        let samples = ["handshake/pasted.txt", "defaults/details.txt", "ipv6/details.txt"]
        var generator = SeededGenerator(UInt64(200 + part))
        let original = try Sample.bytes(samples[part % samples.count])
        for round in 0..<150 {
            var text = original
            for _ in 0..<Int.random(in: 1...6, using: &generator) { text.mutate(with: &generator) }
            let linter = lint(text)
            for finding in linter.findings {
                let changed = finding.repair?.changes.map(\.span) ?? []
                for span in [finding.span] + finding.related.map(\.span) + changed
                where span.start < 0 || span.end > text.count || span.start > span.end {
                    Issue.record("outside of the text, round \(round): \(finding.summary)")
                }
            }
            #expect(linter.segments <= linter.packets)
        }
    }

    /// Numbers beyond what any field holds, one by one and several at once.
    @Test(
        arguments: ["handshake/pasted.txt", "defaults/details.txt"],
        ["0", "65536", "4294967296", "9999999999999999999"])
    func extremes(sample: String, number: String) throws {
        let text = try Sample.bytes(sample)
        let tokens = readPackets(text).flatMap { packet in packet.claims.map { packet.span(of: $0) } }
            .filter { $0.length > 0 && text[$0.start..<$0.end].allSatisfy { (0x30...0x39).contains($0) } }
        #expect(tokens.count > 50)
        func replaced(_ chosen: [SourceSpan]) -> [UInt8] {
            var changed = text
            for span in Set(chosen).sorted(by: { $0.start > $1.start }) {
                changed.replaceSubrange(span.start..<span.end, with: Array(number.utf8))
            }
            return changed
        }
        for index in stride(from: 0, to: tokens.count, by: 3) { #expect(lint(replaced([tokens[index]])).packets > 0) }
        var generator = SeededGenerator(300)
        for count in [2, 3, 5, 10, 30, tokens.count] {
            for _ in 0..<4 {
                let chosen = tokens.shuffled(using: &generator).prefix(count)
                #expect(lint(replaced(Array(chosen))).packets > 0)
            }
        }
    }

    /// Cut at the end of each line: lint ends, with no segment more than in the whole.
    @Test func everyLine() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        for (index, byte) in text.enumerated() where byte == 0x0a {
            let linter = lint(Array(text.prefix(index)))
            #expect(linter.segments <= 3)
        }
    }
}

/// One number changed in the pasted handshake: one finding, on its line, with the value that was there.
@Suite struct MutantTests {
    static let changes: [(good: String, bad: String, behind: String)] = [
        ("Sequence number (raw): 2699307568", "Sequence number (raw): 2699307586", ""),
        ("Acknowledgment number (raw): 2699307569", "Acknowledgment number (raw): 2699307559", ""),
        ("MSS Value: 1460", "MSS Value: 1560", ""), ("Shift count: 8", "Shift count: 7", ""),
        (".... .... ..1. = Syn: Set", ".... .... ..0. = Syn: Set", ""), ("Flags: 0x012", "Flags: 0x010", ""),
        ("Header Length: 32 bytes (8)", "Header Length: 36 bytes (8)", ""),
        ("Window size value: 512", "Window size value: 521", "Step 3"),
        ("window size: 131072", "window size: 131070", ""), ("Checksum: 0x3b0c", "Checksum: 0x3b0d", ""),
        ("Destination Port: 50504", "Destination Port: 50505", ""),
        ("iRTT: 0.034095000", "iRTT: 0.034096000", "Step 2"),
    ]

    @Test(arguments: changes)
    func single(good: String, bad: String, behind: String) throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        guard let change = Change(good, to: bad, behind: behind, in: text) else {
            Issue.record("the sample does not say \(good)")
            return
        }
        let grave = lint(change.text).findings.filter(\.isGrave)
        #expect(grave.count == 1, "\(grave.map(\.summary))")
        let finding = try #require(grave.first)
        #expect(change.line.contains(finding.span.start), "\(finding.summary)")
        // The proposed text, in its place, gives back the original.
        var mended = change.text
        mended.replaceSubrange(finding.span.start..<finding.span.end, with: Array((finding.expected ?? "").utf8))
        let isMended = mended == text
        #expect(isMended, "\(finding.summary)")
    }
}
