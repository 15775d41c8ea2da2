/// Addresses in text.
public enum AddressText {
    /// `192.0.2.1`
    public static func v4(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 0xff).\(address >> 8 & 0xff).\(address & 0xff)"
    }

    /// The form of RFC 5952: lower case, the longest run of two or more zero groups as `::`.
    public static func v6(_ address: IPv6Address) -> String {
        let groups = (0..<8).map { index in
            UInt16(truncatingIfNeeded: (index < 4 ? address.high : address.low) >> UInt64(16 * (3 - index % 4)))
        }
        var best = 0..<0
        var index = 0
        while index < 8 {
            var end = index
            while end < 8, groups[end] == 0 { end += 1 }
            if end - index > max(best.count, 1) { best = index..<end }
            index = max(end, index + 1)
        }
        var text = ""
        index = 0
        while index < 8 {
            if index == best.lowerBound, !best.isEmpty {
                text += "::"
                index = best.upperBound
                continue
            }
            if !text.isEmpty, index != best.upperBound || best.isEmpty { text += ":" }
            text += String(groups[index], radix: 16)
            index += 1
        }
        return text
    }

    /// `00:00:5e:00:53:01`
    public static func hardware(_ address: UInt64) -> String {
        var text = ""
        for shift in stride(from: 40, through: 0, by: -8) {
            let octet = address >> UInt64(shift) & 0xff
            text += (octet < 16 ? "0" : "") + String(octet, radix: 16) + (shift > 0 ? ":" : "")
        }
        return text
    }

    /// Both addresses of a pair.
    public static func pair(_ pair: AddressPair) -> (source: String, destination: String) {
        switch pair {
        case .v4(let source, let destination): (v4(source), v4(destination))
        case .v6(let source, let destination): (v6(source), v6(destination))
        }
    }
}
