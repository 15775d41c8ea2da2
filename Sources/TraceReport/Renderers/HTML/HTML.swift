/// HTML under construction. Names are fixed at compile time and all else is escaped, so that nothing in a trace can become
/// markup.
struct HTML {
    struct Attribute {
        var name: StaticString
        var value: String

        init(_ name: StaticString, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    private(set) var bytes: [UInt8] = []

    mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
        append("<")
        append(name)
        for attribute in attributes {
            append(" ")
            append(attribute.name)
            append("=\"")
            escape(attribute.value)
            append("\"")
        }
        append(">")
    }

    mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        append(">")
    }

    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ body: (inout HTML) -> Void) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func text(_ text: String) { escape(text) }

    /// Markup, styles or script that is part of the program.
    mutating func fixed(_ text: StaticString) { append(text) }

    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func append(_ text: StaticString) { bytes.append(contentsOf: "\(text)".utf8) }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "'": append("&#39;")
            default:
                let shown = TerminalText.isSafe(scalar) || scalar == "\n" ? scalar : scalar == "\t" ? " " : "\u{fffd}"
                bytes.append(contentsOf: String(Character(shown)).utf8)
            }
        }
    }
}
