import TCPWire

/// A header under construction: which fields cover which of its bytes, and what is known of them.
struct HeaderImage {
    var bytes: [UInt8]
    var provenance: [Provenance]
    /// Where what was written ends, be it only a guess.
    private(set) var writtenCount = 0

    /// All zero, and nothing known.
    init(count: Int) {
        bytes = [UInt8](repeating: 0, count: count)
        provenance = [Provenance](repeating: .assumed, count: count)
    }

    /// Writes a number of `width` bytes, highest first, if there is one.
    mutating func put(_ value: UInt64?, at offset: Int, width: Int, _ origin: Provenance = .stated) {
        guard let value else { return }
        writtenCount = max(writtenCount, offset + width)
        for index in 0..<width {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (width - 1 - index)))
            provenance[offset + index] = origin
        }
    }

    /// How many bytes there are up to the last that is more than assumed.
    var knownCount: Int {
        (provenance.lastIndex { $0 != .assumed } ?? -1) + 1
    }
}
