public import HandshakeDiff
import PacketTrace

/// Two traces and how their handshakes differ, ready to be drawn.
public struct DiffReport: Sendable {
    /// One of the two inputs.
    public struct Input: Sendable {
        public var path: String
        /// `text`, `pdml` or `capture`.
        public var kind: StaticString

        public init(path: String, kind: StaticString) {
            self.path = path
            self.kind = kind
        }
    }

    public var a: Input
    public var b: Input
    public var diff: HandshakeDiff

    public init(a: Input, b: Input, diff: HandshakeDiff) {
        self.a = a
        self.b = b
        self.diff = diff
    }

    /// What was settled in one pair, as far as it is worth a word.
    struct Settled {
        var feature: Feature
        var a: String
        var b: String
        var whyA: String?
        var whyB: String?
        /// What each trace's SYN and SYN-ACK say.
        var offersA: Agreement
        var offersB: Agreement
        var isSame: Bool { a == b }
    }

    func settled(_ pair: Int) -> [Settled] {
        let handshakes = diff.pairs[pair].handshakes
        return Feature.allCases.compactMap { feature in
            let a = NegotiationText.value(feature, handshakes.settledA)
            let b = NegotiationText.value(feature, handshakes.settledB)
            let isSpoken = Self.isSpoken(handshakes.settledA[feature]) || Self.isSpoken(handshakes.settledB[feature])
            guard feature.isUsual || isSpoken else { return nil }
            return Settled(
                feature: feature, a: a, b: b, whyA: NegotiationText.reason(handshakes.settledA[feature].outcome),
                whyB: NegotiationText.reason(handshakes.settledB[feature].outcome),
                offersA: handshakes.settledA[feature], offersB: handshakes.settledB[feature])
        }
    }

    private static func isSpoken(_ agreement: Agreement) -> Bool {
        agreement.offered.isPresent || agreement.answered.isPresent
    }

    /// Whether one of the two connections was refused.
    func isReset(_ pair: Int) -> Bool {
        let handshakes = diff.pairs[pair].handshakes
        return handshakes.a.outcome == .refused || handshakes.b.outcome == .refused
    }

    func differences(of pair: Int) -> [Difference] {
        diff.differences.filter { $0.pair == pair }
    }

    /// `SYN 4:64:0:1460:…`
    func signature(_ segment: HandshakeSegment?) -> String? {
        segment.map { StackSignature.text(of: $0) }
    }

    /// What it all comes to, in a sentence.
    var verdict: String {
        let count = diff.pairs.count
        let scope = count == 1 ? "" : " in \(count) handshakes"
        guard !diff.isSame else {
            return "same: \(diff.comparedCount) fields compared\(scope)"
        }
        var parts: [String] = []
        for (suggestion, words) in [
            (Suggestion.path, "rewritten on the path"), (.endpoint, "chosen by a host"), (.noise, "noise"),
        ] {
            let number = diff.differences.count { $0.meaning.suggests == suggestion }
            if number > 0 { parts.append("\(number) \(words)") }
        }
        let number = diff.differences.count
        return "different\(scope): \(number) difference\(number == 1 ? "" : "s") (\(parts.joined(separator: ", ")))"
    }

    /// What could not be compared: fields by the side that lacks them.
    var gaps: [String] {
        var gaps: [(reason: String, fields: [String])] = []
        for missing in diff.notCompared {
            let isWhole = missing.field == "tcp" || missing.field == "tcp.stream"
            if let index = gaps.firstIndex(where: { $0.reason == missing.reason }) {
                if !isWhole, !gaps[index].fields.contains(missing.field) { gaps[index].fields.append(missing.field) }
            } else {
                gaps.append((missing.reason, isWhole ? [] : [missing.field]))
            }
        }
        return gaps.map { gap in
            guard !gap.fields.isEmpty else { return gap.reason }
            return Self.shortened(gap.fields).joined(separator: ", ") + ": " + gap.reason
        }
    }

    /// A whole IP header that is not printed in one word.
    private static func shortened(_ fields: [String]) -> [String] {
        guard fields.contains("ip.version") else { return fields }
        return ["IP header"]
            + fields.filter { !$0.utf8.starts(with: "ip.".utf8) && !$0.utf8.starts(with: "ipv6.".utf8) }
    }
}
