import TCPWire

/// IP headers in bytes: those that the trace shows, and one made up where it shows none.
enum NetworkImage {
    /// The header that the facts speak of, with `payload` bytes behind it.
    static func v4(_ facts: borrowing Facts, _ origins: FieldOrigins, payload: Int) -> HeaderImage {
        let length = facts[.ipHeaderLength].flatMap { $0 >= 20 && $0 <= 60 ? Int($0) : nil } ?? 20
        var image = HeaderImage(count: length)
        image.bytes[0] = 0x40 | UInt8(length / 4)
        if facts[.ipVersion] == 4, facts.isKnown(.ipHeaderLength) {
            image.provenance[0] = origins.origin(.ipHeaderLength)
        }
        if facts.isKnown(.ipVersion), facts[.ipVersion] != 4 { image.bytes[0] = UInt8(length / 4) }
        image.put(facts[.ipDifferentiatedServices], at: 1, width: 1, origins.origin(.ipDifferentiatedServices))
        image.put(
            facts[.ipTotalLength] ?? UInt64(length + payload), at: 2, width: 2,
            facts.isKnown(.ipTotalLength) ? origins.origin(.ipTotalLength) : .assumed)
        if let header = IPv4Header(facts), header.isLengthPresumed { image.put(0, at: 2, width: 2, .assumed) }
        image.put(facts[.ipIdentification], at: 4, width: 2, origins.origin(.ipIdentification))
        if let flags = facts[.ipFlags], let offset = facts[.ipFragmentOffset] {
            image.put(flags << 13 | offset / 8 & 0x1fff, at: 6, width: 2, origins.origin(.ipFlags))
        }
        image.put(
            facts[.ipTimeToLive] ?? 64, at: 8, width: 1,
            facts.isKnown(.ipTimeToLive) ? origins.origin(.ipTimeToLive) : .assumed)
        image.put(
            facts[.ipProtocol] ?? 6, at: 9, width: 1,
            facts.isKnown(.ipProtocol) ? origins.origin(.ipProtocol) : .assumed)
        image.put(facts[.ipSource], at: 12, width: 4, origins.origin(.ipSource))
        image.put(facts[.ipDestination], at: 16, width: 4, origins.origin(.ipDestination))
        if let checksum = facts[.ipChecksum] {
            image.put(checksum, at: 10, width: 2, origins.origin(.ipChecksum))
        } else {
            fillChecksum(&image)
        }
        return image
    }

    /// Makes up the addresses of a header that prints none, or blots one out. Where the pair has the sum that the TCP
    /// checksums prove, the header's own printed checksum holds as well.
    static func fillAddresses(_ facts: borrowing Facts, with pair: AddressPair, into image: inout HeaderImage) {
        switch pair {
        case .v4(let source, let destination):
            guard !facts.isKnown(.ipSource) || !facts.isKnown(.ipDestination) else { return }
            if !facts.isKnown(.ipSource) { image.put(UInt64(source), at: 12, width: 4, .assumed) }
            if !facts.isKnown(.ipDestination) { image.put(UInt64(destination), at: 16, width: 4, .assumed) }
            if !facts.isKnown(.ipChecksum) { fillChecksum(&image) }
        case .v6(let source, let destination):
            guard facts.addresses == .unknown else { return }
            for (offset, value) in [(8, source.high), (16, source.low), (24, destination.high), (32, destination.low)] {
                image.put(value, at: offset, width: 8, .assumed)
            }
        }
    }

    /// Makes the header's checksum right for what it holds.
    static func fillChecksum(_ image: inout HeaderImage) {
        image.put(0, at: 10, width: 2, .assumed)
        var sum = InternetChecksum()
        sum.add(image.bytes.span)
        image.put(UInt64(sum.complement), at: 10, width: 2, .assumed)
    }

    static func v6(_ facts: borrowing Facts, _ origins: FieldOrigins, payload: Int) -> HeaderImage {
        var image = HeaderImage(count: IPv6Header.fixedLength)
        image.bytes[0] = 0x60
        if let traffic = facts[.ipv6TrafficClass], let flow = facts[.ipv6FlowLabel] {
            image.put(6 << 28 | (traffic & 0xff) << 20 | flow & 0xfffff, at: 0, width: 4)
        }
        image.put(
            facts[.ipv6PayloadLength] ?? UInt64(payload), at: 4, width: 2,
            facts.isKnown(.ipv6PayloadLength) ? origins.origin(.ipv6PayloadLength) : .assumed)
        image.put(
            facts[.ipv6NextHeader] ?? 6, at: 6, width: 1,
            facts.isKnown(.ipv6NextHeader) ? origins.origin(.ipv6NextHeader) : .assumed)
        image.put(
            facts[.ipv6HopLimit] ?? 64, at: 7, width: 1,
            facts.isKnown(.ipv6HopLimit) ? origins.origin(.ipv6HopLimit) : .assumed)
        if case .known(.v6(let source, let destination)) = facts.addresses {
            image.put(source.high, at: 8, width: 8, origins.origin(.ipv6Source))
            image.put(source.low, at: 16, width: 8, origins.origin(.ipv6Source))
            image.put(destination.high, at: 24, width: 8, origins.origin(.ipv6Destination))
            image.put(destination.low, at: 32, width: 8, origins.origin(.ipv6Destination))
        }
        return image
    }

    /// A header for a segment that the trace shows without one.
    static func synthesised(_ pair: AddressPair, payload: Int) -> HeaderImage {
        switch pair {
        case .v4(let source, let destination):
            var image = HeaderImage(count: 20)
            image.put(0x45, at: 0, width: 1, .assumed)
            image.put(UInt64(20 + payload), at: 2, width: 2, .assumed)
            image.put(0x4000, at: 6, width: 2, .assumed)
            image.put(64, at: 8, width: 1, .assumed)
            image.put(6, at: 9, width: 1, .assumed)
            image.put(UInt64(source), at: 12, width: 4, .assumed)
            image.put(UInt64(destination), at: 16, width: 4, .assumed)
            fillChecksum(&image)
            return image
        case .v6(let source, let destination):
            var image = HeaderImage(count: IPv6Header.fixedLength)
            image.put(0x60, at: 0, width: 1, .assumed)
            image.put(UInt64(payload), at: 4, width: 2, .assumed)
            image.put(6, at: 6, width: 1, .assumed)
            image.put(64, at: 7, width: 1, .assumed)
            for (offset, value) in [(8, source.high), (16, source.low), (24, destination.high), (32, destination.low)] {
                image.put(value, at: offset, width: 8, .assumed)
            }
            return image
        }
    }
}
