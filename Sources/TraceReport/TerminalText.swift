/// Text of a trace on its way to a terminal.
public enum TerminalText {
    /// The text without what a terminal would obey: C0 and C1 controls and bidirectional overrides become U+FFFD, a tab
    /// becomes one space, so that columns stay columns. Line ends stay only where they are asked for.
    public static func cleaned(_ bytes: [UInt8], keepingLines: Bool = false) -> String {
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isKept = isSafe(scalar) || keepingLines && scalar == "\n"
            text.unicodeScalars.append(isKept ? scalar : scalar == "\t" ? " " : "\u{fffd}")
        }
        return text
    }

    static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x061c, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069, 0x2028, 0x2029: false
        default: true
        }
    }

    /// How many columns the text takes: two for wide East Asian characters, none for combining marks.
    public static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ScalarWidth.columns($1) }
    }
}

/// Colours by role, or none.
struct Palette {
    var isColoured: Bool

    enum Role {
        case error, warning, note, quiet, strong
    }

    func paint(_ text: String, _ role: Role) -> String {
        guard isColoured else { return text }
        let code =
            switch role {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            case .quiet: "34"
            case .strong: "1"
            }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }
}
