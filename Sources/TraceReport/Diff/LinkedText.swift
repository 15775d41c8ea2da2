import SourceText

/// Our own words with the RFCs that they name as links.
enum LinkedText {
    static func inlines(_ text: String) -> [Inline] {
        let bytes = Array(text.utf8)
        var inlines: [Inline] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let end = reference(bytes, at: index) else {
                index += 1
                continue
            }
            if index > start { inlines.append(.text(String(decoding: bytes[start..<index], as: UTF8.self))) }
            inlines.append(.reference(RFCReference(String(decoding: bytes[index..<end], as: UTF8.self))))
            index = end
            start = end
        }
        if start < bytes.count { inlines.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
        return inlines
    }

    /// Where `RFC 9293, section 3.4` ends, if it begins here.
    private static func reference(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes.span.hasBytes("RFC ", at: start) else { return nil }
        var end = digits(bytes, start + 4)
        guard end > start + 4 else { return nil }
        if bytes.span.hasBytes(", section ", at: end) {
            var last = digits(bytes, end + 10)
            while last > end + 10, last + 1 < bytes.count, bytes[last] == UInt8(ascii: "."),
                digits(bytes, last + 1) > last + 1
            {
                last = digits(bytes, last + 1)
            }
            if last > end + 10 { end = last }
        }
        return end
    }

    private static func digits(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = start
        while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
        return end
    }
}
