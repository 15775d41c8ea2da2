import TCPWire

/// Options of an experiment, which begin with its identifier (RFC 6994).
enum ExperimentDetails {
    static func write(_ option: TCPOption, isSYN: Bool, to lines: inout DetailsLines) {
        guard let identifier = option.number(at: 2, width: 2) else {
            OptionNames.head("Experimental", option, to: &lines)
            return lines.expert(4, "Note", "Sequence", "option length \(option.bytes.count) smaller than 4")
        }
        OptionNames.head("Experimental: \(name(identifier))", option, to: &lines)
        lines.line(3, "Experiment Identifier: \(name(identifier)) (\(HexText.prefixed(identifier, 4)))")
        let data = option.bytes.dropFirst(4)
        if identifier == 0xf989 {
            lines.line(3, data.isEmpty ? "Fast Open Cookie Request" : "Fast Open Cookie: \(HexText.shown(data))")
            if isSYN, !data.isEmpty { lines.expert(4, "Note", "Sequence", "TCP SYN with TFO Cookie") }
        } else if !data.isEmpty {
            lines.line(3, "Data: \(HexText.shown(data))")
        }
    }

    private static func name(_ identifier: UInt64) -> String {
        switch identifier {
        case 0x454e: "Encryption Negotiation"
        case 0xacce: "Accurate ECN"
        case 0xe2d4: "Shared Memory communications over RMDA protocol"
        case 0xf989: "Fast Open"
        default: "Unknown"
        }
    }
}
