import PacketTrace
import TCPWire
import TestSupport
import Testing

@Suite struct ChecksumLedgerTests {
    private func ledger(_ facts: [Facts], addressSum: UInt16? = nil) -> ChecksumLedger {
        var ledger = ChecksumLedger()
        for facts in facts { ledger.add(facts, addressSum: addressSum) }
        ledger.close()
        return ledger
    }

    private func counts(_ ledger: ChecksumLedger) -> [Int] {
        [ledger[.verified], ledger[.partial], ledger[.bad], ledger[.unverifiable]]
    }

    private func pasted() throws -> [Facts] {
        readFacts(try Sample.bytes("handshake/pasted.txt"))
    }

    /// Segments that agree prove each other.
    @Test func agreeing() throws {
        let facts = try pasted()
        let all = ledger(facts)
        #expect(counts(all) == [3, 0, 0, 0])
        #expect(all.addressSum == 0xe718)
        let two = ledger([facts[2], facts[0]])
        #expect(counts(two) == [2, 0, 0, 0])
        #expect(two.addressSum == 0xe718)
    }

    /// One alone, or copies of one, prove nothing; nor do two that disagree.
    @Test func unverifiable() throws {
        var facts = try pasted()
        for few in [[], [facts[0]], [facts[0], facts[0], facts[0]]] {
            #expect(counts(ledger(few)) == [0, 0, 0, few.count])
            #expect(ledger(few).addressSum == nil)
        }
        facts[1][.checksum] = 0x1234
        let two = ledger([facts[0], facts[1]])
        #expect(counts(two) == [0, 0, 0, 2])
        #expect(two.addressSum == nil)
    }

    /// The one that differs from two others is wrong.
    @Test(arguments: 0..<3)
    func outvoted(wrong: Int) throws {
        var facts = try pasted()
        facts[wrong][.checksum] = 0x1234
        #expect(counts(ledger(facts)) == [2, 0, 1, 0])
        #expect(ledger(facts).addressSum == 0xe718)
    }

    /// With addresses each segment stands for itself.
    @Test func withAddresses() throws {
        var facts = try pasted()
        #expect(counts(ledger([facts[1]], addressSum: 0xe718)) == [1, 0, 0, 0])
        #expect(counts(ledger([facts[1]], addressSum: 0xe719)) == [0, 0, 1, 0])
        facts[0][.checksum] = nil
        #expect(counts(ledger(facts, addressSum: 0xe718)) == [2, 0, 0, 1])
    }

    /// A segment with data, whose bytes the trace does not print, cannot be checked.
    @Test func data() throws {
        var facts = try pasted()
        facts[2][.segmentLength] = 10
        #expect(counts(ledger(facts)) == [2, 0, 0, 1])
    }

    /// Captured on the sender before the card finished the sums: partial, where the addresses are known.
    @Test func offloaded() throws {
        let facts = readFacts(try Sample.bytes("offloaded-checksums/details.txt"))
        let sum = try #require(facts.first?.addresses.pair?.sum)
        let counts = counts(ledger(facts, addressSum: sum))
        #expect(counts[1] > 0)
        #expect(counts[2] == 0)
    }
}
