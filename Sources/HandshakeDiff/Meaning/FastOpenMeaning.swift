import PacketTrace

/// Fast Open: the option, data on the SYN, and what is acknowledged of them.
enum FastOpenMeaning {
    static let rows = [
        MeaningRow("tcp.options.tfo", meaning: option),
        MeaningRow("tcp.len", meaning: data),
        MeaningRow("tcp.ack", meaning: acknowledgment),
    ]

    private static func option(_ difference: Difference, _ judge: Judge) -> Meaning {
        let cost = "one round trip more before the first data"
        if judge.isSameConnection {
            return Meaning(.path, "stripped", "A device took Fast Open out of the segment.", cost: cost)
        }
        if difference.change == .changed {
            return Meaning(
                .endpoint, "another cookie",
                "A client that has a cookie sends it; one that has none asks for it (RFC 7413).")
        }
        if judge.followsFromSYN(difference) {
            return .following(.endpoint, "Only a SYN that asks is given a cookie.")
        }
        return Meaning(
            .endpoint, difference.segment == .syn ? "Fast Open asked for" : "Fast Open answered",
            "An application asks for Fast Open, and a server answers where it is set up for it (RFC 7413).",
            or: [Meaning.Reading(.path, "a device on one path strips the option")], cost: cost)
    }

    private static func data(_ difference: Difference, _ judge: Judge) -> Meaning {
        Meaning(
            judge.isSameConnection ? .path : .endpoint, "data on the \(difference.segment.name)",
            "Only one of the segments carries data.",
            or: [Meaning.Reading(judge.isSameConnection ? .endpoint : .path, "a device held the data back")])
    }

    private static func acknowledgment(_ difference: Difference, _ judge: Judge) -> Meaning {
        let isData = difference.segment == .synACK && (judge.pair.a.tookData != nil || judge.pair.b.tookData != nil)
        if isData {
            return Meaning(
                .endpoint, "data on the SYN taken or not",
                "A server takes the data of a SYN only where its cookie is right; else it acknowledges the SYN alone (RFC 7413, section 4.2.2).",
                or: [Meaning.Reading(.path, "a device dropped the data or the option")],
                cost: "the data are sent again, one round trip later")
        }
        return Meaning(
            judge.isSameConnection ? .path : .endpoint, "acknowledges something else",
            "Counted from the peer's first number, the acknowledgments differ: a SYN takes one number (RFC 9293, section 3.4).",
            or: [
                Meaning.Reading(
                    judge.isSameConnection ? .endpoint : .path, "something on the way rewrote numbers one way only")
            ])
    }
}
