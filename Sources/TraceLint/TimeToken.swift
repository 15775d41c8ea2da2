/// How a token writes a time: in which unit, and with how many decimals.
///
/// Wireshark 4.6 writes short times in milliseconds, microseconds or nanoseconds; the word stands behind the token, and
/// what it is shows in the number.
struct TimeToken {
    /// Decimal digits that the unit is above a nanosecond: 9 for seconds.
    private let scale: Int
    private let decimals: Int

    /// - Parameters:
    ///   - token: a number, without its unit.
    ///   - value: the nanoseconds that were read from it.
    init(_ token: [UInt8], of value: UInt64) {
        let point = token.lastIndex(of: UInt8(ascii: ".")) ?? token.lastIndex(of: UInt8(ascii: ","))
        let decimals = point.map { min(token.count - $0 - 1, 9) }
        var number: UInt64 = 0
        for byte in token where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
            number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        }
        let magnitude = Int64(bitPattern: value).magnitude
        let scales = [9, 6, 3, 0].filter { scale in
            let shift = scale - (decimals ?? 0)
            return shift >= 0 && number &* Self.power(shift) == magnitude
        }
        scale = scales.first ?? 9
        self.decimals = min(decimals ?? scale, scale)
    }

    /// Nanoseconds in the token's unit.
    func text(of value: Int64) -> String {
        let unit = Self.power(scale)
        let sign = value < 0 ? "-" : ""
        let whole = String(value.magnitude / unit)
        guard decimals > 0 else { return sign + whole }
        let fraction = String(value.magnitude % unit)
        let digits = String(repeating: "0", count: scale - fraction.utf8.count) + fraction
        return sign + whole + "." + (String(digits.utf8.prefix(decimals)) ?? digits)
    }

    private static func power(_ exponent: Int) -> UInt64 {
        var product: UInt64 = 1
        for _ in 0..<exponent { product &*= 10 }
        return product
    }
}
