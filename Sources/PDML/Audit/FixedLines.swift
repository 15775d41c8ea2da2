import PacketTrace
import SourceText
import TCPWire

/// Lines that stand together or not at all: the four of `geninfo`, and the three parts of a remark.
struct FixedLines {
    let entries: [PacketAudit.Entry]
    let origin: Int
    let base: Int

    private static let general: [StaticString] = ["num", "len", "caplen", "timestamp"]
    private static let remark: [StaticString] = ["_ws.expert.message", "_ws.expert.severity", "_ws.expert.group"]

    func gaps(_ general: PlaceAudit.Layer?, _ text: Span<UInt8>) -> [Slip] {
        var slips: [Slip] = []
        if let general {
            let range = general.first..<min(general.end, entries.count)
            slips += gap(in: Array(range), Self.general, behind: general.element, text)
        }
        for head in entries.indices where isNamed(head, "_ws.expert", text) {
            let parts = entries.indices.filter { entries[$0].parent == head }
            slips += gap(in: parts, Self.remark, behind: entries[head].element, text)
        }
        return slips
    }

    private func isNamed(_ index: Int, _ name: StaticString, _ text: Span<UInt8>) -> Bool {
        let piece = entries[index].element[.name]
        return piece.count == name.utf8CodeUnitCount && text.hasBytes(name, at: origin + Int(piece.start))
    }

    /// The one line that is missing; where more are, somebody left them out.
    private func gap(
        in parts: [Int], _ names: [StaticString], behind head: XMLElement, _ text: Span<UInt8>
    ) -> [Slip] {
        let present = names.map { name in parts.first { isNamed($0, name, text) } }
        guard present.count(where: { $0 == nil }) == 1, let missing = present.firstIndex(where: { $0 == nil }) else {
            return []
        }
        var before = missing > 0 ? present[missing - 1].map { entries[$0].element } : nil
        // A remark begins with the field that names it.
        if before == nil, let first = parts.first, !isNamed(first, names[1], text) { before = entries[first].element }
        let line = (before ?? head)[.name]
        let start = text.lineStart(of: origin + Int(line.start))
        let end = text.firstOffset(of: UInt8(ascii: "\n"), from: start, to: text.count)
        var slip = Slip(
            .frameNumber, span: SourceSpan(start: base + start, end: base + end),
            expected: Array("\(names[missing])".utf8), reason: "every version prints it with the others")
        slip.isMissing = true
        if end < text.count { slip.insertion = insertion(names[missing], present, head, text) }
        return [slip]
    }

    /// The line as its neighbours have it, where they say what stands in it.
    private func insertion(
        _ name: StaticString, _ present: [Int?], _ head: XMLElement, _ text: Span<UInt8>
    ) -> [UInt8]? {
        guard let label = Self.labels.first(where: { "\($0.name)" == "\(name)" })?.label,
            let neighbour = present.compactMap({ $0 }).first
        else { return nil }
        let field: Field = label == "Number" ? .frameNumber : label == "Frame Length" ? .frameLength : .captureLength
        let stated = entries.first { $0.field == field && $0.place == nil && $0.statedSize == 0 }
        guard let stated, let number = text.decimal(of: stated.element[.show], origin),
            let size = entries[neighbour].statedSize
        else { return nil }
        let start = text.lineStart(of: origin + Int(entries[neighbour].element[.name].start))
        var line: [UInt8] = []
        var offset = start
        while offset < text.count, text[offset] != UInt8(ascii: "<") {
            line.append(text[offset])
            offset += 1
        }
        let value = String(number, radix: 16)
        line +=
            #"<field name="\#(name)" pos="0" show="\#(number)" showname="\#(label)" value="\#(value)" size="\#(size)"/>"#
            .utf8
        return line + [UInt8(ascii: "\n")]
    }

    private static let labels: [(name: StaticString, label: String)] = [
        ("num", "Number"), ("len", "Frame Length"), ("caplen", "Captured Length"),
    ]
}

extension Span where Element == UInt8 {
    /// The number that an attribute is; `nil` where it is none.
    fileprivate func decimal(of piece: Piece, _ origin: Int) -> UInt64? {
        guard !piece.isEmpty, let found = decimal(at: origin + Int(piece.start), to: origin + Int(piece.end)),
            found.end == origin + Int(piece.end)
        else { return nil }
        return found.value
    }
}
