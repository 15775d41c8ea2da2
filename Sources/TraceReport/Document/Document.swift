/// A report as data: what it says, in order. Builders make it, renderers only draw it.
public struct Document: Sendable {
    public var title: String
    /// What the document is, in a sentence; for machines that list it.
    public var summary: String
    public var blocks: [Block]
    /// What stands at the very end.
    public var colophon: [Inline]

    public init(title: String, summary: String, blocks: [Block] = [], colophon: [Inline] = []) {
        self.title = title
        self.summary = summary
        self.blocks = blocks
        self.colophon = colophon
    }
}

/// A part of a document with a heading of its own.
public struct Section: Sendable {
    public var anchor: Anchor
    public var title: [Inline]
    /// A word above the heading, such as a number.
    public var label: String
    public var blocks: [Block]

    public init(_ anchor: Anchor, _ title: [Inline], label: String = "", blocks: [Block]) {
        self.anchor = anchor
        self.title = title
        self.label = label
        self.blocks = blocks
    }
}

/// The name of a place in a document: letters, digits and hyphens only.
public struct Anchor: Hashable, Sendable {
    public let name: String

    /// - Parameter name: other characters become hyphens.
    public init(_ name: String) {
        var text = ""
        for byte in name.utf8 {
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
            text.unicodeScalars.append(isPlain ? Unicode.Scalar(byte) : "-")
        }
        self.name = text
    }

    /// A place within this one.
    public func sub(_ part: String) -> Anchor { Anchor(name + "-" + part) }
}

/// What belongs together in a document, wherever it stands: the byte, the field in the map, the printed line, the words
/// about it. The first key is the element's own, further ones are what it is a part of.
public struct Tie: Hashable, Sendable {
    public var keys: [Anchor]

    public init(_ key: Anchor, partOf others: [Anchor] = []) {
        keys = [key] + others
    }

    public var own: Anchor { keys[0] }
}

/// A colour by what it stands for. Colour never says anything that the words do not.
public enum Hue: UInt8, Hashable, Sendable, CaseIterable {
    case plain, port, sequence, acknowledgment, control, window, checksum, urgent, option, address

    public var name: StaticString {
        switch self {
        case .plain: "plain"
        case .port: "port"
        case .sequence: "seq"
        case .acknowledgment: "ack"
        case .control: "ctl"
        case .window: "win"
        case .checksum: "sum"
        case .urgent: "urg"
        case .option: "opt"
        case .address: "adr"
        }
    }
}
