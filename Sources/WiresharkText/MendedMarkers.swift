import SourceText

/// Marks before the words that show only after entities, escapes and encodings were undone.
extension MendedText {
    /// Makes blanks of them, line by line.
    mutating func stripMarkers() {
        var line = 0
        while line < bytes.count {
            strip(from: line)
            line = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        }
    }

    private mutating func strip(from start: Int) {
        var offset = start
        while offset < bytes.count {
            if let citation = LineDamage.citationEnd(bytes.span, at: offset, to: bytes.count) {
                for index in offset..<citation { blank(at: index) }
                offset = citation
                continue
            }
            if LineDamage.isButton(bytes.span, at: offset), offset + 3 <= bytes.count {
                blank(at: offset, count: 3)
            } else {
                switch bytes[offset] {
                case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "*"),
                    UInt8(ascii: "/"):
                    break
                case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: "!"):
                    guard isSpaced(offset) || offset + 1 < bytes.count && bytes[offset + 1] == bytes[offset] else {
                        return
                    }
                    blank(at: offset)
                case UInt8(ascii: "v"), UInt8(ascii: "V"):
                    guard isSpaced(offset) else { return }
                    blank(at: offset)
                case UInt8(ascii: "\""), UInt8(ascii: "'"): blank(at: offset)
                case 0xe2 where offset + 2 < bytes.count && bytes[offset + 1] & 0xfe == 0x96:
                    blank(at: offset, count: 3)
                default: return
                }
            }
            offset += 1
        }
    }

    private func isSpaced(_ offset: Int) -> Bool { offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: " ") }
}
