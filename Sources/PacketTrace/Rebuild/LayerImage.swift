import TCPWire

/// A header of ``LayerTable`` in bytes, as far as the trace prints it.
struct LayerImage {
    /// The claims of this header, in the order of the text.
    let claims: [Claim]
    private var bits = LayerBits()

    init(_ spec: LayerSpec, header: Int, in packet: borrowing PacketClaims) {
        claims = packet.claims.filter { Int($0.header) == header }
        for part in spec.parts {
            switch part {
            case .bits(let field, let count): bits.append(field.flatMap { value($0) }, count)
            case .bitsIf(let condition, let field, let count):
                if (value(condition.field) ?? 0) & condition.mask != 0 {
                    bits.append(field.flatMap { value($0) }, count)
                }
            case .optional(let field, let count): if let value = value(field) { bits.append(value, count) }
            case .scaled(let field, let count, let unit): bits.append(value(field).map { $0 / unit }, count)
            case .octets(let field):
                for claim in claims where claim.field == field { bits.append(packet.octets(of: claim)) }
            case .options(let type, let length):
                for item in 0..<63 { appendOption(UInt8(item), type, length, packet) }
            }
        }
        if let length = spec.length, let units = value(length.field), units < 1 << 12 {
            bits.resize(to: (Int(units) / length.printedUnit + length.extra) * length.unit)
        }
    }

    var image: HeaderImage { bits.image }

    /// Until 1.12 the flags of VXLAN are printed as one byte, and the three reserved ones behind them as a number.
    var imageOfVXLAN: HeaderImage {
        var image = bits.image
        guard let flags = claims.first(where: { $0.field == .vxlanFlags }), flags.length <= 4, image.bytes.count == 8
        else { return image }
        let reserved = claims.filter { $0.field == .vxlanReserved }
        image.put(flags.value, at: 0, width: 1)
        image.put(reserved.first?.value, at: 1, width: 3)
        if reserved.count == 2 { image.put(reserved[1].value, at: 7, width: 1) }
        return image
    }

    private func value(_ field: Field) -> UInt64? {
        LinkImage.value(field, claims)
    }

    /// Type, length and as much data as the length says.
    private mutating func appendOption(
        _ item: UInt8, _ type: Field, _ length: Field, _ packet: borrowing PacketClaims
    ) {
        let own = claims.filter { $0.item == item && $0.field != .extensionLength && $0.field != .extensionNextHeader }
        guard let kind = LinkImage.value(type, own) else { return }
        bits.append(kind, 8)
        // Pad1 is the type alone (RFC 8200, section 4.2).
        guard kind != 0 else { return }
        let size = LinkImage.value(length, own)
        bits.append(size, 8)
        guard let size, size <= 255 else { return }
        let end = bits.bytes.count + Int(size)
        for claim in own where claim.field != type && claim.field != length {
            if claim.field.isLong {
                bits.append(packet.octets(of: claim))
            } else if claim.copy == .line, size <= 8 {
                bits.append(claim.value, Int(size) * 8)
            }
        }
        bits.resize(to: end)
    }
}
