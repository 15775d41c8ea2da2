/// The bytes in a piece of a hex dump that begins and ends with a byte.
enum DumpToken {
    /// The pairs of digits. Behind the end of a line stand the next one's marks and offset, before it the characters of
    /// the first.
    static func pairs(of token: [UInt8]) -> [(offset: Int, value: UInt8)] {
        var pairs: [(offset: Int, value: UInt8)] = []
        var position = 0
        while position + 1 < token.count {
            if let high = digit(token[position]), let low = digit(token[position + 1]) {
                pairs.append((position, high << 4 | low))
                position += 3
                let goesOn =
                    position + 1 < token.count && digit(token[position]) != nil && digit(token[position + 1]) != nil
                if goesOn, position + 2 >= token.count || token[position + 2] <= UInt8(ascii: " ") { continue }
            }
            guard let next = nextLine(token, from: position) else { break }
            position = next
        }
        return pairs
    }

    /// The first byte of the line behind this one.
    private static func nextLine(_ token: [UInt8], from start: Int) -> Int? {
        guard start < token.count, let end = token[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        var position = end + 1
        // Marks before the offset, the offset, and the spaces behind it.
        while position < token.count, digit(token[position]) == nil { position += 1 }
        while position < token.count, digit(token[position]) != nil { position += 1 }
        while position < token.count, token[position] == UInt8(ascii: " ") { position += 1 }
        return position < token.count ? position : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
