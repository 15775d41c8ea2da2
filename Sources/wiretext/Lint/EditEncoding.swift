import SourceText

/// Brings the text of an edit into the encoding of the file that it is for.
enum EditEncoding {
    /// For a file that is read byte for byte: UTF-8, or Latin-1 where the token that gives way was no UTF-8.
    static func bytes(_ edit: TextEdit, in input: TraceInput) -> TextEdit {
        var edit = edit
        if input.usesOldLineEnds {
            edit.text = edit.text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: "\r") : $0 }
        }
        if edit.text.contains(where: { $0 >= 0x80 }), !isUTF8(input.bytes(edit.span)) {
            let scalars = String(decoding: edit.text, as: UTF8.self).unicodeScalars
            if scalars.allSatisfy({ $0.value <= 0xff }) { edit.text = scalars.map { UInt8($0.value) } }
        }
        return edit
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    static func utf16(_ text: [UInt8], bigEndian: Bool) -> [UInt8] {
        String(decoding: text, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(unit & 0xff), UInt8(unit >> 8))
            return bigEndian ? [high, low] : [low, high]
        }
    }
}
