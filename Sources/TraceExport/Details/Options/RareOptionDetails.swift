import TCPWire

/// Options that few connections have.
enum RareOptionDetails {
    /// `false` says that the option has no lines of its own.
    static func write(_ option: TCPOption, to lines: inout DetailsLines) -> Bool {
        let name = OptionNames.heading(option.kind)
        func number(_ field: Field) -> UInt64 { option.number(field) ?? 0 }
        switch option.kind {
        case 6, 7:
            OptionNames.head("Echo: \(number(.echoValue))", option, to: &lines)
            lines.line(3, "TCP Echo Option: \(number(.echoValue))")
        case 11, 12, 13:
            OptionNames.head("CC", option, to: &lines)
            lines.line(3, "TCP CC Option: \(number(.connectionCount))")
        case 19:
            OptionNames.head(name, option, to: &lines)
            lines.line(3, "MD5 digest: \(HexText.shown(option.bytes.dropFirst(2)))")
        case 20: writeCapabilities(option, to: &lines)
        case 21 where option.bytes.count == 6:
            OptionNames.head(name, option, to: &lines)
            lines.line(3, "TCP SNACK Offset: \(number(.snackOffset))")
            lines.line(3, "TCP SNACK Size: \(number(.snackSize))")
        case 22, 23: OptionNames.head(name, option, to: &lines)
        case 27: writeQuickStart(option, to: &lines)
        case 28:
            OptionNames.head(name, option, to: &lines)
            let bits = option.number(at: 2, width: 2) ?? 0
            let unit = bits & 0x8000 != 0 ? "Minutes" : "Seconds"
            lines.bits(3, bits, width: 16, mask: 0x8000, "Granularity: \(unit)")
            lines.bits(3, bits, width: 16, mask: 0x7fff, "User Timeout: \(bits & 0x7fff)")
        case 29 where option.bytes.count >= 4:
            OptionNames.head(name, option, to: &lines)
            lines.line(3, "AO KeyID: \(number(.aoKey))")
            lines.line(3, "AO RNextKeyID: \(number(.aoNextKey))")
            if option.bytes.count > 4 { lines.line(3, "AO MAC: \(HexText.shown(option.bytes.dropFirst(4)))") }
        case 76 where option.bytes.count > 2: RiverbedDetails.writeProbe(option, to: &lines)
        case 78 where option.bytes.count >= 16: RiverbedDetails.writeTransparency(option, to: &lines)
        case 172, 174: writeCounters(option, to: &lines)
        default: return false
        }
        return true
    }

    private static func writeCapabilities(_ option: TCPOption, to lines: inout DetailsLines) {
        guard option.bytes.count == 4 else {
            lines.line(2, "Illegal SCPS Extended Capabilities (\(option.bytes.count) bytes)")
            return OptionNames.general(option, to: &lines)
        }
        OptionNames.head("SCPS capabilities", option, to: &lines)
        let vector = UInt64(option.bytes[2])
        let flags: [(mask: UInt64, short: String, long: String)] = [
            (0x80, "BETS", "Partial Reliability Capable (BETS)"), (0x40, "SNACK1", "Short Form SNACK Capable (SNACK1)"),
            (0x20, "SNACK2", "Long Form SNACK Capable (SNACK2)"), (0x10, "COMP", "Lossless Header Compression (COMP)"),
            (0x08, "NLTS", "Network Layer Timestamp (NLTS)"),
        ]
        let names = flags.filter { vector & $0.mask != 0 }.map { $0.short } + (vector & 7 != 0 ? ["RESERVED"] : [])
        let shown = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
        lines.line(3, "TCP SCPS Capabilities Vector: \(HexText.prefixed(vector, 2))\(shown)")
        for flag in flags {
            let word = vector & flag.mask != 0 ? "Set" : "Not set"
            lines.bits(4, vector, width: 8, mask: flag.mask, "\(flag.long): \(word)")
        }
        lines.bits(4, vector, width: 8, mask: 0x07, "Reserved: \(vector & 7)")
        lines.line(3, "Connection ID: \(option.bytes[3])")
    }

    private static func writeQuickStart(_ option: TCPOption, to lines: inout DetailsLines) {
        let rates = [
            "0 bit/s", "80 Kbit/s", "160 Kbit/s", "320 Kbit/s", "640 Kbit/s", "1.28 Mbit/s", "2.56 Mbit/s",
            "5.12 Mbit/s", "10.24 Mbit/s", "20.48 Mbit/s", "40.96 Mbit/s", "81.92 Mbit/s", "163.84 Mbit/s",
            "327.68 Mbit/s", "655.36 Mbit/s", "1.31072 Gbit/s",
        ]
        OptionNames.head("Quick-Start", option, to: &lines)
        let rate = option.number(.quickStartRate) ?? 0
        lines.bits(3, rate, width: 8, mask: 0x0f, "QS Rate: \(rates[Int(rate & 15)]) (\(rate))")
        lines.line(3, "QS Rate: \(option.number(.quickStartDifference) ?? 0)")
    }

    /// Three counters of three bytes, as far as the option reaches.
    private static func writeCounters(_ option: TCPOption, to lines: inout DetailsLines) {
        let isFirst = option.kind == 172
        let names =
            isFirst
            ? [("EE0B", "ECT(0)"), ("ECEB", "CE"), ("EE1B", "ECT(1)")]
            : [("EE1B", "ECT(1)"), ("ECEB", "CE"), ("EE0B", "ECT(0)")]
        var shown: [(name: (String, String), value: UInt64)] = []
        for (index, name) in names.enumerated() {
            if let value = option.number(at: 2 + 3 * index, width: 3) { shown.append((name, value)) }
        }
        let list = shown.map { "\($0.name.0) \($0.value)" }.joined(separator: ", ")
        OptionNames.head(
            shown.isEmpty ? "Accurate ECN" : "Accurate ECN (Order \(isFirst ? 0 : 1)): \(list)", option, to: &lines)
        for entry in shown {
            lines.line(3, "Accurate ECN Echo \(entry.name.1) Byte Counter: \(entry.value)")
        }
    }
}
