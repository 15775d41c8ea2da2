import PacketTrace
import TCPWire
import Testing
import WiresharkText

@Suite struct HeadingTests {
    private func claims(_ heading: String) throws -> [Claim] {
        let text = Array((heading + "\n").utf8)
        var reader = TextReader()
        var packet = PacketClaims()
        try #require(reader.next(in: text.span, into: &packet))
        return packet.claims
    }

    /// In a table the sign behind a name is no colon: the value of the next name is not this one's.
    @Test(arguments: ["Src Port | 50000", "Src Port 50000", "Src Port = 50000", "Src Port"])
    func nameWithoutColon(source: String) throws {
        let found = try claims("Transmission Control Protocol, \(source), Dst Port: 9999, Seq: 0, Len: 0")
        #expect(!found.contains { $0.field == .sourcePort })
        #expect(found.first { $0.field == .destinationPort }?.value == 9999)
        #expect(found.first { $0.field == .segmentLength }?.value == 0)
    }

    @Test func names() throws {
        let found = try claims("Transmission Control Protocol, Src Port: https (443), Dst Port: 50504, Seq: 0, Len: 0")
        #expect(found.first { $0.field == .sourcePort }?.value == 443)
        #expect(found.first { $0.field == .destinationPort }?.value == 50504)
    }
}
