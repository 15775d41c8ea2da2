import PacketTrace
import TestSupport
import Testing
import WiresharkText

@Suite struct TraceSplitterTests {
    /// Reads as the command does: blocks of a size, each cut at its last boundary, the rest carried over.
    private func readInParts(_ text: [UInt8], block: Int) -> [PacketClaims] {
        var packets: [PacketClaims] = []
        var start = 0
        var end = 0
        while start < text.count {
            end = min(end + block, text.count)
            let part = Array(text[start..<end])
            if end == text.count {
                packets += readPackets(part, base: start)
                break
            }
            guard let boundary = TraceSplitter.lastBoundary(in: part.span) else { continue }
            packets += readPackets(Array(part.prefix(boundary)), base: start)
            start += boundary
        }
        return packets
    }

    /// The claims with their values and places, without how they are counted from their packet's start.
    private func stated(_ packets: [PacketClaims]) -> [[String]] {
        packets.map { packet in
            packet.claims.map { claim in
                let span = packet.span(of: claim)
                let value = claim.field.isLong ? "\(Array(packet.octets(of: claim)))" : "\(claim.value)"
                return "\(claim.field) \(claim.copy) \(claim.header) \(claim.item) \(span.start)..<\(span.end) \(value)"
            }
        }
    }

    @Test(arguments: Sample.details + ["handshake/pasted.txt"])
    func partsAreTheWhole(file: String) throws {
        let text = try Sample.bytes(file)
        let whole = stated(readPackets(text))
        for block in [500, 1000, 4096, 7777, 20000] {
            let parts = stated(readInParts(text, block: block))
            if parts != whole { Issue.record("other claims in blocks of \(block)") }
        }
    }

    /// Quoted and with other line ends, boundaries are still found.
    @Test func boundariesInDisguise() throws {
        let text = try Sample.bytes("defaults/details.txt")
        let quoted = Array(text.lines.map { Array("> ".utf8) + $0 }.joined(separator: [0x0d, 0x0a]))
        let whole = stated(readPackets(quoted))
        #expect(whole.count == 3)
        let parts = stated(readInParts(quoted, block: 6000))
        #expect(parts == whole)
        let boundary = TraceSplitter.lastBoundary(in: quoted.span)
        let expected = quoted.firstRange(of: Array("> Frame 3:".utf8))?.lowerBound
        #expect(boundary == expected)
    }

    @Test func none() {
        for text in ["", "\n", "no packet\nat all\n", "Frame 1: 74 bytes on wire\nFrame of mind\n"] {
            let boundary = TraceSplitter.lastBoundary(in: [UInt8](text: text).span)
            #expect(boundary == nil, "\(text)")
        }
    }
}
