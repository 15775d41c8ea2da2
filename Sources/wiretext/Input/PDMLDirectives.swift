import SourceText

/// Comments of a PDML document that speak to us: `<!-- wiretext: ignore SEQ101 -->` near its beginning.
enum PDMLDirectives {
    private static let reach = 64 << 10

    static func find(in input: TraceInput) -> [SourceSpan] {
        let head = input.bytes(SourceSpan(start: 0, end: reach))
        var spans: [SourceSpan] = []
        var offset = 0
        while let start = next("<!--", in: head, from: offset), let end = next("-->", in: head, from: start + 4) {
            var word = start + 4
            while word < end, head[word] <= UInt8(ascii: " ") { word += 1 }
            if head.span.hasBytes("wiretext:", at: word) { spans.append(SourceSpan(start: word, end: end)) }
            offset = end + 3
        }
        return spans
    }

    private static func next(_ mark: StaticString, in text: [UInt8], from start: Int) -> Int? {
        (start..<max(start, text.count)).first { text.span.hasBytes(mark, at: $0) }
    }
}
