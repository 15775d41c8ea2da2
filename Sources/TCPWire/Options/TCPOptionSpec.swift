/// What wiretext knows of one option kind: a row of ``TCPOptionTable``.
public struct TCPOptionSpec: Sendable {
    public var kind: UInt8
    /// The name in IANA's registry.
    public var name: StaticString
    /// The defining RFC and section.
    public var reference: StaticString
    /// The name in the list behind Wireshark's `Options:` line.
    public var listName: StaticString
    /// How Wireshark's heading line of the option begins, behind `TCP Option - ` where it has that.
    public var heading: StaticString
    /// The length that the standard fixes, kind and length bytes included; `nil` where it varies.
    public var length: Int?
    /// The values behind kind and length.
    public var parts: [Part]
    /// Numbers in the heading line, in their order there.
    public var headingFields: [Field]
    /// Whether the last pair of parts repeats until the option ends (SACK blocks).
    public var repeats = false

    /// A number at a fixed place in the option.
    public struct Part: Sendable {
        public var field: Field
        /// Offset from the kind byte.
        public var offset: Int
        /// Width in bytes, 1 … 8.
        public var width: Int

        public init(_ field: Field, offset: Int, width: Int) {
            self.field = field
            self.offset = offset
            self.width = width
        }
    }

    public init(
        kind: UInt8, name: StaticString, reference: StaticString, listName: StaticString, heading: StaticString,
        length: Int?, parts: [Part] = [], headingFields: [Field] = [], repeats: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.reference = reference
        self.listName = listName
        self.heading = heading
        self.length = length
        self.parts = parts
        self.headingFields = headingFields
        self.repeats = repeats
    }
}

/// All option kinds that have a row; any other kind is kept raw.
public enum TCPOptionTable {
    public static let rows: [TCPOptionSpec] = [
        .endOfOptionList, .noOperation, .maximumSegmentSize, .windowScale, .sackPermitted, .sack, .timestamps,
    ]

    /// The row of a kind, where there is one.
    public static func row(kind: UInt8) -> TCPOptionSpec? {
        let index = rowOfKind[Int(kind)]
        return index == 0xff ? nil : rows[Int(index)]
    }

    private static let rowOfKind: [UInt8] = {
        var table = [UInt8](repeating: 0xff, count: 256)
        for (index, row) in rows.enumerated() { table[Int(row.kind)] = UInt8(index) }
        return table
    }()
}
