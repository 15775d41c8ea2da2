import SourceText

/// Places in a capture. A capture is like a text with one line for each packet, and a column for each of its bytes: that
/// is how findings point into it.
enum CapturePosition {
    /// Bits of a place that count bytes of the frame; the others count packets.
    private static let bits = 24

    /// The span of a whole packet, counted from 1, with so many captured bytes.
    static func span(packet: Int, count: Int) -> SourceSpan {
        let start = packet << bits
        return SourceSpan(start: start, end: start + min(count, 1 << bits - 1))
    }

    static func packet(_ place: Int) -> Int { place >> bits }

    /// Which byte of the frame, from 0.
    static func byte(_ place: Int) -> Int { place & (1 << bits - 1) }

    static func position(_ place: Int) -> SourcePosition {
        SourcePosition(line: packet(place), column: byte(place) + 1)
    }
}
