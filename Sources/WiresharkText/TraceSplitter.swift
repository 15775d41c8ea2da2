import SourceText

/// Where a long text may be cut so that its parts can be read apart.
public enum TraceSplitter {
    /// Headings that open a packet, the outermost first.
    private static let headings: [StaticString] = [
        "Frame ", "Ethernet II,", "Internet Protocol Version", "Transmission Control Protocol, Src",
    ]

    /// The start of the last line that opens a packet, behind the first byte; `nil` where no line does.
    public static func lastBoundary(in text: Span<UInt8>) -> Int? {
        for heading in headings {
            if let boundary = lastLine(opening: heading, in: text) { return boundary }
            // A packet that begins here goes on to the next such heading; those inside of it open none.
            if opens(heading, text, at: 0) { return nil }
        }
        return nil
    }

    private static func lastLine(opening heading: StaticString, in text: Span<UInt8>) -> Int? {
        var end = text.count
        while end > 0 {
            var start = end
            while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            if start > 0, opens(heading, text, at: start) { return start }
            end = start - 1
        }
        return nil
    }

    private static func opens(_ heading: StaticString, _ text: Span<UInt8>, at line: Int) -> Bool {
        let (content, _) = TextReader.skipPrefix(text, from: line, to: text.count)
        return text.hasBytes(heading, at: content) && isNumbered(heading, text, content)
    }

    private static func isNumbered(_ heading: StaticString, _ text: Span<UInt8>, _ content: Int) -> Bool {
        guard heading.utf8CodeUnitCount == 6 else { return true }
        return text.decimal(at: content + 6, to: text.count) != nil
    }
}
