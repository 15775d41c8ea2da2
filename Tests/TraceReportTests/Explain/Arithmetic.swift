/// Works out what stands left of an equals sign in a report, by the rules of school.
struct Arithmetic {
    private var rest: Substring

    /// Whole numbers; times are taken in nanoseconds. `nil` where it is no arithmetic.
    static func value(_ text: String) -> Int? {
        var parser = Arithmetic(rest: Substring(text.filter { $0 != " " && $0 != "s" }))
        guard let value = parser.shifted(), parser.rest.isEmpty else { return nil }
        return value
    }

    private mutating func take(_ sign: String) -> Bool {
        guard rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        return true
    }

    private mutating func shifted() -> Int? {
        guard var value = sum() else { return nil }
        while true {
            if take("<<") {
                guard let right = sum() else { return nil }
                value <<= right
            } else if take("mod") {
                guard let right = sum() else { return nil }
                value = ((value % right) + right) % right
            } else {
                return value
            }
        }
    }

    private mutating func sum() -> Int? {
        guard var value = product() else { return nil }
        while true {
            if take("+") {
                guard let right = product() else { return nil }
                value += right
            } else if take("−") {
                guard let right = product() else { return nil }
                value -= right
            } else {
                return value
            }
        }
    }

    private mutating func product() -> Int? {
        guard var value = number() else { return nil }
        while true {
            if take("×") {
                guard let right = number() else { return nil }
                value *= right
            } else if take("÷") {
                guard let right = number(), right != 0 else { return nil }
                value /= right
            } else {
                return value
            }
        }
    }

    private mutating func number() -> Int? {
        if take("(") {
            guard let value = sum(), take(")") else { return nil }
            return value
        }
        if take("0x") {
            let digits = rest.prefix { $0.isHexDigit }
            rest = rest.dropFirst(digits.count)
            return Int(digits, radix: 16)
        }
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        rest = rest.dropFirst(digits.count)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return Int(digits) }
        let fraction = parts[1] + String(repeating: "0", count: 9 - parts[1].count)
        guard let whole = Int(parts[0]), let nanos = Int(fraction) else { return nil }
        return whole * 1_000_000_000 + nanos
    }
}
