/// Text within Markdown that stays text.
enum MarkdownEscape {
    /// Marks that GitHub's Markdown could take for more than a character stand behind a backslash, or are written by number.
    static func text(_ text: String) -> String {
        let scalars = [Unicode.Scalar](TerminalText.cleaned(Array(text.utf8)).unicodeScalars)
        var escaped = ""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "|", "~": escaped += "\\" + String(Character(scalar))
            // These would make elements, entities, formulas, or links to people and issues.
            case "<", ">", "&", "$", "@", "#": escaped += "&#\(scalar.value);"
            // An address would become a link, a word between colons a picture.
            case ":" where index + 1 < scalars.count && scalars[index + 1] != " ": escaped += "&#58;"
            case ".", ")", "+", "-", "=":
                escaped += opensBlock(scalars, index) ? "\\" + String(Character(scalar)) : String(Character(scalar))
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether a mark could begin a list, a rule or a heading: nothing but digits stand before it.
    private static func opensBlock(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
            && (index == 0) == (scalars[index] != "." && scalars[index] != ")")
    }

    /// Code between as many backticks as it takes.
    static func code(_ text: String) -> String {
        let clean = TerminalText.cleaned(Array(text.utf8))
        let marks = String(repeating: "`", count: longestRun(of: 0x60, in: clean) + 1)
        let needsRoom = clean.utf8.first == 0x60 || clean.utf8.last == 0x60
        let room = needsRoom ? " " : ""
        // Within a table a bar would end the cell even in code.
        var inner = ""
        for character in clean { inner += character == "|" ? "\\|" : String(character) }
        return marks + room + inner + room + marks
    }

    /// Lines in a fence that none of them ends.
    static func fence(_ lines: [String], language: String = "text") -> [String] {
        let clean = lines.map { TerminalText.cleaned(Array($0.utf8)) }
        let longest = clean.reduce(2) { max($0, longestRun(of: 0x60, in: $1)) }
        let marks = String(repeating: "`", count: longest + 1)
        return [marks + language] + clean + [marks]
    }

    private static func longestRun(of byte: UInt8, in text: String) -> Int {
        var longest = 0
        var run = 0
        for other in text.utf8 {
            run = other == byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
