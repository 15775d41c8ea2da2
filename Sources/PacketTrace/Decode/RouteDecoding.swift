import TCPWire

/// Addresses that the checksum of TCP covers in place of those of the IP header.
extension FrameDecoder {
    /// A source route in IPv4 options (RFC 791): the last address is the destination, as long as it is not reached.
    mutating func route4(_ bytes: Span<UInt8>, from start: Int, header: Int) {
        var offset = start + IPv4Header.fixedLength
        while offset + 3 < start + header, bytes[offset] != 0 {
            let kind = bytes[offset]
            let length = kind == 1 ? 1 : Int(bytes[offset + 1])
            guard length > 0, offset + length <= start + header else { return }
            if kind == 131 || kind == 137, length >= 7, Int(bytes[offset + 2]) <= length - 3 {
                replace(bytes, at: start + 16, by: offset + 3 + (length - 7) / 4 * 4, count: 4)
            }
            offset += length
        }
    }

    /// A routing header of type 0 or 2: the last address is the destination, as long as it is not reached.
    mutating func route6(_ bytes: Span<UInt8>, from start: Int, length: Int, base: Int) {
        guard length >= 24, bytes[start + 3] > 0, bytes[start + 2] == 0 || bytes[start + 2] == 2 else { return }
        replace(bytes, at: base + 24, by: start + 8 + (length - 24) / 16 * 16, count: 16)
    }

    /// The home address option (RFC 6275, section 6.3) among the destination options: the source in truth.
    mutating func home(_ bytes: Span<UInt8>, from start: Int, length: Int, base: Int) {
        var offset = start + 2
        while offset + 1 < start + length {
            let size = bytes[offset] == 0 ? 1 : Int(bytes[offset + 1]) + 2
            guard offset + size <= start + length else { return }
            if bytes[offset] == 0xc9, size == 18 { replace(bytes, at: base + 8, by: offset + 2, count: 16) }
            offset += size
        }
    }

    private mutating func replace(_ bytes: Span<UInt8>, at old: Int, by new: Int, count: Int) {
        var printed = InternetChecksum()
        printed.add(bytes.extracting(old..<old + count))
        var real = InternetChecksum()
        real.add(bytes.extracting(new..<new + count))
        routed = OnesComplement.add(routed, OnesComplement.subtract(real.folded, printed.folded))
    }
}
