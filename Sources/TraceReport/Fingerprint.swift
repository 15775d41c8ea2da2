import TCPWire
import TraceLint

/// What a finding is known by when lines move: its rule and field, the token, and the words of its line.
public enum Fingerprint {
    /// Sixteen hexadecimal digits.
    public static func text(of entry: LintReport.Entry) -> String {
        let finding = entry.finding
        var hash = FNV()
        hash.add(Array("\(finding.rule.code)".utf8))
        hash.add(Array("\(FieldTable.name(finding.field))".utf8))
        hash.add(Array(finding.found.utf8))
        hash.add(Array((finding.expected ?? "").utf8))
        hash.add(words(of: entry.place.line))
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The line without its indentation and the marks of quotation and comment before it.
    private static func words(of line: [UInt8]) -> [UInt8] {
        let marks = Array(" \t>|#*/".utf8)
        var words = Array(line.drop { marks.contains($0) })
        while let last = words.last, last <= UInt8(ascii: " ") { words.removeLast() }
        return words
    }

    /// Fowler, Noll and Vo's hash 1a, 64 bits.
    private struct FNV {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func add(_ bytes: [UInt8]) {
            // A byte that no text has ends each part.
            for byte in bytes + [0xff] { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
    }
}
