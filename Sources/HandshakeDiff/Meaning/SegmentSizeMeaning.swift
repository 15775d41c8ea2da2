import PacketTrace
import TCPWire

/// The MSS option: a host takes it from its interface, devices with a smaller MTU lower it on the way.
enum SegmentSizeMeaning {
    static let rows = [MeaningRow("tcp.options.mss_val", meaning: meaning)]

    private static func meaning(_ difference: Difference, _ judge: Judge) -> Meaning {
        guard let a = number(difference.a), let b = number(difference.b) else {
            return OptionMeaning.comesOrGoes(difference, judge, costs: "segments shrink to the default of 536 bytes")
        }
        let (low, high) = (min(a, b), max(a, b))
        let cost = overhead(low, high)
        if judge.isSameConnection {
            if b > a, judge.vantage?.isProxied == true {
                return Meaning(
                    .path, "set by a proxy",
                    "\(a) here, \(b) there: a proxy ends the connection and speaks for itself.",
                    cost: cost)
            }
            return Meaning(
                .path, "clamped to \(low)",
                "The same SYN says \(a) at one place and \(b) at the other: a device between them clamps the MSS\(reason(low, judge)).",
                cost: cost)
        }
        let reread = "the \(judge.sender(difference.segment))'s own interface has this MTU"
        if isOtherVersion(judge), high - low == 20 {
            return Meaning(
                .endpoint, "IPv6's longer header",
                "Both fit the same MTU: IPv6's header is 20 bytes longer than IPv4's.")
        }
        if knowsItsSize(judge, difference.segment, a, b) {
            return Meaning(
                .endpoint, "MTU",
                "The windows are multiples of the MSS on both sides, so the \(judge.sender(difference.segment)) itself works with MTU \(mtu(a, judge)) here and \(mtu(b, judge)) there.",
                or: [Meaning.Reading(.path, "a device on one of the paths clamps the MSS\(reason(low, judge))")],
                cost: cost)
        }
        if judge.isOtherStack(difference.segment) || low >= limit(judge) {
            return Meaning(
                .endpoint, "MTU",
                "The \(judge.sender(difference.segment)) takes its MSS from its interface: MTU \(mtu(a, judge)) here, \(mtu(b, judge)) there.",
                or: [Meaning.Reading(.path, "a device on one of the paths clamps the MSS\(reason(low, judge))")],
                cost: cost)
        }
        return Meaning(
            .path, "clamped to \(low)",
            "\(low) instead of \(high), and nothing else tells two stacks apart: a device on the path clamps the MSS\(reason(low, judge)).",
            or: [Meaning.Reading(.endpoint, reread)], cost: cost)
    }

    private static func number(_ text: String?) -> UInt64? { text.flatMap { UInt64($0) } }

    private static func isOtherVersion(_ judge: Judge) -> Bool {
        judge.comparisons.contains { $0.field == "ip.version" && $0.change != nil }
    }

    /// Whether each host's window is a multiple of its own MSS, and of that only: a clamp on the way leaves the window.
    private static func knowsItsSize(_ judge: Judge, _ segment: SegmentRole, _ a: UInt64, _ b: UInt64) -> Bool {
        guard let first = judge.pair.left.segment(segment)?.window,
            let second = judge.pair.right.segment(segment)?.window,
            first != second, a > 0, b > 0
        else { return false }
        return isMultiple(UInt64(first), a) && isMultiple(UInt64(second), b)
    }

    /// Stacks count in segments as they will be: without the room that timestamps take.
    private static func isMultiple(_ window: UInt64, _ size: UInt64) -> Bool {
        window % size == 0 || size > 12 && window % (size - 12) == 0
    }

    /// IP and TCP header; where the versions differ, the longer one, whichever trace comes first.
    private static func header(_ judge: Judge) -> UInt64 {
        let role = judge.pair.firstCommon ?? .syn
        let isLong = [judge.pair.left, judge.pair.right].contains { $0.segment(role)?.network?.version == .v6 }
        return isLong ? 60 : 40
    }

    /// What an Ethernet interface offers.
    private static func limit(_ judge: Judge) -> UInt64 { 1500 - header(judge) }

    private static func mtu(_ size: UInt64, _ judge: Judge) -> UInt64 { size &+ header(judge) }

    /// Links that are known by their MTU.
    private static func reason(_ size: UInt64, _ judge: Judge) -> String {
        let mtu = mtu(size, judge)
        switch mtu {
        case 1492: return " (MTU 1492: PPPoE)"
        case 1490: return " (MTU 1490: PPTP or L2TP)"
        case 1480: return " (MTU 1480: IP in IP, 6in4)"
        case 1476: return " (MTU 1476: GRE)"
        case 1450: return " (MTU 1450: VXLAN)"
        case 1420: return " (MTU 1420: WireGuard, or a firewall's default of 1380)"
        case 1360...1438: return " (MTU \(mtu): a VPN or tunnel)"
        case 1280: return " (MTU 1280: IPv6's least)"
        default: return " (MTU \(mtu))"
        }
    }

    /// How many more packets the smaller segments need.
    private static func overhead(_ low: UInt64, _ high: UInt64) -> String? {
        guard low > 0, high < 1 << 20 else { return nil }
        let tenths = (high * 1000 + low / 2) / low - 1000
        return "\(tenths / 10).\(tenths % 10) % more packets for the same data"
    }
}
