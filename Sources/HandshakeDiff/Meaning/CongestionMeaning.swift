import PacketTrace
import TCPWire

/// Flags, and the ECN bits of the IP header.
enum CongestionMeaning {
    static let rows = [
        MeaningRow("tcp.flags", meaning: flags),
        MeaningRow("ip.dsfield.ecn", "ipv6.tclass.ecn", meaning: mark),
    ]

    private static let bits: TCPFlags = [.ece, .cwr, .ae]

    private static func flags(_ difference: Difference, _ judge: Judge) -> Meaning {
        let a = judge.pair.left.segment(difference.segment)?.flags ?? []
        let b = judge.pair.right.segment(difference.segment)?.flags ?? []
        if judge.pair.left.segment(difference.segment) == nil || judge.pair.right.segment(difference.segment) == nil {
            return refusal(difference, judge)
        }
        guard a.intersection(bits) != b.intersection(bits) else {
            return Meaning(
                judge.isSameConnection ? .path : .endpoint, "other flags",
                "The segments carry other control bits.",
                or: [Meaning.Reading(judge.isSameConnection ? .endpoint : .path, "something on the way changed them")])
        }
        return ecn(difference, judge)
    }

    private static func refusal(_ difference: Difference, _ judge: Judge) -> Meaning {
        Meaning(
            judge.isSameConnection ? .path : .endpoint, "refused",
            "One SYN was accepted, the other answered with RST: nothing listens there, or something forbids it.",
            or: [Meaning.Reading(judge.isSameConnection ? .endpoint : .path, "a firewall on the path sent the RST")],
            cost: "no connection")
    }

    private static func ecn(_ difference: Difference, _ judge: Judge) -> Meaning {
        let cost = "congestion is told by loss only"
        if judge.isSameConnection {
            return Meaning(
                .path, "ECN flags rewritten", "A device changed the flags by which ECN is agreed on.", cost: cost)
        }
        if difference.segment != .syn, judge.change("tcp.flags", in: .syn) != nil {
            return .following(
                judge.meaning(ofFlags: .syn), "The SYNs ask for different things, so do the answers differ.",
                or: [Meaning.Reading(.endpoint, "the server would not have agreed anyway")])
        }
        let sender = judge.sender(difference.segment)
        if judge.isOtherStack(difference.segment) || isReflected(judge) == false && isUpgrade(difference, judge) {
            return Meaning(
                .endpoint, "ECN setting", "The \(sender)s differ in whether and how they speak ECN.",
                or: [Meaning.Reading(.path, "a device on one path clears the flags")], cost: cost)
        }
        return Meaning(
            .path, isReflected(judge) ? "reflected" : "ECN flags cleared",
            isReflected(judge)
                ? "One answer repeats the flags of the SYN, which no sound stack does (RFC 3168, section 6.1.1)."
                : "All else is alike: a device on the path clears the flags by which ECN is agreed on.",
            or: [
                Meaning.Reading(.endpoint, "the \(sender) has ECN switched off, or tries again without it after a loss")
            ], cost: cost)
    }

    private static func isReflected(_ judge: Judge) -> Bool {
        for settled in [judge.pair.settledA, judge.pair.settledB] {
            if settled[.congestionNotification].outcome == .notInForce(.reflected) { return true }
        }
        return false
    }

    /// One side asks for classic, the other for accurate ECN: no device does that.
    private static func isUpgrade(_ difference: Difference, _ judge: Judge) -> Bool {
        let a = judge.pair.left.segment(difference.segment)?.flags ?? []
        let b = judge.pair.right.segment(difference.segment)?.flags ?? []
        return a.contains(.ae) != b.contains(.ae) && !a.isDisjoint(with: bits) && !b.isDisjoint(with: bits)
    }

    private static func mark(_ difference: Difference, _ judge: Judge) -> Meaning {
        if difference.a == "CE" || difference.b == "CE" {
            return Meaning(
                .path, "congestion marked",
                "A router on one path met a queue and marked the packet (RFC 3168, section 5).")
        }
        if !judge.isSameConnection, judge.isOtherStack(difference.segment) {
            return Meaning(
                .endpoint, "ECN setting", "The stacks mark their handshake packets differently (RFC 8311).",
                or: [Meaning.Reading(.path, "a device on one path clears the ECN bits")])
        }
        return Meaning(
            .path, "ECN bleached", "A device on the path rewrites the ECN bits of the IP header.",
            or: judge.isSameConnection
                ? [] : [Meaning.Reading(.endpoint, "only one of the hosts marks its handshake packets (RFC 8311)")],
            cost: "congestion marks are lost")
    }
}

extension Judge {
    fileprivate func meaning(ofFlags segment: SegmentRole) -> Suggestion {
        var difference = Difference(pair: 0, segment: segment, field: "tcp.flags", change: .changed)
        difference.a = ""
        difference.b = ""
        return meaning(of: difference).suggests
    }
}
