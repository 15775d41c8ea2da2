import SourceText

/// What the places of a header's fields are counted from, as most of its fields have it.
struct PlaceAnchors {
    private let start: Int
    /// Where the header ends.
    private let end: Int
    /// Where fields with others in them begin, and those that stand in a row.
    private var starts: [Int: Int] = [:]

    init(
        _ range: Range<Int>, _ entries: [PacketAudit.Entry], start: Int, size: Int, _ text: Span<UInt8>,
        _ origin: Int
    ) {
        self.start = start
        end = start + size
        var votes: [Int: [Int]] = [:]
        var before: [Int: Int] = [:]
        for index in range {
            guard let position = entries[index].position else { continue }
            let name = entries[index].element[.name]
            let rows = FieldPlaces.shared.rows(
                .tcp, text, from: origin + Int(name.start), to: origin + Int(name.end))
            let parent = entries[index].parent
            if entries[index].isBehindNested { before[parent] = -1 }
            guard let row = rows.first, rows.count == 1 else {
                // Of what lies between, the length is not known.
                if rows.isEmpty { before[parent] = -1 }
                continue
            }
            if row.anchor == .parent, parent >= 0 { votes[parent, default: []].append(position - row.offset) }
            guard row.anchor == .chain else { continue }
            votes[index, default: []].append(position)
            if let last = before[parent], last >= 0, let other = entries[last].position {
                let name = entries[last].element[.name]
                let rows = FieldPlaces.shared.rows(
                    .tcp, text, from: origin + Int(name.start), to: origin + Int(name.end))
                let length = rows.first?.size ?? entries[last].statedSize ?? 0
                votes[index, default: []].append(other + length)
                votes[last, default: []].append(position - length)
            } else if parent == index - 1 {
                votes[index, default: []].append(start + 20)
            }
            before[parent] = index
        }
        for (index, found) in votes {
            let counts = found.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            guard let most = counts.max(by: { $0.value < $1.value }), 2 * most.value > found.count, most.value > 1
            else {
                continue
            }
            starts[index] = most.key
        }
    }

    private func around(_ parent: Int, _ entries: [PacketAudit.Entry]) -> Int? {
        if parent >= 0 { return entries[parent].position }
        return parent == PacketAudit.nested ? nil : start
    }

    /// Where a field's place is counted from; `nil` where that is not clear.
    func start(_ anchor: FieldPlaces.Anchor, _ index: Int, _ entries: [PacketAudit.Entry]) -> Int? {
        switch anchor {
        case .zero: 0
        case .layer: start
        case .parent: starts[entries[index].parent]
        case .chain: starts[index]
        case .around: around(entries[index].parent, entries)
        case .behind: end
        }
    }
}
