import SourceText

/// The word for an input in which no packet was found.
enum MissingTrace {
    static func message(_ path: String) -> String {
        "\(path): no packet details found; expected lines as Wireshark prints them, such as "
            + "'Transmission Control Protocol, Src Port: …' (make them with: tshark -r FILE -V)"
    }
}

/// A document may hold a trace or none; a Markdown file without one is fine.
enum MarkdownText {
    /// Whether the first lines have what only Markdown has: a fence, or a heading behind number signs.
    static func looksLikeMarkdown(_ input: TraceInput) -> Bool {
        let text = input.bytes(SourceSpan(start: 0, end: 64 << 10))
        return text.split(separator: UInt8(ascii: "\n")).contains { line in
            let line = Array(line).span
            if line.hasBytes("```", at: 0) || line.hasBytes("~~~", at: 0) { return true }
            var signs = 0
            while signs < line.count, line[signs] == UInt8(ascii: "#") { signs += 1 }
            return (1...6).contains(signs) && signs + 1 < line.count && line[signs] == UInt8(ascii: " ")
        }
    }
}
