import PacketTrace
import TestSupport
import Testing
import WiresharkText

/// Kinds of damage, each done to a good sample: the segments must stay what they were.
@Suite struct MendingTests {
    static let samples = ["handshake/pasted.txt", "defaults/details.txt"]

    /// One thing that mails, pages, consoles and hands do to a text.
    struct Damage: Sendable, CustomTestStringConvertible {
        var name: String
        var apply: @Sendable (String) -> String
        var testDescription: String { name }

        init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
            self.name = name
            self.apply = apply
        }

        /// Changes each line by itself.
        static func lines(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Damage {
            Damage(name) { text in
                text.split(separator: "\n", omittingEmptySubsequences: false).map { change(String($0)) }
                    .joined(separator: "\n")
            }
        }
    }

    static let damages: [Damage] = [
        Damage("page") { text in
            let inner = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
                .replacing("'", with: "&#39;").replacing("·", with: "&middot;")
            return "<p>What is this?</p><pre><code>" + inner + "</code></pre><p>Thanks</p>"
        },
        .lines("line ends of a page") { $0 + "<br>" },
        Damage("no line ends but those of a page") { $0.replacing("\n", with: "<br />") },
        .lines("letters of a page") { line in
            guard let first = line.firstIndex(where: { $0 != " " }) else { return line }
            return line[..<first] + "<strong>" + line[first...] + "</strong>"
        },
        .lines("spaces that do not break") { line in
            guard let first = line.firstIndex(where: { $0 != " " }) else { return line }
            return line[..<first].map { _ in "\u{a0}" }.joined() + line[first...]
        },
        Damage("dots in the wrong encoding") { $0.replacing("·", with: "Â·") },
        Damage("dots of a console") { $0.replacing("·", with: "┬╖") },
        Damage("lost dots") { $0.replacing("·", with: "\u{fffd}") },
        Damage("full-width brackets") { text in
            text.replacing(" (raw):", with: "（raw）：").replacing("Source Port: ", with: "Source Port：")
        },
        Damage("program text") { text in
            "let trace = '" + text.replacing("'", with: "\\'").replacing("\n", with: "\\n") + "';\n"
        },
        Damage("bytes of a program text") { $0.replacing("·", with: "\\xc2\\xb7") },
        .lines("strings of a program") { "    \"" + $0 + "\\n\"" },
        Damage("quoted-printable") { $0.replacing("=", with: "=3D").replacing("·", with: "=C2=B7") },
        Damage("soft line ends") { text in
            text.replacing(", Seq: ", with: ", Se=\nq: ").replacing("Window size value", with: "Window size=\n value")
        },
        .lines("list") { $0.hasPrefix(" ") || $0.isEmpty ? $0 : "- " + $0 },
        .lines("folded tree") { $0.hasPrefix(" ") || $0.isEmpty ? "  " + $0 : "v " + $0 },
        .lines("inline code") { $0.isEmpty ? $0 : "`" + $0 + "`" },
        .lines("padding") { $0 + String(repeating: " ", count: max(0, 120 - $0.count)) },
        .lines("comment behind") { $0.contains("=") || $0.contains("): ") ? $0 + "   // see above" : $0 },
        .lines("arrow behind") { $0.contains("raw") ? $0 + " <---- and here" : $0 },
        .lines("blank lines") { $0 + "\n" },
        .lines("comment lines") { $0.contains("Checksum:") ? $0 + "\n    // the sum" : $0 },
        Damage("heading in two pieces") { text in
            text.replacing(", Dst Port: ", with: ", Dst Port:\n").replacing(", Seq: ", with: ",\nSeq: ")
        },
        Damage("quoted heading in pieces") { text in
            text.replacing(", Seq: ", with: ", Seq:\n").split(separator: "\n", omittingEmptySubsequences: false)
                .map { "> > " + $0 }.joined(separator: "\n")
        },
        .lines("tabs and spaces") { line in
            line.hasPrefix("        ")
                ? "\t\t" + line.dropFirst(8) : line.hasPrefix("    ") ? "\t" + line.dropFirst(4) : line
        },
        .lines("ends of a comment") { "# " + $0 },
        Damage("fields in one line") { text in
            text.replacing("\n    Destination Port: ", with: " Destination Port: ")
                .replacing("\n    Urgent ", with: " Urgent ")
        },
    ]

    @Test(arguments: samples, damages)
    func mended(sample: String, damage: Damage) throws {
        let text = String(decoding: try Sample.bytes(sample), as: UTF8.self)
        let damaged = damage.apply(text)
        #expect(damaged != text || !text.contains("·") || damage.name.contains("line"))
        let before = Self.segments(Array(text.utf8))
        let after = Self.segments(Array(damaged.utf8))
        #expect(!before.isEmpty)
        #expect(after == before)
    }

    /// Every claim points at the text itself: where nothing was replaced, at its very digits.
    @Test(arguments: samples, damages)
    func spans(sample: String, damage: Damage) throws {
        let text = Array(damage.apply(String(decoding: try Sample.bytes(sample), as: UTF8.self)).utf8)
        var tokens = 0
        for packet in readPackets(text) {
            for claim in packet.claims {
                let span = packet.span(of: claim)
                guard span.start >= 0, span.end <= text.count, span.start <= span.end else {
                    Issue.record("outside of the text: \(claim)")
                    continue
                }
                guard claim.field == .sequenceNumberRaw || claim.field == .windowValue else { continue }
                #expect(String(decoding: text[span.start..<span.end], as: UTF8.self) == "\(claim.value)")
                tokens += 1
            }
        }
        #expect(tokens > 0)
    }

    /// What matters of a packet, wherever it stands.
    private static func segments(_ text: [UInt8]) -> [String] {
        readFacts(text).filter(\.hasSegment).map { facts in
            let fields = [
                facts[.sourcePort], facts[.destinationPort], facts[.windowValue], facts[.checksum],
                facts[.urgentPointer], facts[.headerLength], facts[.segmentLength],
            ]
            return "\(fields) \(facts.rawSequence ?? 0) \(facts.rawAcknowledgment ?? 0) \(facts.flags?.rawValue ?? 0) "
                + "\(facts.flagsMask) \(facts.conflicts.fields)"
        }
    }
}

/// Segments of which only field lines were pasted.
@Suite struct FieldsOnlyTests {
    @Test func handshake() {
        let text = """
            Notes on the handshake.
            ```
            Sequence number: 4199514482     // picked at random
            Flags: 0x002 (SYN)
                .... .... ..1. = Syn: Set   // asks
            ```
            The server answers.
            ```
            Sequence number: 38843401
            Acknowledgment number: 4199514483   // that and one
            Flags: 0x012 (SYN, ACK)
            ```
            And the client says thanks.
            ```
            Sequence number: 4199514483
            Acknowledgment number: 38843402
            Flags: 0x010 (ACK)
            ```
            """
        let facts = readFacts(Array(text.utf8))
        #expect(facts.map(\.hasSegment) == [true, true, true])
        #expect(facts.map { $0.rawSequence } == [4_199_514_482, 38_843_401, 4_199_514_483])
        #expect(facts.map { $0.flags?.rawValue } == [2, 0x12, 0x10])
        var trace = Trace()
        for packet in readPackets(Array(text.utf8)) { trace.add(packet) }
        #expect(trace.connections.count == 1)
    }

    /// A label in a sentence, or alone, is no field.
    @Test(arguments: [
        "Sequence Number: 2218428254 is what the client sends.\nThe server sends another one.",
        "The host sends the Sequence Number: 2218428254 and the\nAcknowledgment Number: 12.",
        "Source Port: 53\nDestination Port: 40000\nLength: 40\nChecksum: 0x1234",
        "Flags: 0x0100 Standard query\nQuestions: 1",
        "Window: open\nSource Port: none",
    ])
    func prose(text: String) {
        #expect(readFacts(Array(text.utf8)).filter(\.hasSegment).isEmpty)
    }

    /// After some words the fields of a folded segment follow: they are its own.
    @Test func foldedThenFields() {
        let text = """
            Transmission Control Protocol, Src Port: 61024, Dst Port: 80, Seq: 0, Len: 0
            Some words on it:

            Source Port: 61024
            Destination Port: 80
            Sequence Number: 0    (relative sequence number)
            Sequence Number (raw): 1712033978
            """
        let facts = readFacts(Array(text.utf8))
        #expect(facts.count == 1)
        #expect(facts.first?.rawSequence == 1_712_033_978)
    }

    /// A heading whose value was lost is no segment of a trace, but the author hears of it.
    @Test func unread() {
        let text = """
            Transmission Control Protocol, Src Port: 61024, Dst Port: 80, Seq: 0, Len: 0
                Source Port: many
                Destination Port: 80
            """
        let packets = readPackets(Array(text.utf8))
        #expect(packets.first?.unread.map(\.field) == [.sourcePort])
    }
}
