import PacketTrace
import SourceText

/// Tells packets that stand as Wireshark printed them, quoted or shifted perhaps, from those whose lines went through
/// something that changes them: trees with markers, wrapped or cut lines, other letters.
///
/// What lines repeat is only held against each other where they are the printed ones: the reader makes sense of the rest,
/// and a line that does not look as printed may be any other's.
enum RegularPrint {
    /// Spaces that each level of the tree is indented by.
    private static let step = 4

    static func holds(_ claims: PacketClaims, _ bytes: [UInt8]) -> Bool {
        guard !claims.isReflowed, let first = claims.lines.first else { return false }
        // An item of PDML has no letters of its own before it.
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return true }
        guard first.isHeading else { return false }
        for line in claims.lines {
            let start = line.content - claims.text.start
            let end = min(line.span.end - claims.text.start, bytes.count)
            guard start >= 0, start < end else { return false }
            if (line.column - first.column) % step != 0 { return false }
            if !isRegular(bytes[start..<end], isHeading: line.isHeading) { return false }
        }
        return true
    }

    private static func isRegular(_ content: ArraySlice<UInt8>, isHeading: Bool) -> Bool {
        guard let initial = content.first else { return false }
        var end = content.endIndex
        while end > content.startIndex, content[end - 1] <= 0x20 { end -= 1 }
        // A soft line break of quoted-printable (RFC 2045, section 6.7).
        if end > content.startIndex, content[end - 1] == UInt8(ascii: "=") { return false }
        // The end of a line of a page, and spaces that do not break.
        if end > content.startIndex, content[end - 1] == UInt8(ascii: ">"), initial != UInt8(ascii: "<") {
            return false
        }
        for index in content.indices.dropLast() where content[index] == 0xc2 && content[index + 1] == 0xa0 {
            return false
        }
        switch initial {
        // Where fields stand without a heading, the first of them opens the section.
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return !isHeading || !content.starts(with: "Source ".utf8)
        case UInt8(ascii: "["), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "<"): return !isHeading
        // A pattern of bits; dots alone stand for what was left out.
        case UInt8(ascii: "."): return !isHeading && content[..<end].contains { $0 != UInt8(ascii: ".") && $0 != 0x20 }
        default: return !isHeading && isEdge(content)
        }
    }

    /// `left edge = 1 (relative)`, the only lines that begin with a small letter.
    private static func isEdge(_ content: ArraySlice<UInt8>) -> Bool {
        content.starts(with: "left edge".utf8) || content.starts(with: "right edge".utf8)
    }
}
