import TCPWire

/// Link headers in bytes, as far as the trace shows them.
enum LinkImage {
    /// - Parameters:
    ///   - type: the Ethernet type of what follows here; what the trace prints counts where that follows in truth.
    static func ethernet(_ claims: [Claim], type: UInt64, isContiguous: Bool) -> HeaderImage {
        var image = HeaderImage(count: EthernetHeader.fixedLength)
        image.put(value(.ethernetDestination, claims), at: 0, width: 6)
        image.put(value(.ethernetSource, claims), at: 6, width: 6)
        putType(&image, at: 12, value(.ethernetType, claims), type, isContiguous)
        return image
    }

    static func vlan(_ claims: [Claim], type: UInt64, isContiguous: Bool) -> HeaderImage {
        var image = HeaderImage(count: VLANTag.fixedLength)
        if let priority = value(.vlanPriority, claims), let eligible = value(.vlanEligible, claims),
            let identifier = value(.vlanIdentifier, claims)
        {
            image.put(priority << 13 | eligible << 12 | identifier, at: 0, width: 2)
        }
        putType(&image, at: 2, value(.vlanType, claims), type, isContiguous)
        return image
    }

    /// Version 1, sixteen bytes (LINKTYPE_LINUX_SLL).
    static func cooked(
        _ claims: [Claim], unused: ArraySlice<UInt8>, type: UInt64, isContiguous: Bool
    ) -> HeaderImage {
        var image = HeaderImage(count: 16)
        image.put(value(.cookedPacketType, claims), at: 0, width: 2)
        image.put(value(.cookedAddressType, claims), at: 2, width: 2)
        image.put(value(.cookedAddressLength, claims), at: 4, width: 2)
        if value(.cookedAddressLength, claims) == 6 {
            image.put(value(.cookedSource, claims), at: 6, width: 6)
            if unused.count == 2 {
                for (index, octet) in unused.enumerated() { image.put(UInt64(octet), at: 12 + index, width: 1) }
            }
        } else if unused.count <= 8 {
            // An interface without an address leaves all eight bytes unused.
            for (index, octet) in unused.enumerated() {
                image.put(UInt64(octet), at: 14 - unused.count + index, width: 1)
            }
        }
        putType(&image, at: 14, value(.cookedProtocol, claims), type, isContiguous)
        return image
    }

    /// Version 2, twenty bytes: the address stands at the end (LINKTYPE_LINUX_SLL2).
    static func cookedV2(_ fixed: HeaderImage, _ claims: [Claim], unused: ArraySlice<UInt8>) -> HeaderImage {
        var image = HeaderImage(count: 20)
        for index in 0..<min(12, fixed.bytes.count) {
            image.bytes[index] = fixed.bytes[index]
            image.provenance[index] = fixed.provenance[index]
        }
        let length = value(.cookedAddressLength, claims)
        if length == 6 { image.put(value(.cookedSource, claims), at: 12, width: 6) }
        guard let length, Int(truncatingIfNeeded: min(length, 8)) + unused.count == 8 else { return image }
        for (index, octet) in unused.enumerated() {
            image.put(UInt64(octet), at: 20 - unused.count + index, width: 1)
        }
        return image
    }

    /// Four bytes of address family; their order is that of the machine that captured, and not printed.
    static func null(_ claims: [Claim], isVersion6: Bool) -> HeaderImage {
        var image = HeaderImage(count: 4)
        let family = value(.nullFamily, claims) ?? (isVersion6 ? 30 : 2)
        for index in 0..<4 { image.put(family >> UInt64(8 * index) & 0xff, at: index, width: 1, .assumed) }
        return image
    }

    private static func putType(
        _ image: inout HeaderImage, at offset: Int, _ printed: UInt64?, _ type: UInt64, _ isContiguous: Bool
    ) {
        if let printed, isContiguous {
            image.put(printed, at: offset, width: 2)
        } else {
            image.put(type, at: offset, width: 2, .assumed)
        }
    }

    static func value(_ field: Field, _ claims: [Claim]) -> UInt64? {
        claims.first { $0.field == field && $0.copy == .line }?.value ?? claims.first { $0.field == field }?.value
    }
}
