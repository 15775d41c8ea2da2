import PacketTrace
import TestSupport
import Testing
import WiresharkText

/// How people and programs disfigure a trace, and what must stay readable.
@Suite struct SurroundingTests {
    static let samples = ["handshake/pasted.txt", "defaults/details.txt", "ipv6/details.txt", "http/details.txt"]

    /// What matters of a packet, wherever it stands.
    private func segments(_ text: [UInt8]) -> [String] {
        readFacts(text).filter(\.hasSegment).map { facts in
            let options = (0..<40).map { facts.options.area.bytes[$0] }
            let known = facts.conflicts.isEmpty ? "" : "conflicts"
            let fields = [
                facts[.sourcePort], facts[.destinationPort], facts[.windowValue], facts[.checksum],
                facts[.urgentPointer], facts[.headerLength], facts[.segmentLength], facts[.initialRTT],
                facts[.streamTimeRelative],
            ]
            return "\(fields) \(facts.rawSequence ?? 0) \(facts.rawAcknowledgment ?? 0) \(facts.flags?.rawValue ?? 0) "
                + "\(facts.flagsMask) \(options) \(facts.options.area.knownBytes) \(known)"
        }
    }

    private func check(_ sample: String, _ change: ([UInt8]) -> [UInt8], _ name: Comment) throws {
        let text = try Sample.bytes(sample)
        let before = segments(text)
        #expect(!before.isEmpty)
        let after = segments(change(text))
        #expect(after == before, name)
    }

    private func prefixed(_ prefix: String) -> ([UInt8]) -> [UInt8] {
        { text in Array(text.lines.map { Array(prefix.utf8) + $0 }.joined(separator: [0x0a])) }
    }

    @Test(arguments: samples)
    func lineEnds(sample: String) throws {
        try check(sample, { $0.replacing("\n", with: "\r\n") }, "CRLF")
        try check(sample, { Array($0.drop { $0 == 0x0a }).dropLast(1) }, "no last line end")
    }

    @Test(arguments: samples, ["> ", ">> ", "> > ", "// ", "# ", " * ", "    ", "\t", "| "])
    func prefixes(sample: String, prefix: String) throws {
        try check(sample, prefixed(prefix), "\(prefix)")
    }

    @Test(arguments: samples)
    func tabs(sample: String) throws {
        try check(sample, { $0.replacing("    ", with: "\t") }, "tabs")
    }

    @Test(arguments: samples)
    func prose(sample: String) throws {
        let words = "Some words of the author.\n\nThe Transmission Control Protocol, once more; Frame 1 is a frame.\n"
        try check(sample, { Array(words.utf8) + $0 }, "before")
        try check(sample, { $0 + Array(words.utf8) }, "behind")
        let fence = "```\n"
        try check(sample, { Array(fence.utf8) + $0 + Array(fence.utf8) }, "fence")
    }

    /// A second copy of the text gives the same packets once more.
    @Test(arguments: samples)
    func twice(sample: String) throws {
        let text = try Sample.bytes(sample)
        #expect(segments(text + [0x0a] + text) == segments(text) + segments(text))
    }

    /// What belongs to no packet is kept as prose.
    @Test func proseIsKept() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        let packets = readPackets(text)
        let prose = packets.flatMap(\.prose).map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) }
        for words in ["Lab notes", "Step 1 - the laptop asks (SYN)", "Step 2", "Step 3", "From this point"] {
            #expect(prose.contains { $0.contains(words) }, "\(words)")
        }
        #expect(!prose.contains { $0.contains("Source Port") })
    }

    /// A claim's span is its token, whatever the text before it.
    @Test(arguments: samples, [0, 1000])
    func spans(sample: String, base: Int) throws {
        let text = try Sample.bytes(sample)
        for packet in readPackets(text, base: base) {
            for claim in packet.claims where claim.field == .sequenceNumberRaw || claim.field == .windowValue {
                let span = packet.span(of: claim)
                let token = String(decoding: text[(span.start - base)..<(span.end - base)], as: UTF8.self)
                #expect(token == "\(claim.value)")
            }
        }
    }
}

@Suite struct CutTests {
    /// Cut at every byte: no trap, and never more segments than in the whole.
    @Test(arguments: ["handshake/pasted.txt", "ipv6/details.txt"])
    func everyByte(sample: String) throws {
        let text = try Sample.bytes(sample)
        let whole = readFacts(text).count(where: \.hasSegment)
        var most = 0
        for length in 0...text.count {
            let found = readFacts(Array(text.prefix(length))).count(where: \.hasSegment)
            if found < most || found > whole { Issue.record("\(found) segments in the first \(length) bytes") }
            most = max(most, found)
        }
        #expect(most == whole)
    }

    /// The same from the other side: the end of a text alone.
    @Test(arguments: ["handshake/pasted.txt", "ipv6/details.txt"])
    func everySuffix(sample: String) throws {
        let text = try Sample.bytes(sample)
        let whole = readFacts(text).count(where: \.hasSegment)
        for start in 0...text.count {
            let found = readFacts(Array(text[start...])).count(where: \.hasSegment)
            if found > whole { Issue.record("\(found) segments behind \(start)") }
        }
    }
}

@Suite struct MutationTests {
    /// Bytes changed, lost, doubled, moved: reading, resolving and rebuilding never trap, and spans stay in the text.
    @Test(arguments: 0..<8)
    func random(part: Int) throws {
        let samples = [
            "handshake/pasted.txt", "defaults/details.txt", "ipv6/details.txt",
            "offloaded-checksums/details-checked.txt",
        ]
        var generator = SeededGenerator(UInt64(100 + part))
        let original = try Sample.bytes(samples[part % samples.count])
        for round in 0..<500 {
            var text = original
            for _ in 0..<Int.random(in: 1...12, using: &generator) { text.mutate(with: &generator) }
            for packet in readPackets(text) {
                let facts = Facts(resolving: packet)
                let builder = ImageBuilder(addresses: .v4(source: 1, destination: 2), recomputes: round % 2 == 0)
                if case .success(let image) = builder.image(of: packet, facts: facts, origins: FieldOrigins()) {
                    if image.ranges.reduce(0, { $0 + $1.length }) != image.bytes.count {
                        Issue.record("ranges leave a hole: round \(round)")
                    }
                }
                for claim in packet.claims {
                    let span = packet.span(of: claim)
                    if span.start < 0 || span.end > text.count || span.start > span.end {
                        Issue.record("a span outside of the text: round \(round), \(claim)")
                    }
                }
            }
        }
    }
}
