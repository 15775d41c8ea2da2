import PacketTrace
import TCPWire

/// PATHspider's names for the state that a path leaves a connection in.
enum ConditionNames {
    /// The name for what `b` shows where the two differ.
    static func name(of difference: Difference, _ pair: HandshakePair) -> String? {
        switch difference.field {
        case "tcp.options.mss_val": return segmentSize(difference)
        case "tcp.options.wscale.shift": return option("wsopt", .windowScale, pair)
        case "tcp.options.sack_perm": return option("sack", .selectiveAcknowledgments, pair)
        case "tcp.options.timestamp.tsval": return option("tsopt", .timestamps, pair)
        case "tcp.options.tfo":
            guard difference.segment == .synACK else { return nil }
            return difference.b == nil ? "tfo.cookie.not_received" : "tfo.cookie.received"
        case "tcp.ack":
            guard difference.segment == .synACK else { return nil }
            return pair.b.tookData.map { $0 ? "tfo.syndata.acked" : "tfo.syndata.not_acked" }
        case "tcp.flags": return congestion(difference, pair)
        case "ip.dsfield.ecn", "ipv6.tclass.ecn": return mark(difference)
        default: return nil
        }
    }

    /// The names that hold for one handshake as a whole.
    static func all(_ settled: Negotiation, _ handshake: ObservedHandshake) -> [String] {
        var names: [String] = []
        if let name = ecn(settled) { names.append(name) }
        for (prefix, feature) in [
            ("wsopt", Feature.windowScale), ("tsopt", .timestamps), ("sack", .selectiveAcknowledgments),
        ] {
            if let name = state(prefix, settled[feature]) { names.append(name) }
        }
        if case .absent = settled[.maximumSegmentSize].answered { names.append("mss.option.received.absent") }
        if settled[.fastOpen].offered.isPresent {
            names.append(
                settled[.fastOpen].answered.isPresent ? "tfo.cookie.received" : "tfo.cookie.not_received")
        }
        if let taken = handshake.tookData { names.append(taken ? "tfo.syndata.acked" : "tfo.syndata.not_acked") }
        return names
    }

    private static func segmentSize(_ difference: Difference) -> String? {
        switch difference.change {
        case .removed: return "mss.option.received.absent"
        case .changed:
            guard let a = difference.a.flatMap({ UInt64($0) }), let b = difference.b.flatMap({ UInt64($0) }) else {
                return nil
            }
            return b < a ? "mss.option.received.deflated" : "mss.option.received.inflated"
        default: return nil
        }
    }

    private static func option(_ prefix: String, _ feature: Feature, _ pair: HandshakePair) -> String? {
        state(prefix, pair.settledB[feature])
    }

    private static func state(_ prefix: String, _ agreement: Agreement) -> String? {
        switch agreement.outcome {
        case .inForce: prefix + ".negotiation.succeeded"
        case .notInForce(.unasked): prefix + ".unsolicited.seen"
        case .notInForce: prefix + ".negotiation.failed"
        case .unknown: nil
        }
    }

    private static func congestion(_ difference: Difference, _ pair: HandshakePair) -> String? {
        let a = pair.left.segment(difference.segment)?.flags ?? []
        let b = pair.right.segment(difference.segment)?.flags ?? []
        let bits: TCPFlags = [.ece, .cwr, .ae]
        guard a.intersection(bits) != b.intersection(bits) else { return nil }
        return ecn(pair.settledB)
    }

    private static func ecn(_ settled: Negotiation) -> String? {
        switch settled[.congestionNotification].outcome {
        case .inForce: "ecn.negotiation.succeeded"
        case .notInForce(.reflected): "ecn.negotiation.reflected"
        case .notInForce: "ecn.negotiation.failed"
        case .unknown: nil
        }
    }

    private static func mark(_ difference: Difference) -> String? {
        func name(_ text: String?) -> String? {
            switch text {
            case "ECT(0)": "ect0"
            case "ECT(1)": "ect1"
            case "CE": "ce"
            default: nil
            }
        }
        if let seen = name(difference.b) { return "ecn.ipmark.\(seen).seen" }
        return name(difference.a).map { "ecn.ipmark.\($0).not_seen" }
    }
}
