import TestSupport
import Testing

@testable import WiresharkText

@Suite struct ValueScanningTests {
    static let times: [(text: String, nanoseconds: Int64)] = [
        ("0.034095000 seconds", 34_095_000), ("0.000000000 seconds", 0), ("1.5 seconds", 1_500_000_000),
        ("-0.000001000 seconds", -1000), ("1795351699.466435000", 1_795_351_699_466_435_000),
        ("1700000000.123456789", 1_700_000_000_123_456_789), ("12 seconds", 12_000_000_000),
        ("10.000000 milliseconds", 10_000_000), ("42.000 microseconds", 42_000), ("43.5 microseconds", 43_500),
        ("7 nanoseconds", 7), ("999 nanoseconds", 999), ("1 minute, 2.500000000 seconds", 62_500_000_000),
        ("2 hours, 1 minute, 3 seconds", 7_263_000_000_000), ("1 day, 1 hour", 90_000_000_000_000),
        ("3 days", 259_200_000_000_000), ("1 second", 1_000_000_000),
    ]

    /// Every unit in which Wireshark counts, 4.6 included.
    @Test(arguments: times)
    func time(text: String, nanoseconds: Int64) {
        let bytes = [UInt8](text: text)
        let found = bytes.span.nanoseconds(at: 0, to: bytes.count)
        #expect(found.map { Int64(bitPattern: $0.value) } == nanoseconds)
    }

    @Test(arguments: ["", "seconds", "-", "99999999999999999999 seconds", "9999999999999 seconds", "0.1234567890 s"])
    func noTime(text: String) {
        let bytes = [UInt8](text: text)
        let found = bytes.span.nanoseconds(at: 0, to: bytes.count)
        #expect(found?.value == nil)
    }

    private func address6(_ text: String) -> [UInt8]? {
        let bytes = [UInt8](text: text)
        var octets: [UInt8] = []
        let end = bytes.span.address6(at: 0, to: bytes.count, into: &octets)
        return end == bytes.count ? octets : nil
    }

    private static func octets(_ groups: [UInt16]) -> [UInt8] {
        groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    }

    private static let long: [UInt16] = [0xabcd, 0xef01, 0x2345, 0x6789, 0xabcd, 0xef01, 0x2345, 0x6789]
    static let addresses: [(text: String, groups: [UInt16])] = [
        ("2001:db8:0:1:2:3:4:5", [0x2001, 0xdb8, 0, 1, 2, 3, 4, 5]), ("::", [0, 0, 0, 0, 0, 0, 0, 0]),
        ("::1", [0, 0, 0, 0, 0, 0, 0, 1]), ("2001:db8::", [0x2001, 0xdb8, 0, 0, 0, 0, 0, 0]),
        ("2001:db8::1", [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]), ("fe80::1:2", [0xfe80, 0, 0, 0, 0, 0, 1, 2]),
        ("1:2:3:4:5:6:7::", [1, 2, 3, 4, 5, 6, 7, 0]), ("::2:3:4:5:6:7:8", [0, 2, 3, 4, 5, 6, 7, 8]),
        ("::ffff:192.0.2.1", [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201]),
        ("64:ff9b::192.0.2.33", [0x64, 0xff9b, 0, 0, 0, 0, 0xc000, 0x0221]),
        ("ABCD:EF01:2345:6789:abcd:ef01:2345:6789", long),
    ]

    @Test(arguments: addresses)
    func address(text: String, groups: [UInt16]) {
        #expect(address6(text) == Self.octets(groups))
    }

    @Test(arguments: [
        "", ":", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "1:2:3:4:5:6:7:8::", "g::", ":::",
        "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7",
    ])
    func noAddress(text: String) {
        #expect(address6(text) == nil)
    }

    @Test func address4() {
        func read(_ text: String) -> UInt64? {
            let bytes = [UInt8](text: text)
            guard let found = bytes.span.address4(at: 0, to: bytes.count), found.end == bytes.count else { return nil }
            return found.value
        }
        #expect(read("192.0.2.1") == 0xc000_0201)
        #expect(read("255.255.255.255") == 0xffff_ffff)
        #expect(read("0.0.0.0") == 0)
        for text in ["", "1", "1.2.3", "1.2.3.", "1.2.3.256", "1.2.3.0004", "1.2.3.4.5", "a.b.c.d"] {
            #expect(read(text) == nil, "\(text)")
        }
    }

    @Test func hardwareAddress() {
        func read(_ text: String) -> UInt64? {
            let bytes = [UInt8](text: text)
            return bytes.span.hardwareAddress(at: 0, to: bytes.count)?.value
        }
        #expect(read("00:00:5e:00:53:01") == 0x5e00_5301)
        #expect(read("AA-BB-CC-DD-EE-FF") == 0xaabb_ccdd_eeff)
        #expect(read("00:00:5e:00:53:0") == nil)
        #expect(read("00:00:5e:00:53:0g") == nil)
        #expect(read("00.00.5e.00.53.01") == nil)
    }

    @Test func numbers() {
        func read(_ text: String) -> UInt64? {
            let bytes = [UInt8](text: text)
            return bytes.span.number(at: 0, to: bytes.count)?.value
        }
        #expect(read("443") == 443)
        #expect(read("0x01bb") == 443)
        #expect(read("0X01BB") == 443)
        #expect(read("0") == 0)
        #expect(read("4294967295 (x)") == 4_294_967_295)
        #expect(read("9999999999999999999") == 9_999_999_999_999_999_999)
        #expect(read("0xffffffffffffffff") == .max)
        #expect(read("99999999999999999999") == nil)
        #expect(read("0x10000000000000000") == nil)
        #expect(read("x") == nil)
        #expect(read("") == nil)
        #expect(read("-1") == nil)
    }

    /// `end` counts, not the end of the text.
    @Test func ends() {
        let bytes = [UInt8](text: "12345")
        let found = bytes.span.decimal(at: 1, to: 3)
        #expect(found?.value == 23)
        #expect(found?.end == 3)
    }

    @Test func patterns() {
        func read(_ text: String) -> (bits: UInt64, mask: UInt64, value: UInt64, rest: Int)? {
            let bytes = [UInt8](text: text)
            return BitPattern(bytes.span, at: 0, to: bytes.count).map { ($0.bits, $0.mask, $0.value, $0.rest) }
        }
        let flag = read(".... ...1 .... = Acknowledgment: Set")
        #expect(flag?.bits == 0x10)
        #expect(flag?.mask == 0x10)
        #expect(flag?.value == 1)
        #expect(flag?.rest == 17)
        let length = read("1000 .... = Header Length: 32 bytes (8)")
        #expect(length?.bits == 0x80)
        #expect(length?.mask == 0xf0)
        #expect(length?.value == 8)
        let reserved = read("000. .... .... = Reserved: Not set")
        #expect(reserved?.mask == 0xe00)
        #expect(reserved?.value == 0)
        for text in ["", "1", "1000 ....", "1000 .... Header", ".... .... = Nothing", "1000....= x", "192.0.2.1 = x"] {
            #expect(read(text) == nil, "\(text)")
        }
    }
}
