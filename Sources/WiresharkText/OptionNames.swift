import SourceText
import TCPWire

/// Finds the option that a heading begins with: the same table as for labels, filled with the options' names.
struct OptionNames: Sendable {
    struct Match {
        /// Index into ``TCPOptionTable/rows``.
        var option: Int
        /// Bytes of the name.
        var length: Int
        /// Whether other options are called so, too.
        var isShared: Bool
    }

    private let table: LabelTable
    private let options: [Int]
    private let shared: [Bool]
    /// Names of less than the four bytes that the table looks at.
    private let short: [(name: StaticString, row: Int)]

    init() {
        var rows: [FieldRow] = []
        var options: [Int] = []
        var shared: [Bool] = []
        for (index, option) in TCPOptionTable.rows.enumerated() {
            for name in option.headings + option.listNames {
                if let old = rows.firstIndex(where: { Self.isEqual($0.labels[0], name) }) {
                    if options[old] != index { shared[old] = true }
                    continue
                }
                rows.append(FieldRow(nil, "", .other, .optionHeading, [name]))
                options.append(index)
                shared.append(false)
            }
        }
        table = LabelTable(rows: rows)
        self.options = options
        self.shared = shared
        short = rows.indices.filter { rows[$0].labels[0].utf8CodeUnitCount < 4 }.map { (rows[$0].labels[0], $0) }
    }

    private static func isEqual(_ left: StaticString, _ right: StaticString) -> Bool {
        guard left.utf8CodeUnitCount == right.utf8CodeUnitCount else { return false }
        for index in 0..<left.utf8CodeUnitCount {
            if unsafe left.utf8Start[index] != right.utf8Start[index] { return false }
        }
        return true
    }

    /// The longest name that stands at `offset`.
    func match(_ text: Span<UInt8>, at offset: Int) -> Match? {
        if let match = table.match(text, at: offset, context: .max) {
            return Match(option: options[match.row], length: match.length, isShared: shared[match.row])
        }
        for entry in short where text.hasBytes(entry.name, at: offset) {
            return Match(option: options[entry.row], length: entry.name.utf8CodeUnitCount, isShared: shared[entry.row])
        }
        return nil
    }

    /// Whether a name begins so and goes on.
    func isBeginning(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        let count = end - start
        return TCPOptionTable.rows.contains { option in
            (option.headings + option.listNames).contains { name in
                guard name.utf8CodeUnitCount > count else { return false }
                for index in 0..<count where unsafe name.utf8Start[index] != text[start + index] { return false }
                return true
            }
        }
    }

    /// The kind that an element of the list names: 0x100 where no kind is called so, or several.
    func kind(_ text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
        if let match = match(text, at: start), start + match.length == end {
            return match.isShared ? 0x100 : UInt64(TCPOptionTable.rows[match.option].kind)
        }
        guard text.hasBytes("Unknown (0x", at: start), let kind = text.hexadecimal(at: start + 11, to: end),
            kind.value <= 0xff
        else { return 0x100 }
        return kind.value
    }
}
