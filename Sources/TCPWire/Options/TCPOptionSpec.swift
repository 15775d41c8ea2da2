/// What wiretext knows of one option kind: a row of ``TCPOptionTable``.
public struct TCPOptionSpec: Sendable {
    public var kind: UInt8
    /// The name in IANA's registry.
    public var name: StaticString
    /// The defining RFC and section.
    public var reference: StaticString
    /// The names in the list behind Wireshark's `Options:` line, the current one first.
    public var listNames: [StaticString]
    /// How Wireshark's heading line of the option begins, behind `TCP Option - ` where it has that.
    public var headings: [StaticString]
    /// The lengths that the standard allows, kind and length bytes included; empty where any from 2 on will do.
    public var lengths: [Int]
    /// Where the values behind kind and length stand; the first layout that fits is the option's own.
    public var layouts: [OptionLayout]
    /// Numbers in the heading line, in their order there.
    public var headingFields: [Field]
    /// Whether the heading's numbers repeat (SACK blocks).
    public var repeats: Bool
    /// The option's own lines.
    public var lines: [FieldRow]

    /// The one length of an option of fixed size.
    public var length: Int? { lengths.count == 1 ? lengths[0] : nil }
    public var listName: StaticString { listNames[0] }
    public var heading: StaticString { headings[0] }

    public init(
        kind: UInt8, name: StaticString, reference: StaticString, listNames: [StaticString], headings: [StaticString],
        lengths: [Int] = [], layouts: [OptionLayout] = [], headingFields: [Field] = [], repeats: Bool = false,
        lines: [FieldRow] = []
    ) {
        self.kind = kind
        self.name = name
        self.reference = reference
        self.listNames = listNames
        self.headings = headings
        self.lengths = lengths
        self.layouts = layouts
        self.headingFields = headingFields
        self.repeats = repeats
        self.lines = lines
    }
}

/// All option kinds that have a row; any other kind is kept raw.
public enum TCPOptionTable {
    /// The most frequent first.
    public static let rows: [TCPOptionSpec] = [
        .noOperation, .timestamps, .sack, .endOfOptionList, .maximumSegmentSize, .windowScale, .sackPermitted,
        .multipath, .fastOpen, .userTimeout, .md5Signature, .authentication, .echo, .echoReply, .connectionCount,
        .connectionCountNew, .connectionCountEcho, .scpsCapabilities, .selectiveNegativeAcknowledgment,
        .recordBoundaries, .corruptionExperienced, .quickStart, .accurateECN0, .accurateECN1, .experiment1,
        .experiment2, .riverbedProbe, .riverbedTransparency, .encryptionNegotiation,
    ]

    /// The row of a kind, where there is one.
    public static func row(kind: UInt8) -> TCPOptionSpec? {
        index(kind: kind).map { rows[$0] }
    }

    /// Where in ``rows`` a kind stands.
    @inline(__always)
    public static func index(kind: UInt8) -> Int? {
        let index = indices[Int(kind)]
        return index == 0xff ? nil : Int(index)
    }

    private static let indices: [UInt8] = {
        var table = [UInt8](repeating: 0xff, count: 256)
        for (index, row) in rows.enumerated() { table[Int(row.kind)] = UInt8(index) }
        return table
    }()

    /// The lines of all options, each with its option.
    static let lines: [FieldRow] = {
        var lines: [FieldRow] = []
        for (index, row) in rows.enumerated() {
            for var line in row.lines {
                line.option = index
                lines.append(line)
            }
        }
        return lines
    }()
}
