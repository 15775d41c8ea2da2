import PacketTrace
import TCPWire

/// A segment's header as map and as bytes.
struct SegmentFigures {
    let anatomy: HeaderAnatomy
    let place: Anchor

    init(_ anatomy: HeaderAnatomy) {
        self.anatomy = anatomy
        place = Scene.anchor(anatomy.packet)
    }

    func tie(_ part: HeaderPart) -> Tie {
        Tie(place.sub(part.key), partOf: part.parent.map { [place.sub($0)] } ?? [])
    }

    /// Where the words about a part stand.
    func target(_ part: HeaderPart) -> Anchor { place.sub(part.parent ?? part.key) }

    // MARK: Map

    var map: HeaderMap {
        let count = anatomy.bytes.count
        var rows: [HeaderMap.Row] = []
        for start in stride(from: 0, to: count, by: 4) {
            rows.append(HeaderMap.Row(offset: start, cells: cells(8 * start..<8 * min(start + 4, count))))
        }
        return HeaderMap(
            title: "The header, \(count) bytes, in the layout of RFC 9293: each row is one word of 32 bits", rows: rows)
    }

    private func cells(_ row: Range<Int>) -> [HeaderMap.Cell] {
        anatomy.parts.compactMap { part in
            let start = max(part.bit, row.lowerBound)
            let end = min(part.bit + part.bits, row.upperBound)
            guard start < end else { return nil }
            // The widest piece of a part that goes over the end of a row carries the words.
            let isMain = start == mainPiece(part)
            return HeaderMap.Cell(
                bits: end - start, name: part.name, letters: part.letters, value: isMain ? [.text(value(part))] : [],
                tie: tie(part), hue: part.hue, origin: part.origin, target: target(part), isContinuation: !isMain)
        }
    }

    /// Long values do not fit into a cell.
    private func value(_ part: HeaderPart) -> String {
        part.value.utf8.count > 40 ? String(part.value.prefix(16)) + "…" : part.value
    }

    private func mainPiece(_ part: HeaderPart) -> Int {
        var best = (start: part.bit, bits: 0)
        var start = part.bit
        while start < part.bit + part.bits {
            let end = min((start / 32 + 1) * 32, part.bit + part.bits)
            if end - start > best.bits { best = (start, end - start) }
            start = end
        }
        return best.start
    }

    // MARK: Bytes

    var bytes: ByteRows {
        ByteRows(
            title: "The same \(anatomy.bytes.count) bytes as they travel, in hexadecimal",
            bytes: anatomy.bytes.indices.map { index in
                let parts = anatomy.parts.filter { $0.bytes.contains(index) }
                return byte(index, parts)
            })
    }

    private func byte(_ index: Int, _ parts: [HeaderPart]) -> ByteRows.Byte {
        // A byte of several bits belongs to the field that they make up.
        let first = parts.first
        let own = first.map { $0.parent ?? $0.key } ?? "rest"
        var others: [Anchor] = []
        for part in parts {
            for key in [part.parent, part.key].compactMap({ $0 }) where key != own && !others.contains(place.sub(key)) {
                others.append(place.sub(key))
            }
        }
        let names = uniqueNames(parts)
        let origin = anatomy.origins[index]
        let digits = Figures.digits(UInt64(anatomy.bytes[index]), 2)
        let text = origin == .absent ? "··" : digits
        let spoken = origin == .absent ? "not shown" : "hex " + digits
        return ByteRows.Byte(
            anchor: place.sub("b\(index)"), text: text, tie: Tie(place.sub(own), partOf: others),
            hue: first?.hue ?? .plain, origin: origin, target: place.sub(own),
            name: "byte \(index): \(spoken), \(names), \(origin.name)")
    }

    private func uniqueNames(_ parts: [HeaderPart]) -> String {
        var names: [String] = []
        for part in parts {
            let name = part.parent == "flags" ? "Flags" : part.key == "flags" ? "Flags" : part.name
            if !names.contains(name) { names.append(name) }
        }
        return Figures.list(names)
    }
}
