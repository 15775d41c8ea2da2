import PacketTrace
import SourceText
import TCPWire

/// Holds `pos`, `size` and `name` of a packet's fields against those that such fields have.
struct PlaceAudit {
    /// A protocol of the packet, as its own element has it.
    struct Layer {
        var kind: FieldPlaces.Layer
        var element: XMLElement
        var position: Int?
        var size: Int?
        /// Entries from here on are its fields.
        var first: Int
        var end = Int.max
    }

    /// More than this is no slip but another version, or a packet that was not understood.
    private static let mostSlips = 3

    var slips: [Slip] = []
    /// Whether a name is misspelled: what it says is missing is not.
    private(set) var hasNames = false

    private let places = FieldPlaces.shared
    private let origin: Int
    private let base: Int
    private let length: Int

    init(origin: Int, base: Int, length: Int) {
        self.origin = origin
        self.base = base
        self.length = length
    }

    /// Finds the slips, and gives the entries the places that they should have.
    mutating func run(_ entries: inout [PacketAudit.Entry], _ layers: [Layer], _ text: Span<UInt8>) {
        var mended: [(index: Int, position: Int, size: Int)] = []
        for layer in layers {
            let range = layer.first..<min(layer.end, entries.count)
            guard !range.isEmpty else { continue }
            let start = start(of: layer, range, entries, text)
            let anchors = PlaceAnchors(range, entries, start: start, size: layer.size ?? 0, text, origin)
            if let position = layer.position, position != start {
                note(layer.element[.pos], start, .frameNumber, "the fields of this header lie elsewhere", true)
            }
            for index in range {
                if let right = check(index, layer, anchors, range, entries, text) {
                    mended.append((index, right.position, right.size))
                }
            }
        }
        guard slips.count <= Self.mostSlips else {
            slips.removeAll()
            hasNames = false
            return
        }
        for (index, position, size) in mended {
            entries[index].size = size
            if size > 0, position + size <= length { entries[index].place = position }
        }
    }

    /// Where most fields of a header say that it begins.
    private func start(
        of layer: Layer, _ range: Range<Int>, _ entries: [PacketAudit.Entry], _ text: Span<UInt8>
    ) -> Int {
        let own = layer.position ?? 0
        var counts: [Int: Int] = [:]
        for index in range {
            guard let position = entries[index].position else { continue }
            let rows = self.rows(index, layer, entries, text)
            guard rows.count == 1, rows[0].anchor == .layer else { continue }
            counts[position &- rows[0].offset, default: 0] += 1
        }
        let most = counts.max { $0.value < $1.value }
        guard let most, most.value > 2, most.value > (counts[own] ?? 0) else { return own }
        return most.key
    }

    private func rows(
        _ index: Int, _ layer: Layer, _ entries: [PacketAudit.Entry], _ text: Span<UInt8>
    ) -> [FieldPlaces.Row] {
        let element = entries[index].element
        // What has no name of its own is known by what it shows.
        let name = element[.name].isEmpty ? element[.show] : element[.name]
        return places.rows(layer.kind, text, from: origin + Int(name.start), to: origin + Int(name.end))
    }

    /// The place that a field should have, if it has another one.
    private mutating func check(
        _ index: Int, _ layer: Layer, _ anchors: PlaceAnchors, _ range: Range<Int>, _ entries: [PacketAudit.Entry],
        _ text: Span<UInt8>
    ) -> (position: Int, size: Int)? {
        let entry = entries[index]
        guard let position = entry.position, let size = entry.statedSize else { return nil }
        var rows = self.rows(index, layer, entries, text)
        if rows.isEmpty {
            checkName(index, layer, anchors, range, entries, text)
            return nil
        }
        if layer.kind == .general { rows = rows.map { .init(anchor: .zero, offset: $0.offset, size: layer.size) } }
        var fits: [(position: Int, size: Int)] = []
        for row in rows {
            guard let start = anchors.start(row.anchor, index, entries) else {
                if row.anchor == .parent, entry.parent == -1 { continue }
                return nil
            }
            let fit = (position: start + row.offset, size: row.size ?? entry.digits.map { $0 / 2 } ?? size)
            if fit.position == position, fit.size == size { return nil }
            if !fits.contains(where: { $0 == fit }) { fits.append(fit) }
        }
        // What is worked out has no bytes, in the versions that show none.
        if entry.digits == nil, !entry.element[.value].isPresent, fits.contains(where: { $0.size == 0 }) {
            fits = fits.filter { $0.size == 0 }
        }
        // Each of several places belongs to one field of the name.
        if fits.count > 1 {
            let taken = range.filter { $0 != index && hasSameName($0, index, entries, text) }
            let free = fits.filter { fit in
                !taken.contains { entries[$0].position == fit.position && entries[$0].statedSize == fit.size }
            }
            if !free.isEmpty { fits = free }
        }
        if let digits = entry.digits, fits.contains(where: { $0.size == digits / 2 }) {
            fits = fits.filter { $0.size == digits / 2 }
        }
        let moved = Set(fits.filter { $0.size == size || entry.isMissized }.map { $0.position })
        let sized = Set(fits.filter { $0.position == position }.map { $0.size })
        let field = entry.field ?? .frameNumber
        if let other = sized.first {
            // Where there are digits, their number is held against it elsewhere.
            if !entry.isMissized {
                note(entry.element[.size], other, field, "such a field has as many bytes", sized.count == 1)
                return sized.count == 1 ? (position, other) : nil
            }
        } else if let other = moved.min() {
            note(entry.element[.pos], other, field, "such a field lies there in its header", moved.count == 1)
            return moved.count == 1 ? (other, entry.size) : nil
        }
        return nil
    }

    private func hasSameName(
        _ left: Int, _ right: Int, _ entries: [PacketAudit.Entry], _ text: Span<UInt8>
    ) -> Bool {
        let (one, other) = (entries[left].element[.name], entries[right].element[.name])
        guard one.count == other.count else { return false }
        for offset in 0..<one.count
        where text[origin + Int(one.start) + offset] != text[origin + Int(other.start) + offset] {
            return false
        }
        return true
    }

    private mutating func note(_ piece: Piece, _ number: Int, _ field: Field, _ reason: StaticString, _ isOnly: Bool) {
        note(piece, Array(String(number).utf8), field, reason, isOnly)
    }

    private mutating func note(
        _ piece: Piece, _ expected: [UInt8], _ field: Field, _ reason: StaticString, _ isOnly: Bool
    ) {
        var slip = Slip(
            field, span: SourceSpan(start: base + origin + Int(piece.start), end: base + origin + Int(piece.end)),
            expected: expected, reason: reason)
        slip.isOpen = !isOnly
        slips.append(slip)
    }

    // MARK: - Names

    /// A name that nobody knows, one letter away from that of the field that has this place and is not there.
    private mutating func checkName(
        _ index: Int, _ layer: Layer, _ anchors: PlaceAnchors, _ range: Range<Int>, _ entries: [PacketAudit.Entry],
        _ text: Span<UInt8>
    ) {
        let entry = entries[index]
        let piece = entry.element[.name]
        guard piece.count > 2, let position = entry.position, let size = entry.statedSize else { return }
        let own = (0..<piece.count).map { text[origin + Int(piece.start) + $0] }
        let near = places.names[Int(layer.kind.rawValue)].filter { name in
            guard Self.isNear(own, name) else { return false }
            let isThere = range.contains { other in
                guard entries[other].parent == entry.parent, entries[other].position == position else { return false }
                let piece = entries[other].element[.name]
                return piece.count == name.count
                    && (0..<name.count).allSatisfy { text[origin + Int(piece.start) + $0] == name[$0] }
            }
            if isThere { return false }
            return places.rows(layer.kind, name.span, from: 0, to: name.count).contains { row in
                if row.anchor == .chain { return row.size ?? size == size }
                guard let start = anchors.start(row.anchor, index, entries) else { return false }
                return start + row.offset == position && (row.size ?? size) == size
            }
        }
        guard let name = near.first else { return }
        hasNames = true
        note(piece, name, entry.field ?? .frameNumber, "no field has this name", near.count == 1)
    }

    /// Whether one letter is another, missing, too many, or in the place of its neighbour.
    static func isNear(_ own: [UInt8], _ name: [UInt8]) -> Bool {
        guard abs(own.count - name.count) < 2 else { return false }
        var head = 0
        while head < min(own.count, name.count), own[head] == name[head] { head += 1 }
        var tail = 0
        while tail < min(own.count, name.count) - head, own[own.count - 1 - tail] == name[name.count - 1 - tail] {
            tail += 1
        }
        let left = own.count - head - tail
        let right = name.count - head - tail
        if left == 2, right == 2 { return own[head] == name[head + 1] && own[head + 1] == name[head] }
        return left <= 1 && right <= 1 && left + right > 0
    }
}
