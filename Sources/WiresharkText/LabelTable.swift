import SourceText
import TCPWire

/// Finds the row of ``FieldTable`` that a line's label belongs to: one look at the first eight bytes, and at the first
/// four for the labels that have no more.
struct LabelTable: Sendable {
    struct Match {
        var row: Int
        /// Bytes of the label, its separator included.
        var length: Int
    }

    /// What the reader needs of a row: plain values, copied for nothing.
    struct Row: Sendable {
        var field: Field?
        var header: HeaderKind
        var form: ValueForm
        var marker: Marker
        /// Whether only one option has such a line.
        var isOwnOption: Bool

        init(_ row: FieldRow) {
            field = row.field
            header = row.header
            form = row.form
            marker = row.marker
            isOwnOption = row.option != nil
        }
    }

    private struct Entry: Sendable {
        var words: Int
        var length: Int
        var context: UInt64
        var row: Int
        var next: Int
    }

    private static let bucketBits: UInt64 = 10
    /// The first entry for eight folded bytes; behind them, those for labels of less than eight.
    private var buckets: [Int16]
    private var entries: [Entry] = []
    private var words: [UInt64] = []
    let rows: [Row]

    /// Letters compare without case: setting bit 5 also maps some signs onto others, the same way on both sides.
    private static let fold: UInt64 = 0x2020_2020_2020_2020

    init(rows: [FieldRow] = FieldTable.rows) {
        self.rows = rows.map(Row.init)
        buckets = [Int16](repeating: -1, count: 2 << Self.bucketBits)
        var labels: [(label: StaticString, row: Int)] = []
        for (index, row) in rows.enumerated() {
            for label in row.labels { labels.append((label, index)) }
        }
        // Insertion is at the front: the longest label of a bucket is asked first.
        labels.sort { $0.label.utf8CodeUnitCount < $1.label.utf8CodeUnitCount }
        for (label, row) in labels { insert(label, row: row, context: Self.context(of: rows[row])) }
    }

    private mutating func insert(_ label: StaticString, row: Int, context: UInt64) {
        let first = words.count
        let length = label.utf8CodeUnitCount
        for start in stride(from: 0, to: length, by: 8) {
            var word: UInt64 = 0
            for index in start..<min(start + 8, length) {
                word |= UInt64(unsafe label.utf8Start[index]) << UInt64(8 * (index - start))
            }
            words.append(word | Self.fold)
        }
        let bucket = length < 8 ? Self.shortBucket(words[first]) : Self.bucket(words[first])
        entries.append(
            Entry(
                words: first, length: length, context: context, row: row, next: Int(buckets[bucket])))
        buckets[bucket] = Int16(entries.count - 1)
    }

    @inline(__always)
    private static func bucket(_ word: UInt64) -> Int {
        Int((word &* 0x9e37_79b9_7f4a_7c15) >> (64 - bucketBits))
    }

    @inline(__always)
    private static func shortBucket(_ word: UInt64) -> Int {
        (1 << Int(bucketBits)) &+ bucket(word & 0xffff_ffff)
    }

    /// Headings and lines of no particular header are looked for everywhere.
    private static func context(of row: FieldRow) -> UInt64 {
        if let option = row.option { return lines(ofOption: option) }
        if row.form.rawValue <= ValueForm.icmpHeading.rawValue || row.header == .other { return .max }
        return 1 << UInt64(row.header.rawValue)
    }

    /// The lines of no protocol that is modelled.
    static let otherLines: UInt64 = 1 << 31

    /// Lines that only one option has, by its place in ``TCPOptionTable/rows``.
    static func lines(ofOption option: Int) -> UInt64 { 1 << UInt64(32 + min(option, 31)) }

    /// Lines that only options of this kind have.
    static func lines(ofKind kind: UInt64) -> UInt64 {
        guard kind <= 0xff, let option = TCPOptionTable.index(kind: UInt8(kind)) else { return 0 }
        return lines(ofOption: option)
    }

    /// The row whose label stands at `offset`, among those that belong into the context.
    @inline(__always)
    func match(_ text: Span<UInt8>, at offset: Int, context: UInt64) -> Match? {
        let first = text.word(at: offset) | Self.fold
        return match(text, at: offset, first, Self.bucket(first), context)
            ?? match(text, at: offset, first, Self.shortBucket(first), context)
    }

    @inline(__always)
    private func match(
        _ text: Span<UInt8>, at offset: Int, _ first: UInt64, _ bucket: Int, _ context: UInt64
    ) -> Match? {
        var index = Int(buckets[bucket])
        while index >= 0 {
            let entry = entries[index]
            if entry.context & context != 0, isEqual(entry, first, text, offset) {
                return Match(row: entry.row, length: entry.length)
            }
            index = entry.next
        }
        return nil
    }

    @inline(__always)
    private func isEqual(_ entry: Entry, _ first: UInt64, _ text: Span<UInt8>, _ offset: Int) -> Bool {
        var remaining = entry.length
        var word = first
        var index = entry.words
        var position = offset
        while true {
            let difference = word ^ words[index]
            if remaining <= 8 {
                return remaining == 8 ? difference == 0 : difference << UInt64(64 - 8 * remaining) == 0
            }
            if difference != 0 { return false }
            remaining -= 8
            index += 1
            position += 8
            word = text.word(at: position) | Self.fold
        }
    }
}
