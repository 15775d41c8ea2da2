import Foundation
import Testing

/// Every pair of `Samples/pairs` (made by `Scripts/make-diff-pairs`), in both directions.
@Suite("wiretext diff: made pairs") struct DiffPairTests {
    struct Pair: CustomTestStringConvertible {
        var name: String
        var a: String
        var b: String
        var options: [String]
        var expected: [DiffOutcome.Entry] = []

        var testDescription: String { name }
    }

    static let pairs: [Pair] = {
        let table = (try? String(contentsOfFile: Program.sample("pairs/expected.tsv"), encoding: .utf8)) ?? ""
        var pairs: [Pair] = []
        for line in table.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if pairs.last?.name != cells[0] {
                let options = cells[3] == "-" ? [] : cells[3].split(separator: " ").map(String.init)
                let folder = Program.sample("pairs/" + cells[0])
                pairs.append(
                    Pair(name: cells[0], a: "\(folder)/\(cells[1])", b: "\(folder)/\(cells[2])", options: options))
            }
            guard cells[4] != "-" else { continue }
            pairs[pairs.count - 1].expected.append(
                DiffOutcome.Entry(segment: cells[4], field: cells[5], change: cells[6], suggests: cells[7]))
        }
        return pairs
    }()

    @Test func thereAreEnough() { #expect(Self.pairs.count >= 40) }

    @Test(arguments: pairs) func pair(_ pair: Pair) throws {
        let outcome = try DiffOutcome(pair.a, pair.b, pair.options)
        #expect(outcome.entries == pair.expected.sorted())
        #expect(outcome.status == (pair.expected.isEmpty ? 0 : 1))
        #expect(outcome.isSame == pair.expected.isEmpty)
        #expect(outcome.differences.allSatisfy { ($0["explanation"] as? String)?.isEmpty == false })
        // A stream of each side is named the other way round, too.
        let options = pair.options.map { $0 == "0:2" ? "2:0" : $0 }
        let back = try DiffOutcome(pair.b, pair.a, options)
        #expect(back.status == outcome.status)
        #expect(back.mirrored == outcome.told)
    }

    /// A paste that does not print the IP header has nothing to say of it.
    @Test func notCompared() throws {
        let pair = try #require(Self.pairs.first { $0.name == "paste" })
        let missing = try DiffOutcome(pair.a, pair.b).notCompared
        #expect(missing.contains { $0["field"] as? String == "ip.ttl" && $0["side"] as? String == "a" })
        let syn = try #require(Self.pairs.first { $0.name == "syn-only" })
        let segments = try DiffOutcome(syn.a, syn.b).notCompared
        #expect(segments.map { $0["segment"] as? String } == ["SYN-ACK", "ACK"])
    }

    @Test(arguments: [
        ("mss-clamped-answer", "tcp.options.mss_val", "mss.option.received.deflated"),
        ("mss-higher", "tcp.options.mss_val", "mss.option.received.inflated"),
        ("mss-missing", "tcp.options.mss_val", "mss.option.received.absent"),
        ("sack-stripped", "tcp.options.sack_perm", "sack.unsolicited.seen"),
        ("sack-stripped-answer", "tcp.options.sack_perm", "sack.negotiation.failed"),
        ("sack-added", "tcp.options.sack_perm", "sack.negotiation.succeeded"),
        ("scale-stripped-answer", "tcp.options.wscale.shift", "wsopt.negotiation.failed"),
        ("timestamps-overwritten", "tcp.options.timestamp.tsval", "tsopt.negotiation.failed"),
        ("ecn-answer-cleared", "tcp.flags", "ecn.negotiation.failed"),
        ("ecn-reflected", "tcp.flags", "ecn.negotiation.reflected"),
        ("ecn-bleached", "ip.dsfield.ecn", "ecn.ipmark.ect0.not_seen"),
        ("congestion-marked", "ip.dsfield.ecn", "ecn.ipmark.ce.seen"),
        ("fast-open-not-taken", "tcp.ack", "tfo.syndata.not_acked"),
    ])
    func conditions(name: String, field: String, condition: String) throws {
        let pair = try #require(Self.pairs.first { $0.name == name })
        #expect(try DiffOutcome(pair.a, pair.b, pair.options).difference(field)?["condition"] as? String == condition)
    }

    /// What came of a stripped window scale, and what it costs at this round trip (20 ms: 65535 bytes are 26.2 Mbit/s).
    @Test func cost() throws {
        let pair = try #require(Self.pairs.first { $0.name == "scale-stripped-answer" })
        let outcome = try DiffOutcome(pair.a, pair.b)
        #expect(outcome.settled("window scale") == ["7 / 7", "none"])
        let cost = outcome.difference("tcp.options.wscale.shift")?["cost"] as? String
        #expect(cost == "at most 64 KiB under way per round trip: 26.2 Mbit/s at 20.000 ms")
    }
}
