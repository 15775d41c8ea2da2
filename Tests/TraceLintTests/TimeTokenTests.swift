import Testing

@testable import TraceLint

/// A time is written in the unit and with the decimals of the token that it replaces.
@Suite struct TimeTokenTests {
    @Test(
        arguments: [
            ("0.034095000", 34_095_000, 34_950_000, "0.034950000"),
            ("10.000000", 10_000_000, 12_500_000, "12.500000"),
            ("15.250", 15_250, 15_520, "15.520"),
            ("850", 850, 580, "580"),
            ("-0.000012000", -12000, -21000, "-0.000021000"),
            ("1.250000", 1_250_000_000, 1_520_000_000, "1.520000"),
            ("0.000000000", 0, 7, "0.000000007"),
            ("0", 1_500_000_000, 1_600_000_000, "1.600000000"),
        ] as [(String, Int64, Int64, String)])
    func written(token: String, old: Int64, new: Int64, text: String) {
        let form = TimeToken(Array(token.utf8), of: UInt64(bitPattern: old))
        #expect(form.text(of: new) == text)
        // The old time comes out as it stood, where the token says it all.
        if token != "0" { #expect(form.text(of: old) == token) }
    }
}
