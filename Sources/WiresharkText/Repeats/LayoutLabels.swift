import PacketTrace
import SourceText
import TCPWire

/// Finds the row of ``LayoutTable`` that a line is: its label counts with capital and small letters, as they tell the
/// versions apart.
struct LayoutLabels: Sendable {
    private struct Entry: Sendable {
        var row: Int
        var spelling: Int
    }

    private static let shared = LayoutLabels()
    private let table: LabelTable
    private var entries: [Entry] = []
    /// Entries by their header, and by the length of their label as far as ``longest``.
    private var places: [[Int]]
    private static let longest = 63
    /// The line that lists the protocols of a frame: a long list is cut, and the label says so.
    private var protocols: (row: Int, spelling: Int)?

    private init() {
        var rows: [FieldRow] = []
        places = [[Int]](repeating: [], count: (Int(HeaderKind.other.rawValue) + 1) * (Self.longest + 1))
        for (index, row) in LayoutTable.rows.enumerated() {
            for spelling in row.spellings.indices {
                rows.append(FieldRow(nil, "", row.header, .marker, [row.spellings[spelling].label]))
                places[Self.place(row.header, row.spellings[spelling].label.utf8CodeUnitCount)].append(entries.count)
                entries.append(Entry(row: index, spelling: spelling))
                if "\(row.spellings[spelling].label)" == "Protocols in frame:", protocols == nil {
                    protocols = (index, spelling)
                }
            }
        }
        table = LabelTable(rows: rows)
    }

    /// How long the label is that stands here; `nil` where none of that section does.
    static func length(_ text: Span<UInt8>, at offset: Int, _ header: HeaderKind) -> Int? {
        shared.table.match(text, at: offset, context: UInt64(1) << UInt64(header.rawValue))?.length
    }

    static func find(
        _ text: Span<UInt8>, at start: Int, to end: Int, _ header: HeaderKind, _ isInOption: Bool
    ) -> (row: Int, spelling: Int)? {
        var offset = start
        if text[offset] == UInt8(ascii: "[") { offset += 1 }
        if let pattern = BitPattern(text, at: offset, to: end) { offset = pattern.rest }
        // `[Protocols in frame [truncated]: eth:…`, and in later versions `[Protocols in frame […]: eth:…`.
        if header == .frame, text.hasBytes("Protocols in frame [", at: offset), let row = shared.protocols {
            return row
        }
        let context = UInt64(1) << UInt64((isInOption ? HeaderKind.option : header).rawValue)
        guard let match = shared.table.match(text, at: offset, context: context), offset + match.length <= end else {
            return nil
        }
        // Labels that differ only in the case of their letters are different lines, or different versions.
        let header = LayoutTable.rows[shared.entries[match.row].row].header
        for index in shared.places[place(header, match.length)] {
            let entry = shared.entries[index]
            let label = LayoutTable.rows[entry.row].spellings[entry.spelling].label
            if label.utf8CodeUnitCount == match.length, text.hasBytes(label, at: offset) {
                return (entry.row, entry.spelling)
            }
        }
        // A label that Wireshark never wrote so, in letters that someone changed.
        return (shared.entries[match.row].row, shared.entries[match.row].spelling)
    }

    private static func place(_ header: HeaderKind, _ length: Int) -> Int {
        Int(header.rawValue) * (longest + 1) + min(length, longest)
    }
}
