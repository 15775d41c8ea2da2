import PacketTrace
import SourceText

/// What the author says between two packets: a packet may be shown once more, or be left out, on purpose.
struct Introduction {
    /// Words further away speak of something else.
    private static let reach = 4096

    /// The lines, in small letters, without fences.
    private let text: [UInt8]

    /// What stands between a packet and the one before it in the trace.
    init(_ access: TraceAccess, from before: SourceSpan, to packet: SourceSpan) {
        let end = PacketText(access, packet).span.start
        let start = max(PacketText(access, before).span.end, end - Self.reach)
        guard start < end else {
            text = []
            return
        }
        text = access.text(SourceSpan(start: start, end: end)).split(separator: UInt8(ascii: "\n")).filter { line in
            let words = line.drop { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
            return !words.starts(with: "```".utf8) && !words.starts(with: "~~~".utf8)
        }.joined(separator: [UInt8(ascii: " ")]).map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    }

    /// Whether there are words at all.
    var hasWords: Bool { text.contains { $0 &- UInt8(ascii: "a") < 26 || $0 >= 0x80 } }

    /// Whether they say that something is not shown.
    var tellsOfGap: Bool {
        let words = [
            "...", "\u{2026}", "left out", "leave out", "omit", "skip", "not shown", "hidden", "removed", "snip",
            "missing",
        ]
        return words.contains { word in
            let word = Array(word.utf8)
            return text.indices.contains { text[$0...].starts(with: word) }
        }
    }
}
