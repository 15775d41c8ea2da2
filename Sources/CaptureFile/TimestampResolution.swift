/// The unit of time of a pcapng interface, as the option `if_tsresol` states it.
public struct TimestampResolution: Hashable, Sendable {
    /// The option's byte: the exponent *n* of the unit 10^-n seconds, or of 2^-n seconds where the top bit is set.
    public let rawValue: UInt8

    /// The unit that the byte of `if_tsresol` means.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The unit where the option is absent.
    public static let microseconds = TimestampResolution(rawValue: 6)
    /// The unit that `PcapngWriter` uses.
    public static let nanoseconds = TimestampResolution(rawValue: 9)

    private var exponent: Int { Int(rawValue & 0x7f) }
    private var isBinary: Bool { rawValue & 0x80 != 0 }

    /// Units as seconds and nanoseconds, rounded down.
    func split(_ units: UInt64) -> (seconds: UInt64, nanoseconds: UInt32) {
        isBinary ? splitBinary(units) : splitDecimal(units)
    }

    private func splitDecimal(_ units: UInt64) -> (UInt64, UInt32) {
        let (seconds, rest) = divide(units, by: powerOfTen(exponent))
        let nanoseconds =
            exponent <= 9
            ? rest * (powerOfTen(9 - exponent) ?? 1)
            : divide(rest, by: powerOfTen(exponent - 9)).quotient
        return (seconds, UInt32(truncatingIfNeeded: nanoseconds))
    }

    private func splitBinary(_ units: UInt64) -> (UInt64, UInt32) {
        let seconds = units >> exponent
        let product = (units - seconds << exponent).multipliedFullWidth(by: 1_000_000_000)
        // Shifts by 64 and more give zero, so one of the two terms drops out where it must.
        let nanoseconds = product.high << (64 - exponent) | product.low >> exponent
        return (seconds, UInt32(truncatingIfNeeded: nanoseconds))
    }
}

/// Division by a number that is nil where it is greater than every 64-bit number.
private func divide(_ number: UInt64, by divisor: UInt64?) -> (quotient: UInt64, remainder: UInt64) {
    divisor.map { number.quotientAndRemainder(dividingBy: $0) } ?? (0, number)
}

/// 10^exponent, or nil where 64 bits cannot hold it.
private func powerOfTen(_ exponent: Int) -> UInt64? {
    guard exponent >= 0, exponent <= 19 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
}
