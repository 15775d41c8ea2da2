import TraceLint

/// The bad and the good lines of a rule's example, and what of the bad ones differs.
struct RuleExample {
    struct Line {
        var text: String
        /// Characters of it that the other side has not; none where the line is the same there.
        var mark: Range<Int>?
    }

    var bad: [Line] = []
    var good: [Line] = []
    /// A line of the trace before it, where that is needed to understand the rest.
    var before: String?

    init(_ example: Rule.Example) {
        let bad = Self.lines("\(example.bad)")
        let good = Self.lines("\(example.good)")
        before = example.behind.utf8CodeUnitCount > 0 ? "\(example.behind)" : nil
        if bad.isEmpty, good.isEmpty {
            self.bad = [Line(text: "(here the text ends)", mark: nil)]
            return
        }
        for (index, line) in bad.enumerated() {
            self.bad.append(Line(text: line, mark: Self.mark(line, index < good.count ? good[index] : "")))
        }
        self.good = good.map { Line(text: $0, mark: nil) }
    }

    private static func lines(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    /// What is between the beginnings and the ends that both have, widened to a whole word.
    private static func mark(_ line: String, _ other: String) -> Range<Int>? {
        let (line, other) = (Array(line), Array(other))
        guard line != other, !line.isEmpty else { return nil }
        var first = 0
        let shorter = min(line.count, other.count)
        while first < shorter, line[first] == other[first] { first += 1 }
        var last = 0
        while last < shorter - first, line[line.count - 1 - last] == other[other.count - 1 - last] { last += 1 }
        var (start, end) = (min(first, line.count - 1), max(line.count - last, first))
        while start > 0, isOfWord(line[start - 1]), isOfWord(line[start]) { start -= 1 }
        while end < line.count, isOfWord(line[end]), end == start || isOfWord(line[end - 1]) { end += 1 }
        return start..<max(end, start + 1)
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.unicodeScalars.first.map {
            (48...57).contains($0.value) || (65...90).contains($0.value & 0xdf) || $0 == "." || $0.value > 0x7f
        } ?? false
    }
}
