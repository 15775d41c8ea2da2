import TCPWire
import Testing

@Suite struct SequenceNumberTests {
    private func number(_ value: UInt32) -> SequenceNumber { SequenceNumber(rawValue: value) }

    @Test func wraps() {
        #expect(number(0xffff_ffff) + 1 == number(0))
        #expect(number(0xffff_fff0) + 0x20 == number(0x10))
        #expect(number(0) - number(0xffff_ffff) == 1)
        #expect(number(0x10) - number(0xffff_fff0) == 0x20)
        #expect(number(5) - number(7) == 0xffff_fffe)
    }

    /// Whatever is added can be taken away, wherever on the circle that is.
    @Test(arguments: [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff] as [UInt32])
    func roundTrip(start: UInt32) {
        for octets in [0, 1, 1460, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as [UInt32] {
            #expect(number(start) + octets - number(start) == octets)
        }
    }

    @Test(arguments: [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff] as [UInt32])
    func order(start: UInt32) {
        let base = number(start)
        #expect(!base.precedes(base))
        for octets in [1, 1460, 0x7fff_ffff] as [UInt32] {
            #expect(base.precedes(base + octets))
            #expect(!(base + octets).precedes(base))
        }
    }
}
