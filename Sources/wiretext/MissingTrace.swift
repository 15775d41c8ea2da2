import SourceText

/// The word for an input in which no packet was found.
enum MissingTrace {
    /// - Parameter text: the beginning of the input, by which forms of other tools are known.
    static func message(_ path: String, _ text: [UInt8] = []) -> String {
        if let form = otherForm(text) {
            return "\(path): looks like \(form); make packet details or a capture instead: tshark -r FILE -V"
        }
        return "\(path): no packet details found; expected lines as Wireshark prints them, such as "
            + "'Transmission Control Protocol, Src Port: …' (make them with: tshark -r FILE -V)"
    }

    /// Forms in which other programs write packets, by a mark that stands in some line of each.
    private static func otherForm(_ text: [UInt8]) -> String? {
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let line = Array(line)
            if has(line, "Flags [") && (has(line, " IP ") || has(line, " IP6 ")) || has(line, "IP (tos 0x") {
                return "the text of tcpdump"
            }
            if has(line, "SOCK_STREAM, IPPROTO_TCP)") || isPacketdrill(line) { return "a script of packetdrill" }
            if has(line, " TCP "), has(line, " Win="), has(line, " Len=") {
                return "a packet list without its details"
            }
        }
        return nil
    }

    /// `+0 < S 0:0(0) win 32792 <mss 1460>`
    private static func isPacketdrill(_ line: [UInt8]) -> Bool {
        guard let first = line.first, first == UInt8(ascii: "+") || (48...57).contains(first) else { return false }
        return (has(line, " < ") || has(line, " > ")) && has(line, "(0)")
    }

    private static func has(_ line: [UInt8], _ mark: StaticString) -> Bool {
        for start in line.indices where line.span.hasBytes(mark, at: start) { return true }
        return false
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
