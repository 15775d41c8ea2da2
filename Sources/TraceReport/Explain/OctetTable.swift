import TCPWire

/// Every octet of a header in a row of its own: what it is in hexadecimal, in bits and in decimal, and whose it is.
struct OctetTable {
    let figures: SegmentFigures

    private var anatomy: HeaderAnatomy { figures.anatomy }

    var table: Table {
        Table(
            caption: ["The header octet by octet, offsets from its beginning"],
            columns: [
                .init("Offset", .right), .init("Hex"), .init("Bits"), .init("Decimal", .right), .init("Field"),
                .init("Known from"),
            ],
            rows: anatomy.bytes.indices.map { row($0) })
    }

    private func row(_ index: Int) -> [[Inline]] {
        let byte = UInt64(anatomy.bytes[index])
        let origin = index < anatomy.origins.count ? anatomy.origins[index] : .absent
        let isShown = origin != .absent
        return [
            [.text("\(index)")], [.code(isShown ? Figures.digits(byte, 2) : "··")],
            [.code(isShown ? Self.bits(byte) : "········")], [.text(isShown ? "\(byte)" : "–")], fields(index),
            [.text("\(origin.name)")],
        ]
    }

    /// The fields that the octet is a part of, each with a link to the words about it.
    private func fields(_ index: Int) -> [Inline] {
        var inlines: [Inline] = []
        for part in anatomy.parts where part.bytes.contains(index) {
            if !inlines.isEmpty { inlines.append(.text(", ")) }
            inlines.append(.link(figures.target(part), [.text(part.name)]))
        }
        return inlines
    }

    private static func bits(_ byte: UInt64) -> String {
        let text = String(byte, radix: 2)
        return String(repeating: "0", count: 8 - text.utf8.count) + text
    }
}
