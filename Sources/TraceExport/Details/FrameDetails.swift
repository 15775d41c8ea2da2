import PacketTrace

/// The section of the frame.
enum FrameDetails {
    /// Nanoseconds since frames before.
    struct Times {
        var delta: Int64
        var displayed: Int64
        var relative: Int64
    }

    static func write(
        _ packet: borrowing ExportedPacket, _ times: Times, layers: [PacketImage.Layer], to lines: inout DetailsLines
    ) {
        let wire = packet.image.originalLength
        let captured = packet.image.bytes.count
        lines.line(
            0,
            "Frame \(packet.frame): \(size(wire)) on wire (\(wire * 8) bits), "
                + "\(size(captured)) captured (\(captured * 8) bits)")
        lines.line(1, "Encapsulation type: \(encapsulation(packet.linkType))")
        if packet.hasDate { lines.line(1, "Arrival Time: \(CalendarText.text(packet.time)) UTC") }
        lines.time(1, "Time shift for this packet", 0)
        if packet.hasDate { lines.line(1, "Epoch Time: \(TimeText.seconds(packet.time)) seconds") }
        lines.time(1, "Time delta from previous captured frame", times.delta)
        lines.time(1, "Time delta from previous displayed frame", times.displayed)
        lines.time(1, "Time since reference or first frame", times.relative)
        lines.line(1, "Frame Number: \(packet.frame)")
        lines.line(1, "Frame Length: \(size(wire)) (\(wire * 8) bits)")
        lines.line(1, "Capture Length: \(size(captured)) (\(captured * 8) bits)")
        lines.line(1, "[Frame is marked: False]")
        lines.line(1, "[Frame is ignored: False]")
        lines.line(1, "[Protocols in frame: \(protocols(packet, layers))]")
    }

    private static func size(_ count: Int) -> String { "\(count) byte\(count == 1 ? "" : "s")" }

    private static func protocols(_ packet: borrowing ExportedPacket, _ layers: [PacketImage.Layer]) -> String {
        var names: [String] = []
        if [12, 14, 101].contains(packet.linkType) { names.append("raw") }
        for layer in layers {
            let name = "\(layer.name)"
            names.append(name)
            if name == "eth" || name == "vlan" || name == "sll" { names.append("ethertype") }
        }
        return names.joined(separator: ":")
    }

    /// Wireshark's own name and number for a link type.
    private static func encapsulation(_ linkType: UInt16) -> String {
        switch linkType {
        case 0: "NULL/Loopback (15)"
        case 1: "Ethernet (1)"
        case 9: "PPP (4)"
        case 12, 14, 101: "Raw IP (7)"
        case 50: "PPP (4)"
        case 108: "OpenBSD Loopback (93)"
        case 113: "Linux cooked-mode capture v1 (25)"
        case 228: "Raw IPv4 (129)"
        case 229: "Raw IPv6 (130)"
        case 276: "Linux cooked-mode capture v2 (210)"
        default: "Unknown (0)"
        }
    }
}
