import Foundation
import Testing

/// Real handshakes, captured on both sides of a router (`Scripts/make-path-captures`).
@Suite("wiretext diff: real paths") struct DiffPathTests {
    private static let hop = ["SYN ip.ttl changed path", "SYN-ACK ip.ttl changed path"]

    private func between(_ name: String) throws -> DiffOutcome {
        let folder = Program.sample("paths/" + name)
        return try DiffOutcome(folder + "/client.pcap", folder + "/server.pcap", ["--same-connection"])
    }

    @Test(arguments: [
        ("untouched", []),
        ("mss-clamped", ["SYN tcp.options.mss_val changed path", "SYN-ACK tcp.options.mss_val changed path"]),
        ("mss-clamped-answer", ["SYN-ACK tcp.options.mss_val changed path"]),
        ("sack-stripped", ["SYN tcp.options.sack_perm removed path"]),
        ("sack-stripped-answer", ["SYN-ACK tcp.options.sack_perm added path"]),
        ("scale-stripped", ["SYN tcp.options.wscale.shift removed path"]),
        ("timestamps-stripped", ["SYN tcp.options.timestamp.tsval removed path"]),
        ("ecn", []), ("ecn-cleared", ["SYN tcp.flags changed path"]),
        ("dscp-remarked", ["SYN ip.dsfield.dscp changed path"]), ("many-hops", []),
        ("source-nat", ["SYN ip.src changed path", "SYN tcp.srcport changed path"]),
        ("port-forwarded", ["SYN ip.dst changed path", "SYN tcp.dstport changed path"]),
        ("client-without-timestamps", []), ("server-without-timestamps", []), ("server-without-sack", []),
        ("server-without-scaling", []),
    ])
    func router(name: String, changes: [String]) throws {
        let outcome = try between(name)
        #expect(outcome.entries.map { $0.description } == (changes + Self.hop).sorted())
        #expect(outcome.status == 1)
    }

    /// A router that answers for the server: its packets are others, and the server's numbers are shifted.
    @Test func proxy() throws {
        let outcome = try between("syn-proxy")
        let handshakes = try #require(outcome.json["handshakes"] as? [[String: Any]])
        let vantage = try #require(handshakes.first?["vantage"] as? [String: Any])
        #expect(vantage["proxied"] as? Bool == true)
        let packets = try #require(vantage["packets"] as? [[String: Any]])
        #expect(packets.map { $0["verdict"] as? String }.prefix(2) == ["a different packet", "a different packet"])
        let offsets = try #require(vantage["sequenceOffsets"] as? [String: [String: Any]])
        #expect(offsets["client"]?["state"] as? String == "none")
        #expect(offsets["server"]?["state"] as? String == "constant")
    }

    /// Forwarding leaves the TCP header as it is; NAT changes its checksum only.
    @Test(arguments: [
        ("untouched", "the same packet"), ("source-nat", "the same packet"),
        ("mss-clamped", "the same packet, rewritten"), ("sack-stripped", "the same packet, rewritten"),
    ])
    func identity(name: String, verdict: String) throws {
        let handshakes = try #require(try between(name).json["handshakes"] as? [[String: Any]])
        let vantage = try #require(handshakes.first?["vantage"] as? [String: Any])
        let packets = try #require(vantage["packets"] as? [[String: Any]])
        #expect(packets.first?["verdict"] as? String == verdict)
        // The client's place sees the longer time; what is between is never negative.
        let delay = try #require(vantage["delay"] as? [String: Any])
        #expect(Double(try #require(delay["roundTrip"] as? String)) ?? -1 >= 0)
        #expect(vantage["clientHops"] as? Int == 1 && vantage["serverHops"] as? Int == 1)
    }

    /// Two connections of the same hosts: what a router strips, and what a host does not offer.
    @Test(arguments: [
        ("sack-stripped-answer", "SYN-ACK tcp.options.sack_perm removed path"),
        ("mss-clamped-answer", "SYN-ACK tcp.options.mss_val changed path"),
        ("many-hops", "SYN-ACK ip.ttl changed path"),
        ("server-without-scaling", "SYN-ACK tcp.options.wscale.shift removed path"),
    ])
    func twoConnections(name: String, change: String) throws {
        let outcome = try DiffOutcome(
            Program.sample("paths/untouched/client.pcap"), Program.sample("paths/\(name)/client.pcap"))
        #expect(outcome.entries.map { $0.description } == [change])
    }

    @Test func hostWithoutTimestamps() throws {
        let outcome = try DiffOutcome(
            Program.sample("paths/untouched/client.pcap"), Program.sample("paths/client-without-timestamps/client.pcap")
        )
        let timestamps = outcome.entries.filter { $0.field == "tcp.options.timestamp.tsval" }
        #expect(timestamps.map { $0.suggests } == ["endpoint", "endpoint"])
    }
}
