/// Lines of packet details, indented by their depth.
struct DetailsLines: Sendable {
    var bytes: [UInt8] = []

    mutating func line(_ depth: Int, _ text: String) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 4 * depth))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// What Wireshark's expert has to say below the line at `depth - 1`.
    mutating func expert(_ depth: Int, _ severity: String, _ group: String, _ text: String) {
        line(depth, "[Expert Info (\(severity)/\(group)): \(text)]")
        line(depth + 1, "[\(text)]")
        line(depth + 1, "[Severity level: \(severity)]")
        line(depth + 1, "[Group: \(group)]")
    }

    /// A line whose value is shown bit by bit.
    mutating func bits(_ depth: Int, _ value: UInt64, width: Int, mask: UInt64, _ text: String) {
        line(depth, Self.pattern(value, width: width, mask: mask) + " = " + text)
    }

    /// `.... ...1 ....`: digits where the mask has bits, in groups of four.
    static func pattern(_ value: UInt64, width: Int, mask: UInt64) -> String {
        var text = ""
        for bit in stride(from: width - 1, through: 0, by: -1) {
            text += mask >> UInt64(bit) & 1 == 0 ? "." : value >> UInt64(bit) & 1 == 0 ? "0" : "1"
            if bit % 4 == 0, bit > 0 { text += " " }
        }
        return text
    }

    /// `[X: 0.034095000 seconds]`
    mutating func time(_ depth: Int, _ label: String, _ nanoseconds: Int64) {
        line(depth, "[\(label): \(TimeText.seconds(nanoseconds)) seconds]")
    }
}

extension HexText {
    /// `0x00ff`
    static func prefixed(_ value: UInt64, _ count: Int) -> String { "0x" + digits(value, count) }
}
