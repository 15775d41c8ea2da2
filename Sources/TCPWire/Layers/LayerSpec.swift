/// How a header lies on the wire, and how it is printed: a row of ``LayerTable``.
public struct LayerSpec: Sendable {
    public var kind: HeaderKind
    /// The name of Wireshark's display filter.
    public var name: StaticString
    /// The header's parts in the order of the wire.
    public var parts: [Part]
    /// What the header says about its own length, where that is not the sum of its parts.
    public var length: Length?
    /// The printed lines, the heading among them.
    public var rows: [FieldRow]

    /// A run of bits or bytes.
    public enum Part: Sendable {
        /// So many bits; without a field, bits that are not printed.
        case bits(Field?, Int)
        /// Bits that are there only if another field says so.
        case bitsIf(Condition, Field?, Int)
        /// Bits that are there only where they are printed.
        case optional(Field, Int)
        /// Bits that count larger units than the printed number.
        case scaled(Field, Int, unit: UInt64)
        /// All printed bytes of a field, one value behind the other.
        case octets(Field)
        /// Options: type, length (of the data alone) and data, as far as they are printed.
        case options(type: Field, length: Field)
    }

    /// Any of these bits of a field is set.
    public struct Condition: Sendable {
        public var field: Field
        public var mask: UInt64
    }

    /// The header has (value + extra) units.
    public struct Length: Sendable {
        public var field: Field
        public var unit: Int
        public var extra: Int
        /// What one printed unit counts: 1 where the number itself is printed.
        public var printedUnit = 1
    }
}
