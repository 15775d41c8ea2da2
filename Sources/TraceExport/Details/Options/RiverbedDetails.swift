import TCPWire

/// Options with which Riverbed's devices find each other.
enum RiverbedDetails {
    static func writeProbe(_ option: TCPOption, to lines: inout DetailsLines) {
        let first = UInt64(option.bytes[2])
        let isOld = first & 0x0f == 1
        let type = isOld ? first >> 4 : first >> 1
        var heading = "Riverbed Probe: \(typeName(type))"
        let client = option.number(.probeClient)
        if isOld, let client { heading += ", CSH IP: \(AddressText.v4(UInt32(truncatingIfNeeded: client)))" }
        OptionNames.head(heading, option, to: &lines)
        guard type <= 8 else { return }
        lines.bits(3, first, width: 8, mask: isOld ? 0xf0 : 0xfe, "Type: \(type)")
        lines.bits(3, first, width: 8, mask: isOld ? 0x0f : 0x01, "Version: \(isOld ? 1 : 2)")
        if isOld {
            lines.line(3, "Reserved: \(HexText.prefixed(option.number(.probeReserved) ?? 0, 2))")
            if let client { lines.line(3, "CSH IP: \(AddressText.v4(UInt32(truncatingIfNeeded: client)))") }
            if let version = option.number(.probeApplication) { lines.line(3, "Application Version: \(version)") }
        } else if type == 6, let flags = option.number(at: 3, width: 1) {
            lines.line(3, "Probe Flags: \(HexText.prefixed(flags, 2))")
            lines.bits(4, flags, width: 8, mask: 0x04, "Not CFE: \(flags & 4 != 0 ? "Set" : "Not set")")
            lines.bits(4, flags, width: 8, mask: 0x01, "Last Notify: \(flags & 1 != 0 ? "Set" : "Not set")")
        }
    }

    private static func typeName(_ type: UInt64) -> String {
        switch type {
        case 0: "Probe Query"
        case 1: "Probe Response"
        case 2: "Probe Internal"
        case 3: "Probe Trace"
        case 4: "Probe Query SH"
        case 5: "Probe Response SH"
        case 6: "Probe Query Info"
        case 7: "Probe Response Info"
        case 8: "Probe RST"
        default: "Probe Unknown"
        }
    }

    static func writeTransparency(_ option: TCPOption, to lines: inout DetailsLines) {
        func number(_ field: Field) -> UInt64 { option.number(field) ?? 0 }
        func address(_ field: Field) -> String { AddressText.v4(UInt32(truncatingIfNeeded: number(field))) }
        let flags = number(.transparencyFlags)
        OptionNames.head(
            "Riverbed Transparency \(address(.transparencySource)):\(number(.transparencySourcePort)) -> "
                + "\(address(.transparencyDestination)):\(number(.transparencyDestinationPort))", option, to: &lines)
        lines.line(3, "Transparency Options: \(HexText.prefixed(flags, 4))")
        let rows: [(UInt64, String)] = [
            (0x400, "Enable FW traversal feature"), (0x200, "Enable Inner FW feature on All FWs"),
            (0x100, "Enable Transparency FW feature on All FWs"), (0x004, "Reserved"),
            (0x002, "Out of band connection"),
        ]
        for (mask, name) in rows {
            lines.bits(4, flags, width: 16, mask: mask, "\(name): \(flags & mask != 0 ? "Set" : "Not set")")
        }
        let mode = flags & 1 != 0 ? "Port Transparency" : "Full Transparency"
        lines.bits(4, flags, width: 16, mask: 1, "Transparency Mode: \(mode)")
        lines.line(3, "Src SH IP Addr: \(address(.transparencySource))")
        lines.line(3, "Dst SH IP Addr: \(address(.transparencyDestination))")
        lines.line(3, "Src SH Inner Port: \(number(.transparencySourcePort))")
        lines.line(3, "Dst SH Inner Port: \(number(.transparencyDestinationPort))")
    }
}
