import TCPWire

/// A header written part by part, bit by bit. A byte is stated where all of its bits are.
struct LayerBits {
    private(set) var bytes: [UInt8] = []
    private var stated: [UInt8] = []
    private var bit = 0

    /// Appends the lowest bits of a number; without one, zeros that nothing states.
    mutating func append(_ value: UInt64?, _ count: Int) {
        for index in 0..<count {
            if bit & 7 == 0 {
                bytes.append(0)
                stated.append(0)
            }
            let mask: UInt8 = 0x80 >> UInt8(bit & 7)
            if let value {
                if value >> UInt64(count - 1 - index) & 1 != 0 { bytes[bytes.count - 1] |= mask }
                stated[stated.count - 1] |= mask
            }
            bit += 1
        }
    }

    mutating func append(_ octets: ArraySlice<UInt8>) {
        for octet in octets { append(UInt64(octet), 8) }
    }

    /// Fills up with bytes that nothing states, or cuts off what is too much.
    mutating func resize(to count: Int) {
        while bytes.count < count { append(nil, 8) }
        bytes.removeLast(max(0, bytes.count - count))
        stated.removeLast(max(0, stated.count - count))
        bit = bytes.count * 8
    }

    var image: HeaderImage {
        var image = HeaderImage(count: bytes.count)
        image.bytes = bytes
        for (index, mask) in stated.enumerated() where mask == 0xff { image.provenance[index] = .stated }
        return image
    }
}
