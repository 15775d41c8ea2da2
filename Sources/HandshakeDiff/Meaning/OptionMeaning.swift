/// Options that come or go, and their order.
enum OptionMeaning {
    static let rows = [
        MeaningRow("tcp.options.sack_perm") { difference, judge in
            comesOrGoes(difference, judge, costs: "losses are found one per round trip (RFC 2018)")
        },
        MeaningRow("tcp.options.timestamp.tsval") { difference, judge in
            if difference.change == .changed { return clock(difference, judge) }
            return comesOrGoes(
                difference, judge, costs: "one round-trip sample per window, no protection against wrapped numbers")
        },
        MeaningRow("tcp.options.timestamp.tsecr", meaning: echo),
        MeaningRow("tcp.options.mptcp") { difference, judge in
            comesOrGoes(difference, judge, costs: "one path only: it falls back to plain TCP (RFC 8684, section 3.7)")
        },
        MeaningRow("tcp.options", meaning: order),
        MeaningRow("tcp.options.md5", "tcp.options.ao", meaning: signature),
        MeaningRow("tcp.options.rvbd.probe", "tcp.options.rvbd.trpy", "tcp.options.scps") { difference, _ in
            Meaning(
                .path, "a WAN optimiser's option",
                "Only devices that optimise long paths add this option: one is in the path of one connection.",
                or: [Meaning.Reading(.endpoint, "the host itself runs such software")])
        },
        MeaningRow("tcp.options.nop") { _, judge in
            Meaning(
                judge.isSameConnection ? .path : .endpoint, "other padding",
                "The same options with other padding between them.",
                or: [Meaning.Reading(.path, "a device moved the options")])
        },
    ]

    /// An option that only one of the two segments has.
    static func comesOrGoes(_ difference: Difference, _ judge: Judge, costs cost: String?) -> Meaning {
        guard difference.change != .changed else { return other(difference, judge) }
        let sender = judge.sender(difference.segment)
        if judge.followsFromSYN(difference) {
            let meaning = judge.meaning(ofSYN: difference)
            return .following(
                meaning, "The SYN does not offer it there, so the answer may not have it.",
                or: [Meaning.Reading(.endpoint, "the server would not have answered it anyway")])
        }
        let isOverwritten = judge.padded(difference.segment)
        let how = isOverwritten ? "overwritten with NOPs" : "taken out"
        if judge.isSameConnection {
            let isLost = judge.isLostOnTheWay(difference)
            let brief = !isLost ? "put in" : isOverwritten ? "overwritten with NOPs" : "stripped"
            return Meaning(
                .path, brief,
                isLost
                    ? "The same segment lost the option between the two places: it was \(how)."
                    : "The segment has the option only at the place that it reaches later: a device put it in.",
                cost: cost)
        }
        if judge.isOtherStack(difference.segment) {
            return Meaning(
                .endpoint, "stack",
                "The \(sender)s have other stacks or settings: more than this differs in the segment.",
                or: [Meaning.Reading(.path, "a device on one path strips the option")], cost: cost)
        }
        if judge.isLaidOutAnew(difference.segment) {
            return Meaning(
                .endpoint, "switched off",
                "The other options are padded anew, as a stack does that never had this one: the \(sender) has it switched off.",
                or: [Meaning.Reading(.path, "a proxy on one path wrote the segment anew")], cost: cost)
        }
        return Meaning(
            .path, isOverwritten ? "overwritten with NOPs" : "stripped",
            isOverwritten
                ? "NOPs stand where the option was, and all else is alike: a device on the path overwrote it."
                : "All else is alike: a device on the path strips the option.",
            or: others(difference, sender, isOverwritten: isOverwritten), cost: cost)
    }

    /// Who else may have left an option out.
    private static func others(_ difference: Difference, _ sender: StaticString, isOverwritten: Bool) -> [Meaning
        .Reading]
    {
        let isLinux = isOverwritten && difference.field == "tcp.options.sack_perm"
        let setting =
            isLinux
            ? "the \(sender) has it switched off: Linux with net.ipv4.tcp_sack=0 writes the same NOPs"
            : "the \(sender) has it switched off (a setting such as a sysctl)"
        var readings = [Meaning.Reading(.endpoint, setting)]
        if difference.segment == .synACK {
            readings.append(Meaning.Reading(.endpoint, "a server under SYN cookies leaves options out (RFC 4987)"))
        }
        return readings
    }

    private static func clock(_ difference: Difference, _ judge: Judge) -> Meaning {
        guard judge.isSameConnection else {
            return Meaning(.noise, "counts time", "Timestamp values differ from connection to connection.")
        }
        if difference.b == "0" || difference.a == "0" {
            return Meaning(
                .path, "zeroed", "A device set the timestamp to zero.",
                cost: "round trips are measured wrong, segments may be dropped as old (RFC 7323, section 5)")
        }
        return Meaning(
            .path, "another clock",
            "The timestamps come from another clock: a proxy sent its own segment, or a device rewrote them.")
    }

    private static func echo(_ difference: Difference, _ judge: Judge) -> Meaning {
        Meaning(
            judge.isSameConnection ? .path : .endpoint, "another echo",
            "The timestamp echo does not stand for the same: \(difference.a ?? "nothing") here, \(difference.b ?? "nothing") there (RFC 7323, section 3.2).",
            or: [Meaning.Reading(judge.isSameConnection ? .endpoint : .path, "one of the stacks is at fault")])
    }

    private static func order(_ difference: Difference, _ judge: Judge) -> Meaning {
        if judge.isSameConnection {
            return Meaning(
                .path, "sent anew",
                "Devices that only rewrite options keep their order: a proxy wrote this segment anew.")
        }
        return Meaning(
            .endpoint, "stack",
            "Each stack has an order of its own: the \(judge.sender(difference.segment))s run different systems.",
            or: [Meaning.Reading(.path, "a proxy on one path wrote the segment anew")])
    }

    private static func signature(_ difference: Difference, _ judge: Judge) -> Meaning {
        Meaning(
            judge.isSameConnection ? .path : .endpoint, "another key setting",
            "Signatures are configured at both hosts (RFC 2385, RFC 5925).",
            or: [Meaning.Reading(.path, "a device strips the option, and the receiver drops the segment")],
            cost: difference.change == .changed ? nil : "a peer that expects the signature drops the segment")
    }

    /// Any other option.
    static func other(_ difference: Difference, _ judge: Judge) -> Meaning {
        if difference.change != .changed { return comesOrGoes(difference, judge, costs: nil) }
        if judge.isSameConnection {
            return Meaning(.path, "rewritten", "The same segment says something else at the second place.")
        }
        return Meaning(
            .endpoint, "setting", "The \(judge.sender(difference.segment)) chooses this value.",
            or: [Meaning.Reading(.path, "a device on one path rewrote it")])
    }
}

extension Judge {
    /// What the same difference in the SYN suggests.
    fileprivate func meaning(ofSYN difference: Difference) -> Suggestion {
        var syn = difference
        syn.segment = .syn
        return meaning(of: syn).suggests
    }
}
