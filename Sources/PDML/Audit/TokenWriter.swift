import SourceText
import TCPWire

/// Writes a token anew, in the spelling that it has.
enum TokenWriter {
    private static let small = Array("0123456789abcdef".utf8)
    private static let capital = Array("0123456789ABCDEF".utf8)

    static func text(_ value: UInt64, like witness: Witness, _ text: Span<UInt8>) -> [UInt8] {
        switch witness.form {
        case .decimal:
            guard witness.isPower else { return Array(String(value).utf8) }
            // Larger shifts count as 14 (RFC 7323, section 2.3).
            return value <= 14 ? Array(String(1 << value).utf8) : []
        case .prefixed:
            return Array("0x".utf8) + hexadecimal(value, width: witness.end - witness.start - 2, small)
        case .masked: return hexadecimal(value, width: 0, capital)
        case .bare: return hexadecimal(value, width: 0, small)
        case .truth: return Array((value == 0 ? "False" : "True").utf8)
        case .pattern: return pattern(value, witness, text)
        case .seconds, .calendar, .timestamp: return Array(moment(value, like: witness, text).utf8)
        case .pairs, .colons, .dotted, .address6, .word: return []
        }
    }

    private static func moment(_ value: UInt64, like witness: Witness, _ text: Span<UInt8>) -> String {
        var point = witness.end
        while point > witness.start, text[point - 1] != UInt8(ascii: ".") { point -= 1 }
        let digits = witness.end - point
        if witness.form == .seconds { return ClockWriter.seconds(value, digits: digits) }
        return ClockWriter.date(value, digits: digits, isStandard: witness.form == .timestamp)
    }

    static func pair(_ octet: UInt8) -> [UInt8] { [small[Int(octet >> 4)], small[Int(octet & 15)]] }

    static func text(_ octets: [UInt8], form: Witness.Form) -> [UInt8] {
        switch form {
        case .dotted:
            return Array(AddressText.v4(octets.reduce(0) { $0 << 8 | UInt32($1) }).utf8)
        case .address6:
            let words = octets.count == 16 ? octets : [UInt8](repeating: 0, count: 16)
            let high = words[..<8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            let low = words[8...].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            return Array(AddressText.v6(IPv6Address(high: high, low: low)).utf8)
        default:
            var text: [UInt8] = []
            for octet in octets {
                if form == .colons, !text.isEmpty { text.append(UInt8(ascii: ":")) }
                text += pair(octet)
            }
            return text
        }
    }

    private static func hexadecimal(_ value: UInt64, width: Int, _ digits: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var rest = value
        while rest != 0 || text.count < max(width, 1) {
            text.append(digits[Int(rest & 15)])
            rest >>= 4
        }
        return text.reversed()
    }

    /// The same columns with other digits.
    private static func pattern(_ value: UInt64, _ witness: Witness, _ text: Span<UInt8>) -> [UInt8] {
        var columns: [UInt8] = []
        var left = witness.count
        for offset in witness.start..<witness.end {
            let byte = text[offset]
            guard byte &- UInt8(ascii: "0") < 10, left > 0 else {
                columns.append(byte)
                continue
            }
            left -= 1
            columns.append(UInt8(ascii: "0") + UInt8(value >> UInt64(left) & 1))
        }
        return columns
    }
}
