import TCPWire

/// Sections of link layers, and the headings of what is not opened.
enum LinkDetails {
    static func ethernet(_ bytes: [UInt8], padding: [UInt8], to lines: inout DetailsLines) {
        guard let header = try? EthernetHeader(decoding: bytes.span) else { return }
        let source = AddressText.hardware(header.source)
        let destination = AddressText.hardware(header.destination)
        guard header.type > 1500 else {
            lines.line(0, "IEEE 802.3 Ethernet ")
            address("Destination", header.destination, to: &lines)
            address("Source", header.source, to: &lines)
            lines.line(1, "Length: \(header.type)")
            return
        }
        lines.line(0, "Ethernet II, Src: \(source), Dst: \(destination)")
        address("Destination", header.destination, to: &lines)
        address("Source", header.source, to: &lines)
        lines.line(1, "Type: \(typeName(header.type)) (\(HexText.prefixed(UInt64(header.type), 4)))")
        guard !padding.isEmpty else { return }
        lines.line(1, "\(padding.contains { $0 != 0 } ? "Trailer" : "Padding"): \(HexText.text(padding))")
    }

    private static func address(_ label: String, _ address: UInt64, to lines: inout DetailsLines) {
        lines.line(1, "\(label): \(AddressText.hardware(address))")
        lines.line(2, "Address: \(AddressText.hardware(address))")
        let isLocal = address >> 41 & 1 != 0
        lines.bits(
            2, address >> 24, width: 24, mask: 1 << 17,
            isLocal
                ? "LG bit: Locally administered address (this is NOT the factory default)"
                : "LG bit: Globally unique address (factory default)")
        let isGroup = address >> 40 & 1 != 0
        lines.bits(
            2, address >> 24, width: 24, mask: 1 << 16,
            isGroup ? "IG bit: Group address (multicast/broadcast)" : "IG bit: Individual address (unicast)")
    }

    static func typeName(_ type: UInt16) -> String {
        switch type {
        case 0x0800: "IPv4"
        case 0x86dd: "IPv6"
        case 0x8100: "802.1Q Virtual LAN"
        case 0x88a8: "802.1ad Provider Bridge (Q-in-Q)"
        case 0x6558: "Transparent Ethernet bridging"
        case 0x8847: "MPLS label switched packet"
        case 0x8864: "PPPoE Session"
        default: "Unknown"
        }
    }

    private static let priorities = [
        "Best Effort (default)", "Background", "Excellent Effort", "Critical Applications",
        "Video, < 100ms latency and jitter", "Voice, < 10ms latency and jitter", "Internetwork Control",
        "Network Control",
    ]

    static func vlan(_ bytes: [UInt8], to lines: inout DetailsLines) {
        guard let tag = try? VLANTag(decoding: bytes.span) else { return }
        let control = UInt64(tag.control)
        let priority = Int(control >> 13)
        lines.line(0, "802.1Q Virtual LAN, PRI: \(priority), DEI: \(control >> 12 & 1), ID: \(control & 0xfff)")
        lines.bits(1, control, width: 16, mask: 0xe000, "Priority: \(priorities[priority]) (\(priority))")
        lines.bits(
            1, control, width: 16, mask: 0x1000, "DEI: \(control >> 12 & 1 == 0 ? "Ineligible" : "Eligible")")
        lines.bits(1, control, width: 16, mask: 0xfff, "ID: \(control & 0xfff)")
        lines.line(1, "Type: \(typeName(tag.type)) (\(HexText.prefixed(UInt64(tag.type), 4)))")
    }

    private static let packetTypes = [
        "Unicast to us", "Broadcast", "Multicast", "Unicast to another host", "Sent by us",
    ]

    static func cooked(_ bytes: [UInt8], to lines: inout DetailsLines) {
        func number(_ offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }
        func name(_ type: Int) -> String { type < packetTypes.count ? packetTypes[type] : "Unknown" }
        if bytes.count == 20 {
            lines.line(0, "Linux cooked capture v2")
            lines.line(1, "Protocol: \(typeName(UInt16(number(0)))) (\(HexText.prefixed(UInt64(number(0)), 4)))")
            lines.line(1, "Interface index: \(number(4) << 16 | number(6))")
            lines.line(1, "Link-layer address type: \(hardware(number(8)))")
            lines.line(1, "Packet type: \(name(Int(bytes[10]))) (\(bytes[10]))")
            lines.line(1, "Link-layer address length: \(bytes[11])")
            source(bytes, at: 12, length: Int(bytes[11]), to: &lines)
            return
        }
        guard bytes.count == 16 else { return }
        lines.line(0, "Linux cooked capture v1")
        lines.line(1, "Packet type: \(name(number(0))) (\(number(0)))")
        lines.line(1, "Link-layer address type: \(hardware(number(2)))")
        lines.line(1, "Link-layer address length: \(number(4))")
        source(bytes, at: 6, length: number(4), to: &lines)
        lines.line(1, "Protocol: \(typeName(UInt16(number(14)))) (\(HexText.prefixed(UInt64(number(14)), 4)))")
    }

    private static func source(_ bytes: [UInt8], at offset: Int, length: Int, to lines: inout DetailsLines) {
        let used = min(length, 8)
        if used == 6 {
            let address = bytes[offset..<offset + 6].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            lines.line(1, "Source: \(AddressText.hardware(address))")
        } else if used > 0 {
            lines.line(1, "Source: \(HexText.text(bytes[offset..<offset + used]))")
        }
        if used < 8 { lines.line(1, "Unused: \(HexText.text(bytes[offset + used..<offset + 8]))") }
    }

    private static func hardware(_ type: Int) -> String {
        switch type {
        case 1: "Ethernet (1)"
        case 512: "PPP (512)"
        case 772: "Loopback (772)"
        case 65534: "Netlink (65534)"
        default: "Unknown (\(type))"
        }
    }

    static func null(_ bytes: [UInt8], linkType: UInt16, to lines: inout DetailsLines) {
        guard bytes.count == 4 else { return }
        let big = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let family = linkType == 108 || big <= 0xffff ? big : big.byteSwapped
        lines.line(0, "Null/Loopback")
        lines.line(1, "Family: \(family == 2 ? "IP" : "IPv6") (\(family))")
    }

    /// Only the heading.
    static func other(_ name: String, _ bytes: [UInt8], to lines: inout DetailsLines) {
        func number(_ offset: Int) -> Int {
            offset + 1 < bytes.count ? Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) : 0
        }
        switch name {
        case "udp": lines.line(0, "User Datagram Protocol, Src Port: \(number(0)), Dst Port: \(number(2))")
        case "gre": lines.line(0, "Generic Routing Encapsulation (\(greName(number(2))))")
        case "vxlan": lines.line(0, "Virtual eXtensible Local Area Network")
        case "geneve": lines.line(0, "Generic Network Virtualization Encapsulation")
        case "gtp": lines.line(0, "GPRS Tunneling Protocol")
        case "ppp": lines.line(0, "Point-to-Point Protocol")
        case "pppoes": lines.line(0, "PPP-over-Ethernet Session")
        case "mpls": lines.line(0, "MultiProtocol Label Switching Header")
        case "llc": lines.line(0, "Logical-Link Control")
        case "ah": lines.line(0, "Authentication Header")
        case "icmp": lines.line(0, "Internet Control Message Protocol")
        default: lines.line(0, "Data (\(bytes.count) byte\(bytes.count == 1 ? "" : "s"))")
        }
    }

    private static func greName(_ type: Int) -> String {
        switch type {
        case 0x0800: "IP"
        case 0x86dd: "IPv6"
        case 0x880b: "PPP"
        case 0x6558: "Transparent Ethernet bridging"
        default: "0x" + HexText.digits(UInt64(type), 4)
        }
    }
}
