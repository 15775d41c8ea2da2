import PacketTrace
import TCPWire

/// What an option says, without what varies from connection to connection.
enum OptionValues {
    static func observe(_ option: TCPOption, _ options: DiffOptions) -> Observation {
        let isExact = options.isExact || options.isSameConnection
        // Only the name is printed.
        guard !option.bytes.isEmpty else {
            return option.kind == 4 || !isExact && isMute(option.kind) ? .text(mute(option)) : .unseen
        }
        return .text(isExact ? full(option) : normal(option))
    }

    /// Whether the option's presence says it all.
    private static func isMute(_ kind: UInt8) -> Bool {
        kind == 8 || kind == 19
    }

    private static func mute(_ option: TCPOption) -> String {
        option.kind == 4 ? "permitted" : "present"
    }

    /// Without values that are random or count time.
    private static func normal(_ option: TCPOption) -> String {
        switch option.kind {
        case 2: return number(option, .mssValue)
        case 3: return number(option, .windowShift)
        case 4, 8, 19: return option.hasStandardLength ? mute(option) : raw(option)
        case 5, 6, 7, 11, 12, 13, 172, 174: return "\(option.bytes.count) bytes"
        case 29: return option.number(.aoKey).map { "key \($0)" } ?? raw(option)
        case 30: return multipath(option)
        case 34: return fastOpen(option)
        default: return option.isExperimentalFastOpen ? fastOpen(option) : raw(option)
        }
    }

    /// With everything that the option says.
    private static func full(_ option: TCPOption) -> String {
        switch option.kind {
        case 2, 3, 4: normal(option)
        case 8: option.number(.timestampValue).map { String($0) } ?? raw(option)
        default: raw(option)
        }
    }

    private static func number(_ option: TCPOption, _ field: Field) -> String {
        guard option.hasStandardLength, let number = option.number(field) else { return raw(option) }
        return String(number)
    }

    private static func fastOpen(_ option: TCPOption) -> String {
        let count = option.octets(.fastOpenCookie)?.count ?? 0
        return count == 0 ? "cookie request" : "cookie of \(count) bytes"
    }

    /// Keys, tokens and random numbers are new each time.
    private static func multipath(_ option: TCPOption) -> String {
        let subtype = option.number(.multipathSubtype) ?? 0
        switch subtype {
        case 0: return "MP_CAPABLE, version \(option.number(.multipathVersion) ?? 0)"
        case 1: return "MP_JOIN"
        default: return "subtype \(subtype)"
        }
    }

    private static func raw(_ option: TCPOption) -> String {
        var text = "0x"
        for byte in option.bytes {
            let digits = String(byte, radix: 16)
            text += (digits.utf8.count < 2 ? "0" : "") + digits
        }
        return text
    }
}

extension TCPOption {
    /// Whether the option is as long as its standard says.
    var hasStandardLength: Bool {
        guard let lengths = TCPOptionTable.row(kind: kind)?.lengths else { return true }
        return lengths.isEmpty || lengths.contains(bytes.count)
    }
}
