/// The digest that Multipath TCP version 0 makes tokens from (FIPS 180-4, section 6.1). For nothing that must be secure.
public enum SHA1 {
    /// Twenty bytes.
    public static func digest(of message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        let padded = DigestBlocks.padded(message)
        for start in stride(from: 0, to: padded.count, by: 64) {
            var words = DigestBlocks.words(padded, at: start)
            for index in 16..<80 {
                let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
                words.append(rotate(mixed, 1))
            }
            let old = state
            for (index, word) in words.enumerated() {
                let (choice, constant) = round(index, state[1], state[2], state[3])
                let next = rotate(state[0], 5) &+ choice &+ state[4] &+ constant &+ word
                state = [next, state[0], rotate(state[1], 30), state[2], state[3]]
            }
            for index in state.indices { state[index] &+= old[index] }
        }
        return DigestBlocks.bytes(state)
    }

    private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 {
        value << count | value >> (32 - count)
    }

    private static func round(_ index: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (UInt32, UInt32) {
        switch index / 20 {
        case 0: (b & c | ~b & d, 0x5a82_7999)
        case 1: (b ^ c ^ d, 0x6ed9_eba1)
        case 2: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
    }
}

/// What both digests cut messages into.
enum DigestBlocks {
    /// A one, zeros, and the length in bits, up to a multiple of 64 bytes.
    static func padded(_ message: [UInt8]) -> [UInt8] {
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        bytes.append(number32: 0)
        bytes.append(number32: UInt32(truncatingIfNeeded: message.count * 8))
        return bytes
    }

    static func words(_ bytes: [UInt8], at start: Int) -> [UInt32] {
        (0..<16).map { bytes.span.number32(at: start + 4 * $0) }
    }

    static func bytes(_ words: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        for word in words { bytes.append(number32: word) }
        return bytes
    }
}
