import PacketTrace
import SourceText
import TCPWire

/// Forms of values that only headers around TCP have.
extension LineScanner {
    mutating func readLayer(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        switch row.form {
        case .hexadecimal: readHexadecimal(bytes, &packet)
        case .organization: readOrganization(bytes, &packet)
        case .itemNumber:
            state.item = state.hasItem ? min(state.item + 1, 62) : 0
            state.hasItem = true
            readNumber(bytes, &packet)
        case .itemLength:
            // Behind the first option the lengths are those of options.
            if state.hasItem { row.field = .extensionOptionLength }
            readNumber(bytes, &packet)
        default: break
        }
    }

    /// `0x0800`; until 1.4 without the prefix.
    private func readHexadecimal(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        let hasPrefix = bytes.hasBytes("0x", at: text.value)
        let start = hasPrefix ? text.value + 2 : text.value
        guard let found = bytes.hexadecimal(at: start, to: text.end) else { return }
        claim(found.value, from: text.value, to: found.end, &packet)
    }

    /// `00:00:00 (Officially Xerox, but …`, `Encapsulated Ethernet (0x000000)`
    private func readOrganization(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard text.value + 8 <= text.end, bytes[text.value + 2] == UInt8(ascii: ":") else {
            return readNumber(bytes, &packet)
        }
        var value: UInt64 = 0
        for index in 0..<3 {
            guard let octet = bytes.hexadecimal(at: text.value + 3 * index, to: text.value + 3 * index + 2) else {
                return
            }
            value = value << 8 | octet.value
        }
        claim(value, from: text.value, to: text.value + 8, &packet)
    }
}
