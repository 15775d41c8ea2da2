import PacketTrace
import Testing

@testable import WiresharkText

/// A line that is as long as a console is wide was cut there, or just is as long.
@Suite struct OptionListTests {
    private func isReflowed(_ list: String) throws -> Bool {
        let text = Array(
            """
            Transmission Control Protocol, Src Port: 6516, Dst Port: 22, Seq: 0, Len: 0
                Source Port: 6516
            \(list)
                    TCP Option - Maximum segment size: 8960 bytes

            """.utf8)
        var reader = TextReader()
        var packet = PacketClaims()
        try #require(reader.next(in: text.span, into: &packet))
        return packet.isReflowed
    }

    @Test func whole() throws {
        let list =
            "    Options: (8 bytes), Maximum segment size, No-Operation (NOP), No-Operation (NOP), SACK permitted"
        #expect(list.utf8.count == 100)
        #expect(try !isReflowed(list))
    }

    @Test func cut() throws {
        let list =
            "    Options: (12 bytes), Maximum segment size, SACK permitted, Window scale, No-Operation (NOP), No-"
        #expect(list.utf8.count == 100)
        #expect(try isReflowed(list))
    }
}
