import PacketTrace
import TestSupport
import Testing
import TraceLint

/// Whole packets that were swapped, left out, pasted twice, taken from elsewhere or made up: one finding each.
@Suite struct WholePacketTests {
    static let expected: [(sample: String, code: String, packet: Int)] = [
        ("swapped", "TRC101", 2), ("left-out", "TRC102", 2), ("twice", "TRC103", 3),
        ("another-connection", "TRC104", 2),
        ("two-captures", "TRC105", 3), ("invented", "TRC106", 1),
    ]

    @Test(arguments: expected)
    func found(sample: String, code: String, packet: Int) throws {
        let grave = lint(try Sample.bytes("packets/\(sample).txt")).findings.filter(\.isGrave)
        #expect(grave.map(\.code) == [code], "\(grave.map(\.summary))")
        #expect(grave.first?.packet == packet)
        #expect(grave.first?.kind == .text)
        #expect(grave.first?.related.isEmpty == false)
    }

    /// Addresses that were replaced in all packets are no fault of theirs.
    @Test func replaced() throws {
        let findings = lint(try Sample.bytes("packets/addresses-replaced.txt")).findings
        #expect(findings.filter(\.isGrave).map(\.summary) == [])
        #expect(findings.filter { $0.code == "CHK202" }.map(\.severity) == [.note])
    }

    private static func packets(_ name: String) throws -> [[UInt8]] {
        let text = try Sample.bytes("\(name)/details.txt")
        let starts = readPackets(text).map(\.text.start) + [text.count]
        return zip(starts, starts.dropFirst()).map { Array(text[$0..<$1]) }
    }

    /// What the one fix makes of a text.
    private static func mended(_ text: [UInt8]) -> [UInt8] {
        let edits = lint(text).findings.compactMap(\.fix).first ?? []
        var mended = text
        for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
            mended.replaceSubrange(edit.span.start..<min(edit.span.end, mended.count), with: edit.text)
        }
        return mended
    }

    /// Any two packets of a handshake, put back byte for byte, with frames and without.
    @Test(arguments: [(0, 1), (1, 2), (0, 2)], [true, false])
    func swapped(places: (Int, Int), hasFrames: Bool) throws {
        var packets = try Self.packets("defaults").prefix(3).map { packet in
            hasFrames
                ? packet : Array(packet[(packet.firstRange(of: Array("Transmission".utf8))?.lowerBound ?? 0)...])
        }
        let original = packets.flatMap { $0 }
        packets.swapAt(places.0, places.1)
        let text = packets.flatMap { $0 }
        let grave = lint(text).findings.filter(\.isGrave)
        #expect(grave.map(\.code) == ["TRC101"], "\(grave.map(\.summary))")
        #expect(grave.first?.packet == places.0 + 1)
        let isMended = Self.mended(text) == original
        #expect(isMended)
    }

    @Test(arguments: 0..<3)
    func twice(place: Int) throws {
        var packets = try Array(Self.packets("defaults").prefix(3))
        let original = packets.flatMap { $0 }
        packets.insert(packets[place], at: place)
        let text = packets.flatMap { $0 }
        let grave = lint(text).findings.filter(\.isGrave)
        #expect(grave.map(\.code) == ["TRC103"], "\(grave.map(\.summary))")
        #expect(grave.first?.packet == place + 2)
        let isMended = Self.mended(text) == original
        #expect(isMended)
    }

    /// Traces one behind the other are no fault, whatever frames they begin with.
    @Test(arguments: [
        ["defaults", "http"], ["defaults", "defaults"], ["http", "defaults", "http"], ["retransmitted-syn", "refused"],
    ])
    func severalTraces(names: [String]) throws {
        let text = try names.flatMap { try Sample.bytes("\($0)/details.txt") }
        let findings = lint(text).findings.filter { $0.isGrave || $0.kind == .text }
        #expect(findings.map(\.summary) == [])
    }
}
