import TCPWire

/// Sections of IP headers.
enum NetworkDetails {
    /// - Parameter room: bytes from the header's first to the end of the frame.
    static func v4(_ bytes: [UInt8], room: Int, to lines: inout DetailsLines) {
        guard let header = try? IPv4Header(decoding: bytes.span) else { return }
        let source = AddressText.v4(header.source)
        let destination = AddressText.v4(header.destination)
        let options = IPv4OptionDetails(area: bytes.dropFirst(20).prefix(max(0, Int(header.headerWords) * 4 - 20)))
        let final = options.finalDestination.map { AddressText.v4($0) }
        let towards = final.map { "\($0), Via: \(destination)" } ?? destination
        lines.line(0, "Internet Protocol Version 4, Src: \(source), Dst: \(towards)")
        let first = UInt64(bytes[0])
        lines.bits(1, first, width: 8, mask: 0xf0, "Version: \(header.version)")
        lines.bits(
            1, first, width: 8, mask: 0x0f,
            "Header Length: \(Int(header.headerWords) * 4) bytes (\(header.headerWords))")
        services(UInt64(header.differentiatedServices), to: &lines)
        lines.line(1, "Total Length: \(header.totalLength)")
        if Int(header.totalLength) > room {
            lines.expert(2, "Error", "Protocol", "IPv4 total length exceeds packet length (\(room) bytes)")
        }
        lines.line(
            1, "Identification: \(HexText.prefixed(UInt64(header.identification), 4)) (\(header.identification))")
        flags(header, to: &lines)
        lines.line(1, "Time to Live: \(header.timeToLive)")
        lines.line(1, "Protocol: \(protocolName(header.protocolNumber)) (\(header.protocolNumber))")
        lines.line(1, "Header Checksum: \(HexText.prefixed(UInt64(header.headerChecksum), 4)) [validation disabled]")
        lines.line(1, "[Header checksum status: Unverified]")
        lines.line(1, "Source Address: \(source)")
        lines.line(1, "\(final == nil ? "Destination Address" : "Current Route"): \(destination)")
        options.write(to: &lines)
    }

    private static func services(_ value: UInt64, to lines: inout DetailsLines) {
        lines.line(1, "Differentiated Services Field: \(HexText.prefixed(value, 2)) (\(short(value)))")
        lines.bits(2, value, width: 8, mask: 0xfc, point(value >> 2))
        lines.bits(2, value, width: 8, mask: 0x03, congestion(value & 3))
    }

    private static func short(_ value: UInt64) -> String {
        let ecn = ["Not-ECT", "ECT(1)", "ECT(0)", "CE"][Int(value & 3)]
        return "DSCP: \(names(value >> 2).short), ECN: \(ecn)"
    }

    private static func point(_ value: UInt64) -> String {
        "Differentiated Services Codepoint: \(names(value).long) (\(value))"
    }

    private static func congestion(_ value: UInt64) -> String {
        let names = [
            "Not ECN-Capable Transport", "ECN-Capable Transport codepoint '01'",
            "ECN-Capable Transport codepoint '10'", "Congestion Experienced",
        ]
        return "Explicit Congestion Notification: \(names[Int(value)]) (\(value))"
    }

    /// Names of code points (RFC 2474, 2597, 3246, 5865, 8622).
    private static func names(_ value: UInt64) -> (short: String, long: String) {
        switch value {
        case 0: ("CS0", "Default")
        case 1: ("LE", "Lower Effort")
        case 44: ("VOICE-ADMIT", "Voice Admit")
        case 46: ("EF PHB", "Expedited Forwarding")
        case let value where value % 8 == 0: ("CS\(value / 8)", "Class Selector \(value / 8)")
        case let value where value % 2 == 0 && (1...4).contains(value / 8) && (1...3).contains(value % 8 / 2):
            ("AF\(value / 8)\(value % 8 / 2)", "Assured Forwarding \(value / 8)\(value % 8 / 2)")
        default: ("Unknown", "Unknown")
        }
    }

    private static func flags(_ header: IPv4Header, to lines: inout DetailsLines) {
        let flags = UInt64(header.flagsAndOffset >> 13)
        var text = "Flags: \(HexText.prefixed(flags, 1))"
        if flags & 4 != 0 { text += ", Reserved bit" }
        if flags & 2 != 0 { text += ", Don't fragment" }
        if flags & 1 != 0 { text += ", More fragments" }
        lines.bits(1, flags << 5, width: 8, mask: 0xe0, text)
        for (bit, name) in [(UInt64(7), "Reserved bit"), (6, "Don't fragment"), (5, "More fragments")] {
            let isSet = (flags << 5) >> bit & 1 != 0
            lines.bits(2, flags << 5, width: 8, mask: 1 << bit, "\(name): \(isSet ? "Set" : "Not set")")
        }
        let offset = UInt64(header.flagsAndOffset & 0x1fff)
        lines.bits(1, offset, width: 16, mask: 0x1fff, "Fragment Offset: \(offset * 8)")
    }

    static func protocolName(_ number: UInt8) -> String {
        switch number {
        case 0: "IPv6 Hop-by-Hop Option"
        case 1: "ICMP"
        case 4: "IPIP"
        case 6: "TCP"
        case 17: "UDP"
        case 41: "IPv6"
        case 43: "Routing Header for IPv6"
        case 44: "Fragment Header for IPv6"
        case 47: "Generic Routing Encapsulation"
        case 51: "Authentication Header"
        case 58: "ICMPv6"
        case 60: "Destination Options for IPv6"
        default: "Unknown"
        }
    }

    static func v6(_ bytes: [UInt8], to lines: inout DetailsLines) {
        guard let header = try? IPv6Header(decoding: bytes.span) else { return }
        let source = AddressText.v6(header.source)
        let destination = AddressText.v6(header.destination)
        let first = bytes[0..<4].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let traffic = UInt64(header.trafficClass)
        lines.line(0, "Internet Protocol Version 6, Src: \(source), Dst: \(destination)")
        lines.bits(1, first >> 24, width: 8, mask: 0xf0, "Version: \(header.version)")
        lines.line(
            1,
            ".... " + DetailsLines.pattern(first, width: 28, mask: 0xff0_0000)
                + " = Traffic Class: \(HexText.prefixed(traffic, 2)) (\(short(traffic)))")
        lines.line(
            2, ".... " + DetailsLines.pattern(first, width: 28, mask: 0xfc0_0000) + " = \(point(traffic >> 2))")
        lines.line(
            2, ".... " + DetailsLines.pattern(first, width: 28, mask: 0x030_0000) + " = \(congestion(traffic & 3))")
        lines.line(
            1,
            ".... " + DetailsLines.pattern(first, width: 20, mask: 0xfffff)
                + " = Flow Label: \(HexText.prefixed(UInt64(header.flowLabel), 5))")
        lines.line(1, "Payload Length: \(header.payloadLength)")
        lines.line(1, "Next Header: \(protocolName(header.nextHeader)) (\(header.nextHeader))")
        lines.line(1, "Hop Limit: \(header.hopLimit)")
        lines.line(1, "Source Address: \(source)")
        lines.line(1, "Destination Address: \(destination)")
    }
}

/// Extension headers: their headings and what announces the next one.
enum ExtensionDetails {
    static func write(_ first: UInt8, _ bytes: [UInt8], to lines: inout DetailsLines) {
        var number = first
        var offset = 0
        while offset + 8 <= bytes.count, [0, 43, 44, 51, 60].contains(number) {
            let words = Int(bytes[offset + 1])
            let length = number == 44 ? 8 : number == 51 ? (words + 2) * 4 : (words + 1) * 8
            lines.line(1, NetworkDetails.protocolName(number))
            lines.line(2, "Next Header: \(NetworkDetails.protocolName(bytes[offset])) (\(bytes[offset]))")
            if number != 44 {
                lines.line(2, "Length: \(words)")
                lines.line(2, "[Length: \(length) bytes]")
            }
            number = bytes[offset]
            offset += length
        }
    }
}
