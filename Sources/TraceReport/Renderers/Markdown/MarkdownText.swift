/// Text within Markdown that stays text.
enum MarkdownEscape {
    /// Every mark that GitHub's Markdown could take for more than a character stands behind a backslash.
    static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in TerminalText.cleaned(Array(text.utf8)).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "(", ")", "#", "+", "!", "|", "~", "&", "@", ":",
                "$":
                // A colon, an at sign or a number sign would else make links of addresses, people and issues.
                escaped += isLinking(scalar) ? "&#\(scalar.value);" : "\\" + String(Character(scalar))
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func isLinking(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "@" || scalar == "#" || scalar == "<" || scalar == "&" || scalar == "$"
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
