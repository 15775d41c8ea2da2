import PacketTrace
import TestSupport
import Testing
import TraceLint

/// Documents that show packets in the order of a lesson: what the author says before a packet tells why it is there.
@Suite struct IntroducedPacketTests {
    private static func packets(hasFrames: Bool) throws -> [[UInt8]] {
        let text = try Sample.bytes("defaults/details.txt")
        let starts = readPackets(text).map(\.text.start) + [text.count]
        return zip(starts, starts.dropFirst()).prefix(3).map { start, end in
            let packet = Array(text[start..<end])
            return hasFrames
                ? packet : Array(packet[(packet.firstRange(of: Array("Transmission".utf8))?.lowerBound ?? 0)...])
        }
    }

    /// Prose and packets, these by their numbers from 0.
    private static func document(_ parts: [String], hasFrames: Bool) throws -> [UInt8] {
        let packets = try packets(hasFrames: hasFrames)
        return parts.flatMap { part in Int(part).map { packets[$0] } ?? Array("\n\(part)\n\n".utf8) }
    }

    static let lessons: [[String]] = [
        ["The SYN:", "0", "Now all of it:", "0", "1", "2"],
        ["The first two:", "0", "1", "Now all of it:", "0", "1", "2"],
        ["A", "0", "B", "1", "C", "2", "All together:", "0", "1", "2"],
        ["0", "1", "2", "Look at the second one again:", "1", "Done."],
        ["0", "1", "2", "The last one again:", "2", "Done."],
        ["0", "The same once more:", "0", "Next:", "1", "The same once more:", "1", "2"],
        ["0", "The answer is left out here.", "2"],
    ]

    @Test(arguments: lessons, [true, false])
    func lesson(parts: [String], hasFrames: Bool) throws {
        let findings = lint(try Self.document(parts, hasFrames: hasFrames)).findings
        #expect(findings.filter { $0.isGrave || $0.kind == .text }.map(\.summary) == [])
    }

    /// Where nobody says why, a packet that stands there twice or is missing is a slip.
    @Test(arguments: [(["0", "0", "1", "2"], "TRC103"), (["0", "2"], "TRC102"), (["0", "Step 2:", "2"], "TRC102")])
    func slip(parts: [String], code: String) throws {
        let findings = lint(try Self.document(parts, hasFrames: true)).findings
        #expect(findings.filter(\.isGrave).map(\.code) == [code])
    }
}
