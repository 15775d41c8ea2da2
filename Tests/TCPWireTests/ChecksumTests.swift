import TCPWire
import TestSupport
import Testing

@Suite struct ChecksumTests {
    /// The sum as RFC 1071 writes it in C, section 4.1.
    private func plain(_ bytes: [UInt8]) -> UInt16 {
        var sum: UInt32 = 0
        for index in stride(from: 0, to: bytes.count, by: 2) {
            sum += UInt32(bytes[index]) << 8 | (index + 1 < bytes.count ? UInt32(bytes[index + 1]) : 0)
            if sum > 0xffff { sum = (sum & 0xffff) + 1 }
        }
        return UInt16(sum)
    }

    private func sum(_ bytes: [UInt8]) -> InternetChecksum {
        var sum = InternetChecksum()
        sum.add(bytes.span)
        return sum
    }

    /// RFC 1071, section 3.
    @Test func workedExample() {
        let bytes: [UInt8] = [0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7]
        #expect(sum(bytes).folded == 0xddf2)
        #expect(sum(bytes).complement == 0x220d)
    }

    @Test func emptyAndOdd() {
        #expect(sum([]).folded == 0)
        #expect(sum([]).complement == 0xffff)
        #expect(sum([0xab]).folded == 0xab00)
    }

    @Test func anyBytes() {
        var generator = SeededGenerator(2)
        for length in 0...300 {
            let bytes = generator.bytes(length)
            #expect(sum(bytes).folded == plain(bytes))
        }
    }

    /// Order and width of the additions do not matter.
    @Test func anyOrder() {
        var generator = SeededGenerator(3)
        for _ in 0..<100 {
            let words = (0..<12).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
            let bytes = words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
            var shuffled = InternetChecksum()
            for word in words.shuffled(using: &generator) { shuffled.add(word) }
            var wide = InternetChecksum()
            let longs = stride(from: 0, to: 12, by: 2).map { UInt32(words[$0]) << 16 | UInt32(words[$0 + 1]) }
            wide.add(long: longs[5])
            wide.add(long: longs[0])
            wide.add(wide: UInt64(longs[1]) << 32 | UInt64(longs[2]))
            wide.add(wide: UInt64(longs[4]) << 32 | UInt64(longs[3]))
            #expect(shuffled.folded == plain(bytes))
            #expect(wide.folded == plain(bytes))
        }
    }

    /// More carries than one fold takes in.
    @Test func manyCarries() {
        #expect(sum([UInt8](repeating: 0xff, count: 200_000)).folded == 0xffff)
    }

    @Test func ipv4Header() throws {
        let bytes = Real.ipv4Header
        var header = try IPv4Header(decoding: bytes.span)
        #expect(header.computedChecksum == 0xb861)
        header.headerChecksum = 0
        #expect(header.computedChecksum == 0xb861)
        header.timeToLive -= 1
        #expect(header.computedChecksum == 0xb961)
    }

    @Test func onesComplement() {
        var generator = SeededGenerator(4)
        for _ in 0..<2000 {
            let left = UInt16(truncatingIfNeeded: generator.next())
            let right = UInt16(truncatingIfNeeded: generator.next())
            let added = OnesComplement.add(left, right)
            // Ones' complement is arithmetic modulo 0xffff.
            #expect(UInt32(OnesComplement.canonical(added)) == (UInt32(left) + UInt32(right)) % 0xffff)
            #expect(OnesComplement.canonical(OnesComplement.subtract(added, right)) == OnesComplement.canonical(left))
        }
        #expect(OnesComplement.canonical(0xffff) == 0)
        #expect(OnesComplement.canonical(0xfffe) == 0xfffe)
        #expect(OnesComplement.canonical(0) == 0)
    }
}

@Suite struct ChecksumResidueTests {
    private func segment(_ bytes: [UInt8]) -> (field: UInt16, sum: InternetChecksum) {
        var covered = bytes
        covered.replaceSubrange(16..<18, with: [0, 0])
        var sum = InternetChecksum()
        sum.add(covered.span)
        return (UInt16(bytes[16]) << 8 | UInt16(bytes[17]), sum)
    }

    /// Both segments of the pasted handshake name the same address sum, though they go by no addresses.
    @Test(arguments: [Real.synHeader, Real.ackHeader])
    func pastedHandshake(header: [UInt8]) {
        let (field, sum) = segment(header)
        let residue = ChecksumResidue(field: field, segment: sum, length: header.count)
        #expect(residue.complete == Real.addressSum)
        #expect(residue.partial != Real.addressSum)
        #expect(ChecksumResidue.field(addressSum: Real.addressSum, segment: sum, length: header.count) == field)
    }

    /// For any segment and any addresses: the right field leads back to the addresses, and so does the folded
    /// pseudo-header that a sender leaves to its network card.
    @Test func anySegment() {
        var generator = SeededGenerator(5)
        for round in 0..<2000 {
            let length = 20 + Int.random(in: 0...60, using: &generator)
            let bytes = generator.bytes(length)
            let pair = pair(&generator, isLong: round % 2 == 0)
            let (_, sum) = segment(bytes)
            let field = ChecksumResidue.field(addressSum: pair.sum, segment: sum, length: length)
            let complete = ChecksumResidue(field: field, segment: sum, length: length)
            #expect(complete.complete == OnesComplement.canonical(pair.sum))

            var pseudo = InternetChecksum()
            pseudo.add(pair.sum)
            pseudo.add(6)
            pseudo.add(UInt16(length))
            let partial = ChecksumResidue(field: pseudo.folded, segment: sum, length: length)
            #expect(partial.partial == OnesComplement.canonical(pair.sum))
        }
    }

    private func pair(_ generator: inout SeededGenerator, isLong: Bool) -> AddressPair {
        if isLong {
            let halves = (0..<4).map { _ in generator.next() }
            return .v6(
                source: IPv6Address(high: halves[0], low: halves[1]),
                destination: IPv6Address(high: halves[2], low: halves[3]))
        }
        return .v4(
            source: UInt32(truncatingIfNeeded: generator.next()),
            destination: UInt32(truncatingIfNeeded: generator.next()))
    }

    @Test func addressSums() {
        #expect(AddressPair.v4(source: 0xc000_0201, destination: 0xc000_0202).sum == 0x8404)
        let one = IPv6Address(high: 0x2001_0db8_0000_0000, low: 1)
        let two = IPv6Address(high: 0x2001_0db8_0000_0000, low: 2)
        #expect(AddressPair.v6(source: one, destination: two).sum == 0x5b75)
        #expect(AddressPair.v6(source: two, destination: one).sum == 0x5b75)
    }
}
