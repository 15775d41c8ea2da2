/// The data of a reset, which may say in words why it was sent (RFC 9293, section 3.5.3).
struct ResetCause {
    private let text: ArraySlice<UInt8>
    private let hasMore: Bool

    init(_ data: ArraySlice<UInt8>) {
        text = data.prefix { $0 != 0 }
        hasMore = data.dropFirst(text.count).contains { $0 != 0 }
    }

    func write(to lines: inout DetailsLines) {
        lines.line(1, "Reset cause: \(shown)")
        if hasMore { lines.expert(2, "Warning", "Undecoded", "Trailing stray characters") }
    }

    /// As ASCII; what that does not hold is replaced or written in octal.
    private var shown: String {
        var shown = ""
        for byte in text {
            switch byte {
            case 0x80...: shown += "\u{fffd}"
            case 0x07: shown += "\\a"
            case 0x08: shown += "\\b"
            case 0x09: shown += "\\t"
            case 0x0a: shown += "\\n"
            case 0x0b: shown += "\\v"
            case 0x0c: shown += "\\f"
            case 0x0d: shown += "\\r"
            case 0x5c: shown += "\\\\"
            case 0x20..<0x7f: shown.unicodeScalars.append(UnicodeScalar(byte))
            default: shown += "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { "\($0)" }.joined()
            }
        }
        return shown
    }
}
