extension LayerSpec {
    /// UDP (RFC 768), below a tunnel.
    static let udp = LayerSpec(
        kind: .udp, name: "udp",
        parts: [
            .bits(.udpSourcePort, 16), .bits(.udpDestinationPort, 16), .bits(.udpLength, 16), .bits(.udpChecksum, 16),
        ],
        rows: [
            FieldRow(nil, "udp", .udp, .layerHeading, ["User Datagram Protocol"]),
            FieldRow(.udpSourcePort, "udp.srcport", .udp, .number, ["Source Port:"]),
            FieldRow(.udpDestinationPort, "udp.dstport", .udp, .number, ["Destination Port:"]),
            FieldRow(.udpLength, "udp.length", .udp, .number, ["Length:"]),
            FieldRow(.udpChecksum, "udp.checksum", .udp, .number, ["Checksum:"]),
        ])
}
