public import SourceText
import TCPWire

/// A line of prose that silences rules for its file: `wiretext: ignore SEQ101, CHK101`.
public struct IgnoreDirective: Sendable {
    /// One word of it, and the rules that it names, if there are any.
    public struct Word: Sendable {
        public var text: String
        public var span: SourceSpan
        public var selector: RuleSelector?
    }

    public var words: [Word] = []
    /// The directive itself, without the rules.
    public var span: SourceSpan
    /// Which packet of the trace it stands before or in, from 1.
    public var packet: Int

    /// - Parameters:
    ///   - line: the line from the word `wiretext:` on.
    ///   - span: where that stands.
    /// - Returns: `nil` where the line asks for something else.
    public init?(_ line: [UInt8], at span: SourceSpan, packet: Int) {
        let bytes = line.span
        var offset = Self.skipSpaces(line, from: "wiretext:".utf8.count)
        guard bytes.hasBytes("ignore", at: offset) else { return nil }
        offset += "ignore".utf8.count
        if offset < line.count, Self.isWord(line[offset]) { return nil }
        self.span = SourceSpan(start: span.start, end: span.start + offset)
        self.packet = packet
        while true {
            let start = Self.skipSpaces(line, from: offset)
            var end = start
            while end < line.count, Self.isWord(line[end]) { end += 1 }
            // What closes a comment is no word.
            guard end > start, line[start] != UInt8(ascii: "-") else { return }
            let text = String(decoding: line[start..<end], as: UTF8.self)
            let selector = RuleSelector(text) ?? RuleSelector(text.uppercased())
            let place = SourceSpan(start: span.start + start, end: span.start + end)
            words.append(Word(text: text, span: place, selector: selector))
            offset = Self.skipSpaces(line, from: end)
            guard offset < line.count, line[offset] == UInt8(ascii: ",") else { return }
            offset += 1
        }
    }

    private static func skipSpaces(_ line: [UInt8], from start: Int) -> Int {
        var offset = start
        while offset < line.count, line[offset] == UInt8(ascii: " ") || line[offset] == UInt8(ascii: "\t") {
            offset += 1
        }
        return offset
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension Linter {
    /// Takes note of a line of prose that begins with `wiretext:`.
    public mutating func noteDirective(at span: SourceSpan, packet: Int) {
        if let directive = IgnoreDirective(access.text(span), at: span, packet: packet) { directives.append(directive) }
    }

    /// The findings that are asked for, without those that the trace's own lines silence.
    ///
    /// - Parameter reportsUnused: whether lines that silence nothing are findings themselves; not where only some of the
    ///   packets were judged.
    public func findings(under selection: RuleSelection, reportsUnused: Bool = true) -> [Finding] {
        let asked = findings.filter { selection.contains($0.rule) }
        guard !directives.isEmpty else { return asked }
        var used: Set<Int> = []
        var kept = asked.filter { finding in
            var isSilenced = false
            for word in directives.flatMap({ $0.words }) {
                guard word.selector?.specificity(for: finding.rule) != nil else { continue }
                used.insert(word.span.start)
                isSilenced = true
            }
            return !isSilenced
        }
        let ignoresUnused = directives.contains { directive in
            directive.words.contains { $0.selector?.specificity(for: .unusedIgnore) != nil }
        }
        guard reportsUnused, !ignoresUnused, selection.contains(.unusedIgnore) else { return kept }
        for directive in directives { kept += unused(directive, used, selection) }
        kept.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        return kept
    }

    private func unused(_ directive: IgnoreDirective, _ used: Set<Int>, _ selection: RuleSelection) -> [Finding] {
        if directive.words.isEmpty {
            return [unused("names no rule; say which, as in wiretext: ignore CHK101", directive.span, directive.packet)]
        }
        var unused: [Finding] = []
        for word in directive.words where !used.contains(word.span.start) {
            guard let selector = word.selector else {
                unused.append(self.unused("no rule is called \(word.text)", word.span, directive.packet))
                continue
            }
            // A rule that nobody asked for could not find anything.
            let isAsked = RuleTable.rules.contains {
                selector.specificity(for: $0) != nil && selection.contains($0)
            }
            if isAsked {
                unused.append(
                    self.unused(
                        "there is no finding of \(word.text) to ignore in this file", word.span, directive.packet))
            }
        }
        return unused
    }

    private func unused(_ message: String, _ span: SourceSpan, _ packet: Int) -> Finding {
        Finding(
            rule: .unusedIgnore, kind: .text, severity: Rule.unusedIgnore.severity, message: message,
            packet: max(packet, 1), frame: nil, field: .frameNumber, span: span,
            found: String(decoding: access.text(span), as: UTF8.self), expected: nil, related: [], repair: nil)
    }
}
