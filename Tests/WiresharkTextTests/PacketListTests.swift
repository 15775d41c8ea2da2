import PacketTrace
import TCPWire
import TestSupport
import Testing
import WiresharkText

/// Rows of a packet list, without details.
@Suite struct PacketListTests {
    static let row =
        "  1 0.000000  192.0.2.1  192.0.2.2  TCP  74  50000 > 443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460 WS=256"
    static let details = "Transmission Control Protocol, Src Port: 50000, Dst Port: 443, Seq: 0, Len: 0\n"

    private func facts(_ text: String) -> [Facts] {
        var reader = TextReader()
        var packet = PacketClaims()
        var facts: [Facts] = []
        let bytes = Array(text.utf8)
        while reader.next(in: bytes.span, into: &packet) { facts.append(Facts(resolving: packet)) }
        return facts
    }

    @Test(arguments: ["tshark", "window", "columns", "csv", "quoted"])
    func samplesSayTheSame(name: String) throws {
        let found = facts(String(decoding: try Sample.bytes("list/\(name).txt"), as: UTF8.self))
        #expect(found.count == 3)
        let captured = try CapturedSegment.all(of: "defaults")
        for (facts, segment) in zip(found, captured) {
            #expect(facts[.sourcePort] == UInt64(segment.header.sourcePort))
            #expect(facts[.destinationPort] == UInt64(segment.header.destinationPort))
            #expect(facts.flags == segment.header.flags)
            #expect(facts.addresses.pair == segment.addresses)
            #expect(facts[.segmentLength] == 0)
            #expect(facts.rawSequence == nil)
        }
        #expect(found.map { $0[.timeRelative] } == [0, 43_000, 66_000])
        #expect(found.map { $0[.mssValue] } == [1460, 1460, nil])
        #expect(found.map { $0[.windowShift] } == [7, 7, nil])
        #expect(found.map { $0[.windowValue] } == [64240, 65160, nil])
        #expect(found.map { $0[.windowSize] } == [64240, 65160, 64256])
        #expect(found.map { $0[.timestampEcho] } == [0, 3_855_237_394, 1_150_106_318])
    }

    /// Where the options lie is not printed, so no byte of them is stated.
    @Test func optionsHaveNoPlace() throws {
        let row = try #require(facts(Self.row).first)
        let segment = try #require(Segment(row))
        #expect(segment.provenance[20...].allSatisfy { $0 == .assumed })
        #expect(segment.provenance[4..<13].allSatisfy { $0 == .assumed })
        #expect(segment.provenance[0..<4].allSatisfy { $0 == .stated })
    }

    /// Rows above or below details speak of the same packets once more.
    @Test(arguments: [
        row + "\n\n" + details, details + "\n" + row + "\n", "Note\n" + row + "\n" + row + "\n" + details,
    ])
    func rowsBesideDetailsAreProse(text: String) {
        let found = facts(text)
        #expect(found.count == 1)
        #expect(found.first?.isKnown(.mssValue) == false)
    }

    @Test(arguments: [
        ("WS=7 TSV=1 TSER=0", 7), ("WS=4 TSV=1 TSER=0", 4), ("TSval=1 TSecr=0 WS=4", 2), ("WS=1", 0), ("WS=128", 7),
        ("WS=3", 3),
    ])
    func scales(words: String, shift: UInt64) {
        let row = "1 0.5 192.0.2.1 192.0.2.2 TCP 74 50000→443 [SYN] Seq=0 Win=5840 Len=0 MSS=1460 " + words
        #expect(facts(row).first?[.windowShift] == shift)
    }

    @Test func oldRowsWithoutLengthsLeaveSmallScalesOpen() {
        let found = facts("1 0.5 192.0.2.1 -> 192.0.2.2 TCP 50000 > http [SYN] Seq=0 Win=5840 Len=0 WS=2")
        #expect(found.first?.isKnown(.windowShift) == false)
        #expect(found.first?[.destinationPort] == 80)
        #expect(found.first?.flagsMask == 0xff)
    }

    @Test func otherProtocolsArePacketsWithoutSegment() {
        let dns = "\n2 0.1 192.0.2.1 192.0.2.2 DNS 74 Standard query\n"
        #expect(facts(Self.row + dns).map(\.hasSegment) == [true, false])
        #expect(facts(dns).isEmpty)
    }

    @Test(arguments: [
        "1 0.1 2 3 TCP 4 and so on", "In 1 0.5 s 192.0.2.1 192.0.2.2 TCP 4 50000 > 443 [SYN] Seq=0",
        "1 0.000000 a b TCP 74 50000 > 443 [SYNC] Seq=0", "1 0.0", "1 0.0 a", "1 0.0 a > ",
        "1 0.0 a b TCP",
        "1 0.0 a b TCP 1 2 >", "1 0.0 a b TCP 1 2 > 3 [", "1 0.0 a b TCP 1 2 > 3 [SYN]", "1 -", "1 2013-01-3",
        "1 1:2:3.", "1 0,",
        "1 0.0 a b TCP 2(", "1 0.0 a b TCP 2(3) > 4(5", "99999999999999999999999 0.0 a b TCP 2 > 3 [SYN] Seq=0",
    ])
    func proseIsNoRow(text: String) {
        #expect(facts(text).isEmpty)
        #expect(facts(Self.row + "\n" + text).count == 1)
    }
}
