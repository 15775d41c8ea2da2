import SourceText
import TCPWire

/// Finds what a PDML name stands for: rows of ``FieldTable``, their other names, and the single flags.
struct FieldNames: Sendable {
    struct Entry: Sendable {
        var name: StaticString
        var field: Field
        var header: HeaderKind
        var form: ValueForm
        /// For single flags their bits; 0 for all others.
        var mask: UInt16 = 0
        var next: Int16 = -1
    }

    private static let bucketBits: UInt64 = 9
    private var buckets = [Int16](repeating: -1, count: 1 << Int(bucketBits))
    private var entries: [Entry] = []

    init() {
        for row in FieldTable.rows where row.name.utf8CodeUnitCount > 0 {
            if let field = row.field, !has(row.name, row.header) {
                insert(Entry(name: row.name, field: field, header: row.header, form: row.form))
            }
        }
        for other in FieldTable.otherNames {
            guard let row = FieldTable.rows.first(where: { $0.field == other.field && $0.name.utf8CodeUnitCount > 0 })
            else { continue }
            insert(Entry(name: other.name, field: other.field, header: row.header, form: row.form))
        }
        for flag in FieldTable.flagNames {
            insert(Entry(name: flag.name, field: .flags, header: .tcp, form: .flagRow, mask: flag.mask))
        }
    }

    private func has(_ name: StaticString, _ header: HeaderKind) -> Bool {
        entries.contains { "\($0.name)" == "\(name)" && $0.header == header }
    }

    private mutating func insert(_ entry: Entry) {
        let length = entry.name.utf8CodeUnitCount
        var bytes: [UInt8] = []
        for index in 0..<length { bytes.append(unsafe entry.name.utf8Start[index]) }
        let bucket = Self.bucket(bytes.span, from: 0, to: length)
        var entry = entry
        entry.next = buckets[bucket]
        buckets[bucket] = Int16(entries.count)
        entries.append(entry)
    }

    /// The first and the last eight bytes of a name tell nearly all of them apart.
    @inline(__always)
    private static func bucket(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let count = end &- start
        var first = text.word(at: start)
        if count < 8 { first &= (UInt64(1) << UInt64(8 &* count)) &- 1 }
        let last = count < 8 ? 0 : text.word(at: end &- 8)
        let mixed = (first ^ last &* 3 ^ UInt64(count)) &* 0x9e37_79b9_7f4a_7c15
        return Int(mixed >> (64 - bucketBits))
    }

    @inline(__always)
    func entry(_ text: Span<UInt8>, from start: Int, to end: Int) -> Entry? {
        guard end > start else { return nil }
        var index = Int(buckets[Self.bucket(text, from: start, to: end)])
        while index >= 0 {
            let entry = entries[index]
            if entry.name.utf8CodeUnitCount == end &- start, text.hasBytes(entry.name, at: start) { return entry }
            index = Int(entry.next)
        }
        return nil
    }
}
