import SourceText

extension XMLElement {
    /// Whether all attributes are letter by letter those of another element.
    func hasSameText(as other: XMLElement, _ text: Span<UInt8>, _ origin: Int) -> Bool {
        for index in 0..<Attribute.names.count {
            let (left, right) = (self[index], other[index])
            guard left.isPresent == right.isPresent, left.count == right.count else { return false }
            for offset in 0..<left.count
            where text[origin + Int(left.start) + offset] != text[origin + Int(right.start) + offset] { return false }
        }
        return true
    }
}

extension Span where Element == UInt8 {
    /// Where the line begins that an offset lies in.
    func lineStart(of offset: Int) -> Int {
        var position = offset
        while position > 0, self[position - 1] != UInt8(ascii: "\n") { position -= 1 }
        return position
    }

    /// Behind the end of the line that an offset lies in.
    func lineEnd(of offset: Int) -> Int {
        min(firstOffset(of: UInt8(ascii: "\n"), from: offset, to: count) + 1, count)
    }
}
