import PacketTrace
import SourceText
import TCPWire

/// Writes a value the way the token that it replaces is written.
enum TokenText {
    static func text(of value: UInt64, like token: [UInt8], claim: Claim) -> String {
        switch claim.copy {
        case .pattern: pattern(value, token, claim)
        case .word where claim.field == .completeness: value & UInt64(claim.mask) != 0 ? "Present" : "Absent"
        case .word: value & UInt64(claim.mask) != 0 ? "Set" : "Not set"
        case .names where claim.field == .flags: names(value, token)
        case .names: valueName(value, token, claim)
        case .phrase where claim.field == .flags: value & 0x10 != 0 ? "acknowledge (SYN+ACK)" : "request (SYN)"
        case .calendar: CalendarText.text(Int64(bitPattern: value), quarters: Int(claim.part) - 128)
        case .string where claim.field == .completeness: completeness(value)
        case .string: flagString(value, token)
        case .second where claim.mask != 0:
            number((value & UInt64(claim.mask)) >> UInt64(claim.mask.trailingZeroBitCount), token, claim)
        case .words: String(value / 4)
        case .dump: dump(value, token, claim)
        case .bits: String(value &* 8)
        case .octets: octets(value, token, claim)
        case .show where claim.mask != 0 && claim.mask != 0xfff && claim.mask != 0xff: truth(value, token, claim)
        default: number(value, token, claim)
        }
    }

    private static func number(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        if claim.field.isTime { return TimeToken(token, of: claim.value).text(of: Int64(bitPattern: value)) }
        switch claim.field {
        case .ipSource, .ipDestination:
            return [24, 16, 8, 0].map { String(value >> UInt64($0) & 0xff) }.joined(separator: ".")
        case .ethernetSource, .ethernetDestination, .cookedSource:
            return stride(from: 40, through: 0, by: -8).map { hex(value >> UInt64($0) & 0xff, digits: 2) }
                .joined(separator: ":")
        case .optionKind where claim.copy != .line && claim.copy != .show:
            if let row = TCPOptionTable.row(kind: UInt8(truncatingIfNeeded: value)) {
                return "\(claim.copy == .heading ? row.heading : row.listName)"
            }
            return "kind \(value)"
        case .checksumStatus: return ["Bad", "Good", "Unverified"][Int(min(value, 2))]
        default: break
        }
        guard token.count > 2, token[0] == UInt8(ascii: "0"), token[1] | 0x20 == UInt8(ascii: "x") else {
            return String(value)
        }
        return "0x" + hex(value, digits: token.count - 2)
    }

    /// The token's bytes with the field's bits changed.
    private static func octets(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        guard let old = UInt64(String(decoding: token, as: UTF8.self), radix: 16) else { return String(value) }
        let size = token.count / 2
        if claim.field == .flags {
            // A single byte is the one that holds the flag.
            let shift: UInt64 = size == 1 && claim.mask & 0xff == 0 && claim.mask != 0 ? 8 : 0
            let mask = UInt64(claim.mask == 0 ? 0xfff : claim.mask) >> shift
            return hex(old & ~mask | value >> shift & mask, digits: token.count)
        }
        guard let form = OctetForm(claim.field, size: size) else { return hex(value, digits: token.count) }
        return hex(form.octets(old, with: value), digits: token.count)
    }

    /// A flag as `0`, `1`, `False` or `True`.
    private static func truth(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        let isSet = value & UInt64(claim.mask) != 0
        guard token.first.map({ $0 | 0x20 >= UInt8(ascii: "a") }) ?? false else {
            return String(value >> UInt64(claim.mask.trailingZeroBitCount))
        }
        return isSet ? "True" : "False"
    }

    /// The digits of a hex dump, over the end of a line where the field goes on there.
    private static func dump(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        let pairs = DumpToken.pairs(of: token)
        guard pairs.count <= 8 else { return String(decoding: token, as: UTF8.self) }
        var number: UInt64 = 0
        for pair in pairs { number = number << 8 | UInt64(pair.value) }
        // Bytes that stand in the next line are not the token's.
        let behind = claim.field.isOption ? 0 : UInt64(8 * claim.part)
        let placed = claim.field.placed(value, in: number << behind) >> behind
        var text = token
        for (index, pair) in pairs.enumerated() {
            let byte = placed >> UInt64(8 * (pairs.count - 1 - index)) & 0xff
            text.replaceSubrange(pair.offset..<pair.offset + 2, with: Array(hex(byte, digits: 2).utf8))
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func hex(_ value: UInt64, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The token's columns with the value's bits.
    private static func pattern(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        let columns = token.count { $0 != UInt8(ascii: " ") }
        let places = token.filter { $0 != UInt8(ascii: " ") }
        var bits = claim.field == .headerLength || claim.field == .ipHeaderLength ? value / 4 : value
        // The digits hold the bits that the claim speaks of.
        if claim.field == .ipFragmentOffset { bits /= 8 }
        if claim.mask != 0 { bits = (bits & UInt64(claim.mask)) >> UInt64(claim.mask.trailingZeroBitCount) }
        if let last = places.lastIndex(where: { $0 != UInt8(ascii: ".") }) { bits <<= UInt64(places.count - 1 - last) }
        var column = columns
        var text: [UInt8] = []
        for byte in token {
            guard byte != UInt8(ascii: " ") else {
                text.append(byte)
                continue
            }
            column -= 1
            text.append(byte == UInt8(ascii: ".") ? byte : UInt8(ascii: "0") + UInt8(bits >> UInt64(column) & 1))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func names(_ value: UInt64, _ token: [UInt8]) -> String {
        let old = String(decoding: token, as: UTF8.self)
        let isModern = old.utf8.count == 0 || !contains(token, "ECN") && !contains(token, "NS")
        let table: [(UInt64, String)] = [
            (1, "FIN"), (2, "SYN"), (4, "RST"), (8, "PSH"), (0x10, "ACK"), (0x20, "URG"),
            (0x40, isModern ? "ECE" : "ECN"), (0x80, "CWR"), (0x100, isModern ? "AE" : "NS"),
        ]
        var names = table.filter { value & $0.0 != 0 }.map { $0.1 }
        if value & 0xe00 != 0 || contains(token, "Reserved") { names.append("Reserved") }
        return names.isEmpty ? "<None>" : names.joined(separator: ", ")
    }

    /// The name that a value has where the token's name is used.
    private static func valueName(_ value: UInt64, _ token: [UInt8], _ claim: Claim) -> String {
        let old = String(decoding: token, as: UTF8.self)
        switch claim.field {
        case .completeness: return "\(Completeness.names[Completeness.name(of: value)].name)"
        case .ipFlags: return value & 1 != 0 ? "More fragments" : "Don't fragment"
        default: break
        }
        let part = claim.mask == 0 ? value : value & UInt64(claim.mask)
        return ValueNames.name(of: part, claim.field, like: { "\($0)" == old }).map { "\($0)" } ?? old
    }

    private static func completeness(_ value: UInt64) -> String {
        if value == 0 { return "[ Null ]" }
        let letters: [Character] = ["R", "F", "D", "A", "S", "S"]
        var text = ""
        for column in 0..<6 { text.append(value >> UInt64(5 - column) & 1 != 0 ? letters[column] : "·") }
        return text
    }

    private static func contains(_ token: [UInt8], _ name: StaticString) -> Bool {
        for start in token.indices where token.span.hasBytes(name, at: start) { return true }
        return false
    }

    private static func flagString(_ value: UInt64, _ token: [UInt8]) -> String {
        let letters: [Character] = ["R", "R", "R", "N", "C", "E", "U", "A", "P", "R", "S", "F"]
        let filler: Character = token.contains(UInt8(ascii: "*")) ? "*" : "·"
        var text = ""
        for column in 0..<12 {
            text.append(value >> UInt64(11 - column) & 1 != 0 ? letters[column] : filler)
        }
        return text
    }
}
