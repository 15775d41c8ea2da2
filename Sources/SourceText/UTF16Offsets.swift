/// Finds the places of a text in the UTF-16 that it was decoded from, in one pass.
public struct UTF16Offsets: Sendable {
    private let offsets: [Int]
    private var decoder: UTF16Decoder
    private var found: [Int] = []
    private var decoded = 0
    private var raw = 0

    /// - Parameter offsets: places in the decoded text, ascending, each at the edge of a character.
    public init(_ offsets: [Int], bigEndian: Bool) {
        self.offsets = offsets
        decoder = UTF16Decoder(bigEndian: bigEndian)
    }

    /// Goes on through the undecoded bytes.
    public mutating func feed(_ bytes: Span<UInt8>) {
        var text: [UInt8] = []
        for index in bytes.indices {
            text.removeAll(keepingCapacity: true)
            decoder.decode(bytes.extracting(index..<index + 1), into: &text)
            raw += 1
            decoded += text.count
            // A place is behind the unit that ends the character before it; the mark at the front ends none.
            guard raw % 2 == 0 else { continue }
            while found.count < offsets.count, offsets[found.count] <= decoded { found.append(raw) }
        }
    }

    /// The places in the undecoded bytes, in the order of the offsets.
    public mutating func finish() -> [Int] {
        while found.count < offsets.count { found.append(raw) }
        return found
    }
}
