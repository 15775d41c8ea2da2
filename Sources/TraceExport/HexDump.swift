import PacketTrace

/// Packets as offsets and bytes in hexadecimal, which text2pcap reads.
public enum HexDump {
    /// The packet, behind a line with its time: for `text2pcap -t %s.%f`.
    public static func append(_ packet: borrowing ExportedPacket, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: TimeText.seconds(packet.time).utf8)
        bytes.append(UInt8(ascii: "\n"))
        let octets = packet.image.bytes
        for row in stride(from: 0, to: octets.count, by: 16) {
            var line = HexText.digits(UInt64(row), 6)
            for octet in octets[row..<min(row + 16, octets.count)] { line += " " + HexText.digits(UInt64(octet), 2) }
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
