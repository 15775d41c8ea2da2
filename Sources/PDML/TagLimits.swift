import SourceText

/// Start tags that would keep the parser busy: it compares each attribute with all others.
enum TagLimits {
    /// PDML's elements have eight attributes at most.
    static let mostAttributes = 64
    /// Shorter tags cannot hold enough of them to matter.
    static let suspicious = 4096

    static func problem(in text: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, message: String)? {
        var tag = start
        while tag < end {
            let next = text.firstOffset(of: UInt8(ascii: "<"), from: tag + 1, to: end)
            if next - tag > suspicious, attributes(in: text, from: tag, to: next) > mostAttributes {
                return (tag, "an element has more than \(mostAttributes) attributes")
            }
            tag = next
        }
        return nil
    }

    /// How many values in quotes there are, counted no further than the limit.
    private static func attributes(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var count = 0
        var offset = start
        while offset < end, count <= mostAttributes {
            let equals = text.firstOffset(of: UInt8(ascii: "="), from: offset, to: end)
            guard equals + 1 < end else { break }
            let quote = text[equals + 1]
            offset = equals + 1
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            count += 1
            offset = text.firstOffset(of: quote, from: equals + 2, to: end) + 1
        }
        return count
    }
}
