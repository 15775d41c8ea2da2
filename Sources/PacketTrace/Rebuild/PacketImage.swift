/// A packet in bytes, with the provenance of each: what a trace gives back.
public struct PacketImage: Sendable {
    /// A header within the packet, by the name of Wireshark's filter: `eth`, `ip`, `tcp`, …
    public struct Layer: Sendable {
        public var name: StaticString
        public var offset: Int
        public var length: Int
    }

    /// Bytes of one provenance.
    public struct Range: Hashable, Sendable {
        public var offset: Int
        public var length: Int
        public var provenance: Provenance
    }

    /// What the first byte is the beginning of.
    public enum Link: UInt8, Hashable, Sendable {
        case raw, ethernet, cooked, cookedV2, null, ppp
    }

    public var link = Link.raw
    public private(set) var bytes: [UInt8] = []
    public private(set) var provenance: [Provenance] = []
    public var layers: [Layer] = []
    /// The packet's length on the wire; the bytes may end before that, as with a snap length.
    public var originalLength = 0

    public init() {}

    /// A packet as a capture holds it: every byte is stated.
    public init(captured bytes: [UInt8], layers: [Layer], originalLength: Int) {
        self.bytes = bytes
        provenance = [Provenance](repeating: .stated, count: bytes.count)
        self.layers = layers
        self.originalLength = originalLength
    }

    mutating func append(_ octets: [UInt8], _ origin: Provenance) {
        bytes.append(contentsOf: octets)
        provenance.append(contentsOf: repeatElement(origin, count: octets.count))
    }

    mutating func append(_ octets: [UInt8], _ origins: [Provenance]) {
        bytes.append(contentsOf: octets)
        provenance.append(contentsOf: origins)
    }

    /// Appends a header and notes it as a layer.
    mutating func append(_ header: HeaderImage, name: StaticString) {
        layers.append(Layer(name: name, offset: bytes.count, length: header.bytes.count))
        append(header.bytes, header.provenance)
    }

    mutating func set(_ byte: UInt8, at offset: Int, _ origin: Provenance) {
        bytes[offset] = byte
        provenance[offset] = origin
    }

    /// Writes a number of `width` bytes, highest first.
    mutating func put(_ value: UInt64, at offset: Int, width: Int, _ origin: Provenance) {
        for index in 0..<width {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (width - 1 - index)))
            provenance[offset + index] = origin
        }
    }

    mutating func set(number16 value: UInt16, at offset: Int, _ origin: Provenance) {
        bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
        provenance[offset] = origin
        provenance[offset + 1] = origin
    }

    /// Cuts the packet off.
    mutating func truncate(to count: Int) {
        guard count < bytes.count else { return }
        bytes.removeLast(bytes.count - count)
        provenance.removeLast(provenance.count - count)
        for index in layers.indices {
            layers[index].length = max(0, min(layers[index].length, count - layers[index].offset))
        }
        layers.removeAll { $0.length == 0 }
    }

    /// The provenance without repetition: from 0, without holes, up to the last byte.
    public var ranges: [Range] {
        var ranges: [Range] = []
        for (offset, origin) in provenance.enumerated() {
            if let last = ranges.last, last.provenance == origin {
                ranges[ranges.count - 1].length += 1
            } else {
                ranges.append(Range(offset: offset, length: 1, provenance: origin))
            }
        }
        return ranges
    }
}
