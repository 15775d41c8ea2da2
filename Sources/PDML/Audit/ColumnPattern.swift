import SourceText

/// The columns before an equals sign, `...0 0101 .... = `: other digits than 0 and 1 count as columns that say nothing.
struct ColumnPattern {
    /// Which columns have a digit; the last column is bit 0.
    private(set) var mask: UInt64 = 0
    private(set) var columns = 0
    /// The digits alone, moved down to bit 0; `nil` where one is none of a bit.
    private(set) var value: UInt64? = 0
    /// Behind the last column.
    let end: Int
    /// Behind the equals sign.
    var rest: Int { end + 3 }

    init?(_ text: Span<UInt8>, at start: Int, to limit: Int) {
        var position = start
        var bits: UInt64 = 0
        var isBinary = true
        while position < limit {
            let byte = text[position]
            if byte == UInt8(ascii: ".") {
                mask <<= 1
                columns += 1
            } else if byte &- UInt8(ascii: "0") < 10 {
                mask = mask << 1 | 1
                bits = bits << 1 | UInt64(byte & 1)
                if byte > UInt8(ascii: "1") { isBinary = false }
                columns += 1
            } else if byte != UInt8(ascii: " ") {
                break
            }
            position += 1
        }
        while position > start, text[position - 1] == UInt8(ascii: " ") { position -= 1 }
        guard columns >= 8, columns <= 64, mask != 0, position == limit || text.hasBytes(" = ", at: position) else {
            return nil
        }
        end = position
        value = isBinary ? bits : nil
    }
}
