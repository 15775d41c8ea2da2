import TCPWire

/// The options of an IPv4 header in bytes (RFC 791, section 3.1), as far as the trace prints them. What stands behind
/// the end of the list is not printed.
enum IPv4OptionsImage {
    static func write(_ packet: borrowing PacketClaims, header: Int, into image: inout HeaderImage) {
        let claims = packet.claims.filter { Int($0.header) == header && $0.field.isLayer }
        guard !claims.isEmpty else { return }
        var bits = LayerBits()
        for item in 0..<63 {
            let own = claims.filter { Int($0.item) == item }
            guard let kind = LinkImage.value(.ipv4OptionType, own) else { break }
            bits.append(kind, 8)
            guard kind > 1 else { continue }
            guard let length = LinkImage.value(.ipv4OptionLength, own), length >= 2, length <= 40 else { return }
            let end = bits.bytes.count - 1 + Int(length)
            bits.append(length, 8)
            appendData(own, kind: kind, length: Int(length), to: &bits)
            bits.resize(to: end)
        }
        let area = bits.image
        for index in 0..<min(area.bytes.count, image.bytes.count - 20) {
            image.bytes[20 + index] = area.bytes[index]
            image.provenance[20 + index] = area.provenance[index]
        }
    }

    private static func appendData(_ claims: [Claim], kind: UInt64, length: Int, to bits: inout LayerBits) {
        for claim in claims {
            switch claim.field {
            case .ipv4OptionPointer where claim.copy == .line: bits.append(claim.value, 8)
            case .ipv4OptionOverflow, .ipv4OptionFlag: bits.append(claim.value, 4)
            case .ipv4OptionAddress: bits.append(claim.value, 32)
            case .ipv4OptionNumber where claim.copy == .line:
                // A time stamp, or all the data there is.
                if kind == 68 { bits.append(claim.value, 32) } else { bits.append(claim.value, (length - 2) * 8) }
            default: break
            }
        }
    }
}
