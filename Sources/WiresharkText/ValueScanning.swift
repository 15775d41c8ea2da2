import SourceText

/// A number and where its digits end.
package struct Scanned {
    package var value: UInt64
    package var end: Int

    package init(value: UInt64, end: Int) {
        self.value = value
        self.end = end
    }
}

/// Values as Wireshark prints them. Each function looks at `offset` and never behind `end`; `nil` where nothing fits.
extension Span where Element == UInt8 {
    @inline(__always)
    func skippingSpaces(from offset: Int, to end: Int) -> Int {
        var position = offset
        while position < end, self[position] == UInt8(ascii: " ") { position &+= 1 }
        return position
    }

    /// The first offset that holds neither a space nor a tab.
    func skippingBlanks(from offset: Int, to end: Int) -> Int {
        var position = offset
        while position < end, self[position] == UInt8(ascii: " ") || self[position] == UInt8(ascii: "\t") {
            position &+= 1
        }
        return position
    }

    /// Whether a number or an address that ends at `offset` is not just the beginning of something longer: of a word, a
    /// number with separators, an address with more groups.
    @inline(__always)
    func endsToken(at offset: Int, to end: Int) -> Bool {
        guard offset < end else { return true }
        let byte = self[offset]
        if byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 { return false }
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":"), offset &+ 1 < end
        else { return true }
        return Self.hexDigit(self[offset &+ 1]) == nil
    }

    /// Decimal digits of a number below 2^64.
    @inline(__always)
    package func decimal(at offset: Int, to end: Int) -> Scanned? {
        var position = offset
        var value: UInt64 = 0
        while position < end {
            let digit = self[position] &- UInt8(ascii: "0")
            if digit > 9 { break }
            if position &- offset >= 19 {
                guard value <= (UInt64.max &- UInt64(digit)) / 10 else { return nil }
            }
            value = value &* 10 &+ UInt64(digit)
            position &+= 1
        }
        return position == offset ? nil : Scanned(value: value, end: position)
    }

    /// Hexadecimal digits without prefix, at most 16 of them.
    @inline(__always)
    package func hexadecimal(at offset: Int, to end: Int) -> Scanned? {
        var position = offset
        var value: UInt64 = 0
        while position < end, let digit = Self.hexDigit(self[position]) {
            guard position &- offset < 16 else { return nil }
            value = value << 4 | UInt64(digit)
            position &+= 1
        }
        return position == offset ? nil : Scanned(value: value, end: position)
    }

    @inline(__always)
    package static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- UInt8(ascii: "A") &+ 10
        default: nil
        }
    }

    /// `443` or `0x01bb`.
    @inline(__always)
    package func number(at offset: Int, to end: Int) -> Scanned? {
        if offset &+ 2 < end, self[offset] == UInt8(ascii: "0"), self[offset &+ 1] | 0x20 == UInt8(ascii: "x") {
            return hexadecimal(at: offset &+ 2, to: end)
        }
        return decimal(at: offset, to: end)
    }

    /// The offset of the last `byte` before `end`, not before `start`.
    @inline(__always)
    func lastOffset(of byte: UInt8, from start: Int, to end: Int) -> Int? {
        var position = end
        while position > start {
            position &-= 1
            if self[position] == byte { return position }
        }
        return nil
    }

    /// A time in any of Wireshark's spellings, in nanoseconds: `0.034095000 seconds`, `10.000000 milliseconds`,
    /// `1 minute, 2.500000000 seconds`, `1700000000.123456789`.
    package func nanoseconds(at offset: Int, to end: Int) -> Scanned? {
        var position = offset
        let isNegative = position < end && self[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var total: UInt64 = 0
        var last = offset
        while let whole = decimal(at: position, to: end) {
            var fraction = Scanned(value: 0, end: whole.end)
            var digits = 0
            // Some locales have a comma for the point; the one between two amounts has a space behind it.
            let isPoint =
                whole.end < end && (self[whole.end] == UInt8(ascii: ".") || self[whole.end] == UInt8(ascii: ","))
            if isPoint, let found = decimal(at: whole.end + 1, to: end) {
                digits = found.end - whole.end - 1
                fraction = found
            }
            guard digits <= 9 else { return nil }
            let unit = timeUnit(at: skippingSpaces(from: fraction.end, to: end), to: end)
            guard let scaled = Self.scale(whole.value, fraction.value, digits, unit: unit.nanoseconds) else {
                return nil
            }
            total &+= scaled
            last = fraction.end
            guard unit.end + 1 < end, self[unit.end] == UInt8(ascii: ","), self[unit.end + 1] == UInt8(ascii: " ")
            else { break }
            position = unit.end + 2
        }
        // Some hundred years: the difference of two times stays a number.
        guard last > offset, total < 1 << 62 else { return nil }
        return Scanned(value: isNegative ? 0 &- total : total, end: last)
    }

    private static func scale(_ whole: UInt64, _ fraction: UInt64, _ digits: Int, unit: UInt64) -> UInt64? {
        let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
        guard !overflow else { return nil }
        var divisor: UInt64 = 1
        for _ in 0..<digits { divisor *= 10 }
        let part = fraction.multipliedFullWidth(by: unit)
        return product &+ divisor.dividingFullWidth(part).quotient
    }

    /// The unit word at `offset`; seconds where there is none.
    private func timeUnit(at offset: Int, to end: Int) -> (nanoseconds: UInt64, end: Int) {
        var position = offset
        while position < end, self[position] | 0x20 >= UInt8(ascii: "a"), self[position] | 0x20 <= UInt8(ascii: "z") {
            position += 1
        }
        guard position > offset else { return (1_000_000_000, offset) }
        let unit: UInt64 =
            switch self[offset] {
            case UInt8(ascii: "n"): 1
            case UInt8(ascii: "m") where hasBytes("milli", at: offset): 1_000_000
            case UInt8(ascii: "m") where hasBytes("micro", at: offset): 1000
            case UInt8(ascii: "m"): 60 * 1_000_000_000
            case UInt8(ascii: "h"): 3600 * 1_000_000_000
            case UInt8(ascii: "d"): 86400 * 1_000_000_000
            default: 1_000_000_000
            }
        return (unit, position)
    }

    /// Four decimal octets.
    package func address4(at offset: Int, to end: Int) -> Scanned? {
        var position = offset
        var value: UInt64 = 0
        for index in 0..<4 {
            guard let octet = decimal(at: position, to: end), octet.value <= 255, octet.end - position <= 3 else {
                return nil
            }
            value = value << 8 | octet.value
            position = octet.end
            if index < 3 {
                guard position < end, self[position] == UInt8(ascii: ".") else { return nil }
                position += 1
            }
        }
        return Scanned(value: value, end: position)
    }

    /// Six octets with colons or hyphens.
    package func hardwareAddress(at offset: Int, to end: Int) -> Scanned? {
        var value: UInt64 = 0
        guard offset + 17 <= end else { return nil }
        for index in 0..<6 {
            let start = offset + 3 * index
            guard let high = Self.hexDigit(self[start]), let low = Self.hexDigit(self[start + 1]) else { return nil }
            if index < 5 {
                guard self[start + 2] == UInt8(ascii: ":") || self[start + 2] == UInt8(ascii: "-") else { return nil }
            }
            value = value << 8 | UInt64(high) << 4 | UInt64(low)
        }
        return Scanned(value: value, end: offset + 17)
    }

    /// The text form of RFC 4291, section 2.2, into sixteen bytes; gives the offset behind it.
    package func address6(at offset: Int, to end: Int, into octets: inout [UInt8]) -> Int? {
        var head: [UInt8] = []
        var tail: [UInt8] = []
        var isCompressed = false
        var position = offset
        while position < end {
            if position + 1 < end, self[position] == UInt8(ascii: ":"), self[position + 1] == UInt8(ascii: ":") {
                guard !isCompressed else { return nil }
                isCompressed = true
                position += 2
                continue
            }
            if let dotted = address4(at: position, to: end) {
                for shift in [24, 16, 8, 0] {
                    let octet = UInt8(truncatingIfNeeded: dotted.value >> UInt64(shift))
                    if isCompressed { tail.append(octet) } else { head.append(octet) }
                }
                position = dotted.end
                break
            }
            guard let group = hexadecimal(at: position, to: end), group.end - position <= 4 else { break }
            for octet in [UInt8(group.value >> 8), UInt8(group.value & 0xff)] {
                if isCompressed { tail.append(octet) } else { head.append(octet) }
            }
            position = group.end
            let isSeparator = position + 1 < end && self[position] == UInt8(ascii: ":")
            guard isSeparator else { break }
            if self[position + 1] != UInt8(ascii: ":") { position += 1 }
        }
        let missing = 16 - head.count - tail.count
        guard isCompressed ? missing >= 2 : missing == 0 else { return nil }
        octets.append(contentsOf: head)
        octets.append(contentsOf: [UInt8](repeating: 0, count: missing))
        octets.append(contentsOf: tail)
        return position
    }
}

/// A bit pattern such as `...0 0101 .... = `.
struct BitPattern {
    /// The digits, and which columns have one; the last column is bit 0.
    var bits: UInt64
    var mask: UInt64
    var columns: Int
    var end: Int
    /// Offset of what follows the equals sign.
    var rest: Int

    /// The digits alone, moved down to bit 0.
    var value: UInt64 { mask == 0 ? 0 : (bits & mask) >> UInt64(mask.trailingZeroBitCount) }

    @inline(__always)
    init?(_ text: Span<UInt8>, at offset: Int, to end: Int) {
        var position = offset
        var bits: UInt64 = 0
        var mask: UInt64 = 0
        var spaces = 0
        while position < end {
            let byte = text[position]
            if byte == UInt8(ascii: ".") {
                bits <<= 1
                mask <<= 1
            } else if byte | 1 == UInt8(ascii: "1") {
                bits = bits << 1 | UInt64(byte & 1)
                mask = mask << 1 | 1
            } else if byte != UInt8(ascii: " ") {
                break
            } else {
                spaces &+= 1
            }
            position &+= 1
        }
        guard position &- offset >= 5, position &+ 1 < end, text[position] == UInt8(ascii: "="),
            text[position &- 1] == UInt8(ascii: " "), mask != 0
        else { return nil }
        self.bits = bits
        self.mask = mask
        columns = position &- offset &- spaces
        self.end = position - 1
        rest = text.skippingSpaces(from: position &+ 1, to: end)
    }
}
