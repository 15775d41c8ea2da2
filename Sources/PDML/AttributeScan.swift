import SourceText

/// Finds attributes' values in a start tag by hand: the parser copies those with references or line ends in them and no
/// longer knows where they stood.
enum AttributeScan {
    private static let names: [(name: StaticString, attribute: XMLElement.Attribute)] = [
        ("name", .name), ("showname", .showname), ("hide", .hide), ("size", .size), ("pos", .pos), ("show", .show),
        ("value", .value), ("unmaskedvalue", .unmaskedvalue),
    ]

    /// - Parameter end: offset behind the last attribute.
    static func locate(_ element: inout XMLElement, in text: Span<UInt8>, tagEnd end: Int) {
        var start = min(end, text.count)
        // No attribute holds a raw `<`, or the parser would have refused it.
        while start > 0, text[start - 1] != UInt8(ascii: "<") { start -= 1 }
        var position = start
        while position < end {
            let equals = text.firstOffset(of: UInt8(ascii: "="), from: position, to: end)
            guard equals < end else { return }
            var quote = equals + 1
            while quote < end, text[quote] <= UInt8(ascii: " ") { quote += 1 }
            guard quote < end, text[quote] == UInt8(ascii: "\"") || text[quote] == UInt8(ascii: "'") else { return }
            let close = text.firstOffset(of: text[quote], from: quote + 1, to: end)
            if let attribute = attribute(before: equals, in: text, from: position) {
                element[attribute] = Piece(
                    start: Int32(truncatingIfNeeded: quote + 1), end: Int32(truncatingIfNeeded: close))
            }
            position = close + 1
        }
    }

    private static func attribute(
        before equals: Int, in text: Span<UInt8>, from start: Int
    ) -> XMLElement.Attribute? {
        var end = equals
        while end > start, text[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        var begin = end
        while begin > start, text[begin - 1] > UInt8(ascii: " ") { begin -= 1 }
        return names.first { $0.name.utf8CodeUnitCount == end - begin && text.hasBytes($0.name, at: begin) }?.attribute
    }
}
