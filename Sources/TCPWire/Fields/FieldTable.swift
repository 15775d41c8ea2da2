/// The centre of the house: each line that Wireshark prints, by the header it belongs to.
public enum FieldTable {
    public static let rows: [FieldRow] =
        headings + frame + link + ipv4 + ipv6 + tcp + options + analysis + LayerTable.rows

    /// The name of Wireshark's display filter for a field.
    public static func name(_ field: Field) -> StaticString {
        // Behind the first option of an extension header `Length:` is the option's own.
        if field == .extensionOptionLength { return "ipv6.opt.length" }
        if let row = rows.first(where: { $0.field == field && $0.name.utf8CodeUnitCount > 0 }) { return row.name }
        return repeats.first { $0.field == field }?.name ?? addressPart(field)
    }

    /// What a line says of a hardware address besides the address; which of the two it is, the lines above it tell.
    private static func addressPart(_ field: Field) -> StaticString {
        switch field {
        case .ethernetDestinationName: "eth.dst_resolved"
        case .ethernetSourceName: "eth.src_resolved"
        case .ethernetDestinationLocal: "eth.lg"
        case .ethernetDestinationGroup: "eth.ig"
        default: ""
        }
    }
}
