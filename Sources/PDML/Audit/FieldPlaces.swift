/// Where the fields of the headers lie, and how many bytes they have, as `pos` and `size` say.
///
/// Wireshark gives each field the same place in its header in every version, or one of two or three. The rows were
/// measured on what sixteen versions from 1.0 to 4.6 printed; a field that lies elsewhere by nature has no row.
struct FieldPlaces {
    enum Layer: UInt8 {
        case general, frame, ethernet, ip4, ip6, tcp

        private static let names: [(name: StaticString, layer: Layer)] = [
            ("geninfo", .general), ("frame", .frame), ("eth", .ethernet), ("ip", .ip4), ("ipv6", .ip6), ("tcp", .tcp),
        ]

        init?(_ text: Span<UInt8>, _ start: Int, _ count: Int) {
            for row in Self.names where row.name.utf8CodeUnitCount == count && text.hasBytes(row.name, at: start) {
                self = row.layer
                return
            }
            return nil
        }
    }

    /// What a place is counted from.
    enum Anchor {
        /// It is 0, whatever lies where.
        case zero
        case layer
        /// The field around it.
        case parent
        /// It begins where the field before it ends.
        case chain
        /// The field around it, as that says itself.
        case around
        /// The end of the header.
        case behind
    }

    struct Row {
        var anchor: Anchor
        var offset: Int
        /// `nil` where that depends on the packet.
        var size: Int?
    }

    static let shared = FieldPlaces()

    private var rows: [UInt64: [Row]] = [:]
    /// All names by their layer, for those that are misspelled.
    private(set) var names: [[[UInt8]]] = []

    private init() {
        names = Array(repeating: [], count: 6)
        for group in Self.table {
            for name in group.names.split(separator: " ") {
                let bytes = Array(name.utf8)
                let key = Self.key(group.layer, bytes.span, 0, bytes.count)
                if rows[key] == nil { names[Int(group.layer.rawValue)].append(bytes) }
                rows[key, default: []].append(Row(anchor: group.anchor, offset: group.offset, size: group.size))
            }
        }
    }

    /// The places that a field of this name may have; none where nothing is known of it.
    func rows(_ layer: Layer, _ text: Span<UInt8>, from start: Int, to end: Int) -> [Row] {
        rows[Self.key(layer, text, start, end)] ?? []
    }

    /// FNV-1a.
    private static func key(_ layer: Layer, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(layer.rawValue)
        for offset in start..<max(start, end) { hash = (hash ^ UInt64(text[offset])) &* 0x100_0000_01b3 }
        return hash
    }
}
