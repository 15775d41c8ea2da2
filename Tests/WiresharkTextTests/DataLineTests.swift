import PacketTrace
import TCPWire
import TestSupport
import Testing
import WiresharkText

/// Bytes of the payload that stand on one line complete the packet.
@Suite("Lines of data are read as payload")
struct DataLineTests {
    private func image(_ lines: String, length: Int = 4) throws -> PacketImage {
        let text = """
            Transmission Control Protocol, Src Port: 50000, Dst Port: 443, Seq: 1, Ack: 1, Len: \(length)
                Source Port: 50000
                Destination Port: 443
                [TCP Segment Len: \(length)]
                Sequence Number (raw): 1000
                Acknowledgment number (raw): 2000
                0101 .... = Header Length: 20 bytes (5)
                Flags: 0x018 (PSH, ACK)
                Window: 64240
                Checksum: 0x9bae [unverified]
                Urgent Pointer: 0
                TCP payload (\(length) bytes)
            \(lines)

            """
        return try #require(LayerTests.images(of: Array(text.utf8)).first?.image)
    }

    @Test func whole() throws {
        let image = try image("Data (4 bytes)\n    Data: 61626364\n    [Length: 4]")
        #expect(image.bytes.suffix(4) == [0x61, 0x62, 0x63, 0x64] && image.bytes.count == image.originalLength)
        #expect(image.provenance.suffix(4).allSatisfy { $0 == .stated })
    }

    @Test(arguments: ["Data: 6162…", "Data: 6162...", "Data […]: 6162…", "[truncated]Data: 6162…"])
    func cut(line: String) throws {
        let image = try image("Data (4 bytes)\n    \(line)")
        #expect(image.bytes.suffix(2) == [0x61, 0x62] && image.originalLength == image.bytes.count + 2)
    }

    /// What is not the segment's payload, or not all of it without saying so, is none.
    @Test(arguments: [
        "Data (4 bytes)\n    Data: 6162", "Data (3 bytes)\n    Data: 616263",
        "Data (4 bytes)\n    Data: 61626364 or so",
        "Telnet\n    Data: 61626364", "Data (5 bytes)\n    Data: 6162…", "Telnet\nData (4 bytes)\n    Data: 61626364",
    ])
    func refused(lines: String) throws {
        let image = try image(lines)
        #expect(image.originalLength == image.bytes.count + 4)
    }
}
