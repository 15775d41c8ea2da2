import TCPWire

/// The options of an IPv4 header as tshark 4.0 prints them (RFC 791, section 3.1; numbers by IANA).
struct IPv4OptionDetails {
    let area: ArraySlice<UInt8>

    func write(to lines: inout DetailsLines) {
        guard !area.isEmpty else { return }
        let options = split()
        let names = options.filter { $0.bytes.count > 1 && !$0.isBroken }.compactMap { Self.names(of: $0.kind)?.name }
        lines.line(1, "Options: (\(area.count) bytes)" + names.map { ", " + $0 }.joined())
        for option in options { write(option, to: &lines) }
    }

    /// Where a source route stands the header's own destination is the next hop, and the last one is in the option.
    var finalDestination: UInt32? {
        for option in split()
        where (option.kind == 131 || option.kind == 137) && option.bytes.count >= 7 && !option.isBroken {
            let pointer = Int(option.bytes[2])
            guard pointer >= 4, pointer <= option.bytes.count else { return nil }
            return UInt32(truncatingIfNeeded: Self.number(option.bytes.suffix(4)))
        }
        return nil
    }

    private struct Option {
        var kind: UInt8
        var bytes: [UInt8]
        /// Whether its length is none, or leads beyond the header.
        var isBroken = false
    }

    /// Nothing is shown behind the end of the list, nor behind a length that leads nowhere.
    private func split() -> [Option] {
        var options: [Option] = []
        var rest = area
        while let kind = rest.first {
            if kind < 2 {
                options.append(Option(kind: kind, bytes: [kind]))
                if kind == 0 { break }
                rest = rest.dropFirst()
                continue
            }
            let length = rest.count > 1 ? Int(rest[rest.startIndex + 1]) : 0
            guard length >= 2, length <= rest.count else {
                options.append(Option(kind: kind, bytes: Array(rest), isBroken: true))
                break
            }
            options.append(Option(kind: kind, bytes: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return options
    }

    private func write(_ option: Option, to lines: inout DetailsLines) {
        let name = Self.names(of: option.kind)?.name
        let shown = name ?? "Unknown (\(HexText.prefixed(UInt64(option.kind), 2)))"
        if option.isBroken {
            let length = option.bytes.count > 1 ? Int(option.bytes[1]) : 0
            let text =
                option.bytes.count < 2
                ? "\(shown) (length byte past end of options)"
                : length < 2
                    ? "\(shown) (with too-short option length = \(length) byte\(length == 1 ? "" : "s"))"
                    : "\(shown) (option length = \(length) bytes says option goes past end of options)"
            lines.line(2, text)
            return lines.expert(3, "Warning", "Protocol", text)
        }
        guard let name else { return lines.line(2, "\(shown) (\(option.bytes.count) bytes)") }
        guard option.bytes.count > 1 else {
            lines.line(2, "IP Option - \(name)")
            return type(option.kind, to: &lines)
        }
        lines.line(2, "IP Option - \(name) (\(option.bytes.count) bytes)\(Self.summary(option))")
        type(option.kind, to: &lines)
        lines.line(3, "Length: \(option.bytes.count)")
        data(option, to: &lines)
    }

    private func type(_ kind: UInt8, to lines: inout DetailsLines) {
        let value = UInt64(kind)
        let classes = ["Control", "Reserved for future use", "Debugging and measurement", "Reserved for future use"]
        let number = value & 0x1f
        lines.line(3, "Type: \(kind)")
        lines.bits(4, value, width: 8, mask: 0x80, "Copy on fragmentation: \(value & 0x80 != 0 ? "Yes" : "No")")
        lines.bits(4, value, width: 8, mask: 0x60, "Class: \(classes[Int(value >> 5 & 3)]) (\(value >> 5 & 3))")
        lines.bits(4, value, width: 8, mask: 0x1f, "Number: \(Self.names(of: kind)?.number ?? "Unknown") (\(number))")
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

    private static func summary(_ option: Option) -> String {
        option.kind == 148 && option.bytes.count == 4 ? ": \(alert(option.bytes))" : ""
    }

    private static func alert(_ bytes: [UInt8]) -> String {
        let value = number(bytes[2..<4])
        return "\(value == 0 ? "Router shall examine packet" : "Reserved") (\(value))"
    }

    /// In the list and the heading, and behind `Number:`.
    private static func names(of kind: UInt8) -> (name: String, number: String)? {
        switch kind {
        case 0: ("End of Options List (EOL)", "End of Option List (EOL)")
        case 1: ("No-Operation (NOP)", "No-Operation (NOP)")
        case 7: ("Record Route", "Record route")
        case 11: ("MTU Probe", "MTU probe")
        case 12: ("MTU Reply", "MTU reply")
        case 68: ("Time Stamp", "Time stamp")
        case 130: ("Security", "Security")
        case 131: ("Loose Source Route", "Loose source route")
        case 136: ("Stream ID", "Stream identifier")
        case 137: ("Strict Source Route", "Strict source route")
        case 148: ("Router Alert", "Router Alert")
        default: nil
        }
    }
}

// MARK: - What the options hold

extension IPv4OptionDetails {
    private func data(_ option: Option, to lines: inout DetailsLines) {
        let bytes = option.bytes
        switch option.kind {
        case 7, 131, 137: route(option, to: &lines)
        case 11 where bytes.count == 4, 12 where bytes.count == 4: lines.line(3, "MTU: \(Self.number(bytes[2..<4]))")
        case 68: stamps(bytes, to: &lines)
        case 136 where bytes.count == 4: lines.line(3, "Stream Identifier: \(Self.number(bytes[2..<4]))")
        case 148 where bytes.count == 4: lines.line(3, "Router Alert: \(Self.alert(bytes))")
        default: break
        }
    }

    private func route(_ option: Option, to lines: inout DetailsLines) {
        guard option.bytes.count > 2 else { return }
        let pointer = Int(option.bytes[2])
        lines.line(3, "Pointer: \(pointer)")
        var offset = 3
        while offset + 4 <= option.bytes.count {
            let address = AddressText.v4(UInt32(truncatingIfNeeded: Self.number(option.bytes[offset..<offset + 4])))
            let isLast = option.kind != 7 && offset + 8 > option.bytes.count
            let isAhead = offset + 1 >= pointer
            let label =
                isAhead
                ? option.kind == 7 ? "Empty Route" : isLast ? "Destination Address" : "Source Route" : "Recorded Route"
            lines.line(3, "\(label): \(address)\(offset + 1 == pointer && !isLast ? " <- (next)" : "")")
            offset += 4
        }
    }

    private func stamps(_ bytes: [UInt8], to lines: inout DetailsLines) {
        guard bytes.count > 3 else { return }
        let byte = UInt64(bytes[3])
        let names: [UInt64: String] = [
            0: "Time stamps only", 1: "Time stamp and address", 3: "Time stamps for prespecified addresses",
        ]
        lines.line(3, "Pointer: \(bytes[2])")
        lines.bits(3, byte, width: 8, mask: 0xf0, "Overflow: \(byte >> 4)")
        let name = names[byte & 15] ?? "Unknown"
        lines.bits(3, byte, width: 8, mask: 0x0f, "Flag: \(name) (0x\(HexText.digits(byte & 15, 1)))")
        let hasAddress = byte & 15 == 1 || byte & 15 == 3
        guard hasAddress || byte & 15 == 0 else { return }
        var offset = 4
        while offset + (hasAddress ? 8 : 4) <= bytes.count {
            let first = Self.number(bytes[offset..<offset + 4])
            if hasAddress {
                lines.line(3, "Address: \(AddressText.v4(UInt32(truncatingIfNeeded: first)))")
                lines.line(3, "Time stamp: \(Self.number(bytes[offset + 4..<offset + 8]))")
            } else {
                lines.line(3, "Time stamp: \(first)")
            }
            offset += hasAddress ? 8 : 4
        }
    }
}
