import PacketTrace

/// The IP header.
enum NetworkMeaning {
    static let rows = [
        MeaningRow("ip.version") { _, judge in
            Meaning(
                judge.isSameConnection ? .path : .endpoint,
                judge.isSameConnection ? "translated" : "IP version",
                judge.isSameConnection
                    ? "The packet changed its IP version: NAT64 or a proxy."
                    : "The client picked the other IP version.",
                or: judge.isSameConnection ? [] : [Meaning.Reading(.path, "NAT64 translates on one path")])
        },
        MeaningRow("ip.ttl", "ipv6.hlim", meaning: lifetime),
        MeaningRow("ip.flags.df") { _, judge in
            Meaning(
                judge.isSameConnection ? .path : .endpoint, "path MTU discovery",
                judge.isSameConnection
                    ? "A device changed the don't-fragment bit." : "Hosts that discover the path's MTU set the bit.",
                or: judge.isSameConnection ? [] : [Meaning.Reading(.path, "a device on one path clears the bit")])
        },
        MeaningRow("ip.dsfield.dscp", "ipv6.tclass.dscp") { _, judge in
            Meaning(
                .path, "remarked", "Networks rewrite the codepoint at their borders (RFC 2475).",
                or: judge.isSameConnection ? [] : [Meaning.Reading(.endpoint, "an application set it")])
        },
    ]

    private static func lifetime(_ difference: Difference, _ judge: Judge) -> Meaning {
        let a = judge.pair.left.segment(difference.segment)?.network?.lifetime.map { Lifetime($0) }
        let b = judge.pair.right.segment(difference.segment)?.network?.lifetime.map { Lifetime($0) }
        guard let a, let b else { return Meaning(.path, "another lifetime", "The lifetimes differ.") }
        if judge.isSameConnection {
            let hops = max(a.value, b.value) - min(a.value, b.value)
            guard a.initial == b.initial else {
                return Meaning(
                    .path, "sent anew", "The packets began with other lifetimes: a proxy sent one of them.",
                    or: [Meaning.Reading(.path, "a device rewrites the lifetime")])
            }
            return Meaning(
                .path, "\(hops) hop\(hops == 1 ? "" : "s") between",
                "\(hops) router\(hops == 1 ? "" : "s") lie\(hops == 1 ? "s" : "") between the two places.")
        }
        let sender = judge.sender(difference.segment)
        if a.initial != b.initial {
            return Meaning(
                .endpoint, "stack",
                "The \(sender)s begin with different values (\(a.initial) and \(b.initial)): different systems.",
                or: [Meaning.Reading(.path, "a proxy on one path answers in the host's place")])
        }
        return Meaning(
            .path, "a longer way",
            "The same beginning, \(a.hops) and \(b.hops) routers away: another path or another place.",
            or: [Meaning.Reading(.endpoint, "the \(sender) is another host of the same kind")])
    }
}
