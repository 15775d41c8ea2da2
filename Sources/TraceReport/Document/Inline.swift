/// Text within a line, with what it means.
public indirect enum Inline: Sendable {
    case text(String)
    case strong([Inline])
    case emphasis([Inline])
    /// Something that stands on the wire or in the trace.
    case code(String)
    case link(Anchor, [Inline])
    case reference(RFCReference)
    case tied(Tie, Hue, [Inline])
    /// An empty field to write into, so many characters wide; `name` says what belongs there.
    case blank(Int, name: String)
    /// What belongs into a blank, in the key to a worksheet.
    case answer([Inline])
    case quiet([Inline])
}

extension Inline: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .text(value) }
}

extension [Inline] {
    /// Our own words, with `**strong**`, `_emphasis_` behind a space, and `` `code` ``. Never for text of a trace.
    public static func rich(_ text: String) -> [Inline] {
        var inlines: [Inline] = []
        var plain: [UInt8] = []
        let bytes = [UInt8](text.utf8)
        var index = 0
        func flush() {
            if !plain.isEmpty { inlines.append(.text(String(decoding: plain, as: UTF8.self))) }
            plain = []
        }
        while index < bytes.count {
            let isDouble = bytes[index] == 0x2a && index + 1 < bytes.count && bytes[index + 1] == 0x2a
            let width = isDouble ? 2 : bytes[index] == 0x60 ? 1 : 0
            if width > 0, let end = close(bytes, from: index + width, mark: bytes[index], width: width) {
                flush()
                let inner = String(decoding: bytes[(index + width)..<end], as: UTF8.self)
                inlines.append(isDouble ? .strong([.text(inner)]) : .code(inner))
                index = end + width
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        flush()
        return inlines
    }

    private static func close(_ bytes: [UInt8], from start: Int, mark: UInt8, width: Int) -> Int? {
        var index = start
        while index + width <= bytes.count {
            if bytes[index] == mark, width == 1 || bytes[index + 1] == mark { return index }
            index += 1
        }
        return nil
    }

    /// The words alone.
    public var plainText: String {
        var text = ""
        for inline in self {
            switch inline {
            case .text(let part), .code(let part): text += part
            case .strong(let inner), .emphasis(let inner), .link(_, let inner), .tied(_, _, let inner),
                .answer(let inner), .quiet(let inner):
                text += inner.plainText
            case .reference(let reference): text += reference.text
            case .blank(let width, _): text += String(repeating: "_", count: width)
            }
        }
        return text
    }
}

/// A place in an RFC; the only thing outside of a document that it links to.
public struct RFCReference: Hashable, Sendable {
    /// As people write it: `RFC 9293, section 3.4`.
    public var text: String
    /// Where that is, if it is an RFC.
    public var address: String?

    public init(_ text: String) {
        self.text = text
        let bytes = Array(text.utf8)
        guard bytes.starts(with: "RFC ".utf8) else {
            address = nil
            return
        }
        let digits = bytes[4...].prefix { (48...57).contains($0) }
        guard !digits.isEmpty else {
            address = nil
            return
        }
        var address = "https://www.rfc-editor.org/rfc/rfc" + String(decoding: digits, as: UTF8.self)
        let mark = Array(", section ".utf8)
        let rest = bytes[(4 + digits.count)...]
        if rest.starts(with: mark) {
            let section = rest.dropFirst(mark.count).prefix { (48...57).contains($0) || $0 == 46 }
            if !section.isEmpty { address += ".html#section-" + String(decoding: section, as: UTF8.self) }
        }
        self.address = address
    }
}
