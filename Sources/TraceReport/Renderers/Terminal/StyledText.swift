/// Words with colours, broken into lines of a width.
struct StyledText {
    private struct Piece {
        var text: String
        var role: Palette.Role?
    }

    /// Each word is made of pieces without a space between them.
    private var words: [[Piece]] = []
    private var isOpen = false

    init() {}

    init(_ inlines: [Inline]) {
        add(inlines, role: nil)
    }

    mutating func add(_ inlines: [Inline], role: Palette.Role?) {
        for inline in inlines {
            switch inline {
            case .text(let text): add(text, role)
            case .code(let text): add(text, role ?? .note)
            case .strong(let inner): add(inner, role: role ?? .strong)
            case .emphasis(let inner), .link(_, let inner), .tied(_, _, let inner): add(inner, role: role)
            case .answer(let inner): add(inner, role: .strong)
            case .quiet(let inner): add(inner, role: role ?? .quiet)
            case .reference(let reference): add(reference.text, role ?? .quiet)
            case .blank(let width, _): add(String(repeating: "_", count: max(width, 1)), role)
            }
        }
    }

    mutating func add(_ text: String, _ role: Palette.Role?) {
        var word = ""
        for scalar in TerminalText.cleaned(Array(text.utf8)).unicodeScalars {
            if scalar == " " {
                flush(&word, role)
                isOpen = false
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        flush(&word, role)
    }

    private mutating func flush(_ word: inout String, _ role: Palette.Role?) {
        guard !word.isEmpty else { return }
        let piece = Piece(text: word, role: role)
        if isOpen, !words.isEmpty { words[words.count - 1].append(piece) } else { words.append([piece]) }
        isOpen = true
        word = ""
    }

    /// Columns of the longest word, and of the whole in one line.
    var widestWord: Int { words.reduce(0) { max($0, Self.width($1)) } }
    var width: Int { words.reduce(-1) { $0 + 1 + Self.width($1) } }

    private static func width(_ word: [Piece]) -> Int {
        word.reduce(0) { $0 + TerminalText.width($1.text) }
    }

    /// The lines, and how many columns each takes.
    func lines(_ limit: Int, _ palette: Palette) -> [(text: String, width: Int)] {
        var lines: [(text: String, width: Int)] = []
        var line = ""
        var used = 0
        for word in words {
            let width = Self.width(word)
            if used > 0, used + 1 + width > limit {
                lines.append((line, used))
                line = ""
                used = 0
            }
            if used > 0 {
                line += " "
                used += 1
            }
            for piece in word { line += piece.role.map { palette.paint(piece.text, $0) } ?? piece.text }
            used += width
        }
        if used > 0 || lines.isEmpty { lines.append((line, used)) }
        return lines
    }
}
