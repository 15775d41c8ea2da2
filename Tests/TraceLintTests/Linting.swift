import PacketTrace
import SourceText
import TestSupport
import TraceLint
import WiresharkText

/// Lints a text as the command does.
func lint(_ text: [UInt8], at vantage: Vantage = .unknown) -> Linter {
    let access = TraceAccess(
        text: { Array(text[$0.start..<$0.end]) },
        claims: { readPackets(Array(text[$0.start..<$0.end]), base: $0.start, isClose: true).first ?? PacketClaims() },
        reread: { readPackets($0, base: $1, isClose: true).first ?? PacketClaims() })
    var linter = Linter(access: access, vantage: vantage)
    for packet in readPackets(text) { linter.add(Facts(resolving: packet), text: packet.text) }
    linter.finish()
    var reader = TextReader()
    var packet = PacketClaims()
    while reader.next(in: text.span, into: &packet) {}
    for span in reader.directives { linter.noteDirective(at: span, packet: 1) }
    if let last = text.last, last != 0x0a, linter.endsOpen {
        let line = text.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        linter.noteCut(at: SourceSpan(start: line, end: text.count))
    }
    return linter
}

extension Finding {
    var code: String { "\(rule.code)" }
    /// For messages of failed tests.
    var summary: String { "\(code) \(found) -> \(expected ?? "?") at \(span.start): \(message)" }
}

/// A change to a text.
struct Change {
    var text: [UInt8]
    /// Where the changed part stands, and the whole line.
    var place: Range<Int>
    var line: Range<Int>

    /// The first `good` behind `behind` becomes `bad`, or all that stands there where `good` is empty; nil where there
    /// is no such place.
    init?(_ good: String, to bad: String, behind: String = "", in text: [UInt8]) {
        let start = behind.isEmpty ? 0 : text.firstRange(of: Array(behind.utf8))?.upperBound
        guard let start, !good.isEmpty || !behind.isEmpty,
            let found = good.isEmpty ? start..<text.count : text[start...].firstRange(of: Array(good.utf8))
        else { return nil }
        self.text = text
        self.text.replaceSubrange(found, with: Array(bad.utf8))
        place = found.lowerBound..<found.lowerBound + bad.utf8.count
        let first = text[..<found.lowerBound].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        let last = self.text[place.upperBound...].firstIndex(of: 0x0a) ?? self.text.count
        line = first..<last
    }
}
