import HandshakeDiff
import PacketTrace

/// A line of a diff for people: what was settled, with the differences that made it so, or a difference by itself.
struct DiffRow {
    enum Mark: String {
        case changed = "~"
        case added = "+"
        case removed = "-"
        case same = "="
    }

    var mark: Mark
    /// The feature's or the field's name, and the segments that show the difference.
    var name: String
    var segments: String
    var a: String
    var b: String
    /// What it suggests, in a few words.
    var remark: String

    /// All lines of a pair that differ, what was settled first.
    static func rows(_ report: DiffReport, pair: Int) -> [DiffRow] {
        var rest = report.differences(of: pair)
        var rows: [DiffRow] = []
        for settled in report.settled(pair) {
            let own = rest.filter { settled.feature.owns($0) }
            // Options may differ where what came of them does not: they are told by themselves.
            guard !settled.isSame || settled.feature == .initialWindow && !own.isEmpty else { continue }
            rest.removeAll { settled.feature.owns($0) }
            // A side that does not show it has nothing to compare; what a reset prevented is told with the reset.
            if own.isEmpty, settled.a.isPartial || settled.b.isPartial || report.isReset(pair) { continue }
            rows.append(row(settled, own))
        }
        while let first = rest.first {
            let alike = [first] + rest.dropFirst().filter { first.isToldWith($0) }
            rest.removeAll { alike.contains($0) }
            rows.append(row(alike))
        }
        return rows
    }

    private static func row(_ settled: DiffReport.Settled, _ differences: [Difference]) -> DiffRow {
        let mark: Mark = settled.a == "none" ? .added : settled.b == "none" ? .removed : .changed
        let why = settled.a == "none" ? settled.whyA : settled.b == "none" ? settled.whyB : nil
        var remark = remark(differences)
        if remark.isEmpty { remark = why ?? "" }
        // The client's next window, in bytes.
        let next = differences.first { $0.field == "tcp.window_size_value" && $0.segment == .ack }
        return DiffRow(
            mark: mark, name: "\(settled.feature.name)", segments: segments(differences),
            a: settled.a + (next.map { ", \(bytes($0.a))" } ?? ""),
            b: settled.b + (next.map { ", \(bytes($0.b))" } ?? ""),
            remark: remark)
    }

    private static func row(_ differences: [Difference]) -> DiffRow {
        let first = differences[0]
        let mark: Mark = first.change == .added ? .added : first.change == .removed ? .removed : .changed
        return DiffRow(
            mark: mark, name: first.change == .reordered ? "order of options" : first.field,
            segments: segments(differences), a: values(differences.map { $0.a }), b: values(differences.map { $0.b }),
            remark: remark(differences))
    }

    /// `64256` of `502 (64256 bytes)`.
    private static func bytes(_ text: String?) -> String {
        guard let text else { return "none" }
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return text }
        return String(decoding: Array(text.utf8[text.utf8.index(after: open)...].prefix { $0 != 0x20 }), as: UTF8.self)
    }

    private static func values(_ values: [String?]) -> String {
        var texts: [String] = []
        for value in values { texts.append(value ?? "none") }
        return Set(texts).count == 1 ? texts[0] : texts.joined(separator: " / ")
    }

    private static func segments(_ differences: [Difference]) -> String {
        var names: [String] = []
        for difference in differences where !names.contains("\(difference.segment.name)") {
            names.append("\(difference.segment.name)")
        }
        return names.joined(separator: ", ")
    }

    private static func remark(_ differences: [Difference]) -> String {
        var remarks: [String] = []
        // What follows needs no word beside what it follows from.
        let causes = differences.filter { !$0.meaning.isConsequence }
        for difference in causes.isEmpty ? differences : causes {
            let remark = "\(difference.meaning.suggests.name): \(difference.meaning.brief)"
            if !remarks.contains(remark) { remarks.append(remark) }
        }
        return remarks.joined(separator: "; ")
    }
}

extension String {
    /// Whether a value is not shown, at least in part.
    fileprivate var isPartial: Bool {
        utf8.elementsEqual("not shown".utf8) || utf8.starts(with: "not shown /".utf8)
            || utf8.suffix(11).elementsEqual("/ not shown".utf8)
    }
}

extension Difference {
    /// Whether one line tells both.
    fileprivate func isToldWith(_ other: Difference) -> Bool {
        guard field == other.field, change == other.change, meaning.brief == other.meaning.brief else { return false }
        if a == other.a, b == other.b { return true }
        // Long values need lines of their own.
        return [a, b, other.a, other.b].allSatisfy { ($0 ?? "").utf8.count <= 12 }
    }
}

extension Feature {
    /// Whether a difference is about the feature.
    fileprivate func owns(_ difference: Difference) -> Bool {
        switch self {
        case .maximumSegmentSize: difference.field == "tcp.options.mss_val"
        case .windowScale: difference.field == "tcp.options.wscale.shift"
        case .selectiveAcknowledgments: difference.field == "tcp.options.sack_perm"
        case .timestamps: difference.field == "tcp.options.timestamp.tsval"
        case .congestionNotification: difference.field == "tcp.flags" && difference.speaksOfECN
        case .fastOpen: difference.field == "tcp.options.tfo"
        case .multipath: difference.field == "tcp.options.mptcp"
        case .md5Signature: difference.field == "tcp.options.md5"
        case .authentication: difference.field == "tcp.options.ao"
        case .initialWindow: difference.field == "tcp.window_size_value"
        }
    }
}

extension Difference {
    /// Whether ECN flags are what differs.
    fileprivate var speaksOfECN: Bool { condition != nil }
}
