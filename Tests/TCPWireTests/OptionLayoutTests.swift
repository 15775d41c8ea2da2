import TCPWire
import TestSupport
import Testing

/// One way to lay out an option, of one length.
struct LaidOut: CustomTestStringConvertible, Sendable {
    var row: TCPOptionSpec
    var layout: OptionLayout
    var length: Int

    var testDescription: String {
        "\(row.name), \(length) bytes, \(layout.conditions.map { "\($0.value)/\($0.mask)@\($0.offset)" })"
    }

    /// Every layout of every row, at the lengths that it is for.
    static let all: [LaidOut] = TCPOptionTable.rows.flatMap { row in
        row.layouts.flatMap { layout in
            let lengths =
                !layout.lengths.isEmpty ? layout.lengths : !row.lengths.isEmpty ? row.lengths : [2, 4, 12, 24, 40]
            return lengths.map { LaidOut(row: row, layout: layout, length: $0) }
        }
    }

    /// An option of this layout, all else at random.
    func option(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = generator.bytes(length)
        bytes[0] = row.kind
        if row.kind > 1 { bytes[1] = UInt8(length) }
        for condition in layout.conditions where condition.offset < length {
            bytes[condition.offset] = bytes[condition.offset] & ~condition.mask | condition.value
        }
        return bytes
    }
}

@Suite struct OptionLayoutTests {
    /// The bytes of an option, its values, and the same bytes again: all bits that a part covers, and zero elsewhere.
    @Test(arguments: LaidOut.all)
    func roundTrip(laidOut: LaidOut) throws {
        var generator = SeededGenerator(11)
        for _ in 0..<20 {
            let bytes = laidOut.option(&generator)
            let option = TCPOption(kind: laidOut.row.kind, bytes: bytes)
            guard option.layout != nil else { continue }
            let values = option.values
            let again = try #require(TCPOption(kind: option.kind, length: bytes.count, values: values))
            #expect(again.values == values)
            let covered = Self.covered(values, length: bytes.count)
            for index in bytes.indices {
                #expect(again.bytes[index] == bytes[index] & covered[index], "byte \(index) of \(bytes)")
            }
            // With padding around it, as it stands in a header.
            let list = TCPOptionList(decoding: [1] + bytes + [1])
            #expect(list.encoded == [1] + bytes + [1])
            if bytes.count <= 38 { #expect(list.options.dropFirst().first?.values == values) }
        }
    }

    /// Which bits of an option of this length the values cover, kind and length included.
    private static func covered(_ values: [TCPOption.Value], length: Int) -> [UInt8] {
        var bits = [Bool](repeating: false, count: 8 * length)
        for bit in 0..<min(16, bits.count) { bits[bit] = true }
        for value in values {
            let place = value.part.block(value.block)
            let end = place.isOctets && place.bits == 0 ? bits.count : place.bit + place.bits
            for bit in place.bit..<end { bits[bit] = true }
        }
        return (0..<length).map { index in bits[8 * index..<8 * index + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) } }
    }

    /// Parts lie behind kind and length and share no bit.
    @Test(arguments: LaidOut.all)
    func partsFit(laidOut: LaidOut) {
        var end = laidOut.row.kind <= 1 ? 8 : 16
        for part in laidOut.layout.parts.sorted(by: { $0.bit < $1.bit }) {
            #expect(part.bit >= end, "\(part.field)")
            #expect(part.isOctets || (1...64).contains(part.bits))
            end = part.bit + part.bits
        }
    }

    /// The first layout that fits is the option's own: no later one can be hidden by it.
    @Test(arguments: LaidOut.all)
    func isFound(laidOut: LaidOut) throws {
        var generator = SeededGenerator(12)
        guard laidOut.layout.conditions.allSatisfy({ $0.offset < laidOut.length }) else { return }
        let found = try #require(TCPOption(kind: laidOut.row.kind, bytes: laidOut.option(&generator)).layout)
        let isFallback = laidOut.layout.conditions.isEmpty && laidOut.row.layouts.count > 1
        if !isFallback {
            #expect(found.parts.map(\.field) == laidOut.layout.parts.map(\.field))
        }
    }

    /// The standard's lengths hold what the layouts put there.
    @Test(arguments: TCPOptionTable.rows)
    func lengths(row: TCPOptionSpec) {
        #expect(row.lengths == row.lengths.sorted())
        #expect(row.lengths.allSatisfy { row.kind <= 1 ? $0 == 1 : (2...40).contains($0) })
        #expect(!row.listNames.isEmpty && !row.headings.isEmpty)
    }

    @Test func valuesThatDoNotFit() {
        let shift = OptionPart(.windowShift, offset: 2, width: 1)
        #expect(TCPOption(kind: 3, length: 3, values: [.init(shift, .number(256))]) == nil)
        #expect(TCPOption(kind: 3, length: 2, values: [.init(shift, .number(1))]) == nil)
        #expect(TCPOption(kind: 3, length: 41, values: []) == nil)
        #expect(TCPOption(kind: 3, length: 3, values: [.init(shift, .number(1)), .init(shift, .number(2))]) == nil)
        #expect(TCPOption(kind: 3, length: 3, values: [.init(shift, .octets([1]))]) == nil)
        let cookie = OptionPart(.fastOpenCookie, octets: 2)
        #expect(TCPOption(kind: 34, length: 6, values: [.init(cookie, .octets([1, 2, 3]))]) == nil)
        #expect(
            TCPOption(kind: 34, length: 6, values: [.init(cookie, .octets([1, 2, 3, 4]))])?.bytes == [
                34, 6, 1, 2, 3, 4,
            ])
    }
}

@Suite struct OptionValueTests {
    /// The options of RFC 8684 and others, byte by byte.
    @Test func numbers() {
        let signal = TCPOption(
            kind: 30, bytes: [30, 20, 0x20, 0x05, 0, 0, 0, 10, 0, 0, 0, 11, 0, 0, 0, 1, 0, 4, 0xab, 0xcd])
        #expect(signal.number(.multipathSubtype) == 2)
        #expect(signal.number(.multipathDataAcknowledgment) == 10)
        #expect(signal.number(.multipathDataSequence) == 11)
        #expect(signal.number(.multipathSubflowSequence) == 1)
        #expect(signal.number(.multipathDataLength) == 4)
        #expect(signal.number(.multipathChecksum) == 0xabcd)
        let long = TCPOption(
            kind: 30,
            bytes: [30, 26, 0x20, 0x0f, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 1, 0, 4])
        #expect(long.number(.multipathDataSequence) == 11)
        #expect(long.number(.multipathChecksum) == nil)
        let timeout = TCPOption(kind: 28, bytes: [28, 4, 0x80, 30])
        #expect(timeout.number(.timeoutGranularity) == 1)
        #expect(timeout.number(.timeoutValue) == 30)
        let marks = TCPOption(kind: 174, bytes: [174, 8, 0, 0, 1, 0, 0, 2])
        #expect(marks.number(.accurateECT1) == 1)
        #expect(marks.number(.accurateCE) == 2)
        #expect(marks.number(.accurateECT0) == nil)
        let removed = TCPOption(kind: 30, bytes: [30, 5, 0x40, 2, 3])
        #expect(removed.number(.multipathAddressIdentifier) == 2)
        #expect(removed.number(.multipathAddressIdentifier, block: 1) == 3)
        #expect(removed.number(.multipathAddressIdentifier, block: 2) == nil)
    }

    @Test func octets() {
        #expect(TCPOption(kind: 34, bytes: [34, 6, 1, 2, 3, 4]).octets(.fastOpenCookie) == [1, 2, 3, 4])
        #expect(TCPOption(kind: 34, bytes: [34, 2]).octets(.fastOpenCookie) == nil)
        #expect(TCPOption(kind: 254, bytes: [254, 6, 0xf9, 0x89, 7, 8]).octets(.fastOpenCookie) == [7, 8])
        #expect(TCPOption(kind: 254, bytes: [254, 6, 0xab, 0xcd, 7, 8]).octets(.experimentData) == [7, 8])
        #expect(TCPOption(kind: 29, bytes: [29, 6, 1, 2, 9, 9]).octets(.aoCode) == [9, 9])
        #expect(TCPOption(kind: 200, bytes: [200, 4, 1, 2]).values == [])
    }

    /// Broken bytes give values or none, and never a trap.
    @Test func anyBytes() {
        var generator = SeededGenerator(13)
        for _ in 0..<4000 {
            let bytes = generator.bytes(Int(generator.next() % 44))
            for kind in [bytes.first ?? 0, 30, 254] { _ = TCPOption(kind: kind, bytes: bytes).values }
        }
    }
}
