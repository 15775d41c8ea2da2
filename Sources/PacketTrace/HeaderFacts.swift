public import TCPWire

extension Facts {
    /// The time to live with which the header checksum would hold, if it does not and there is one.
    public var lifetimeByChecksum: UInt64? {
        guard !markers.contains(.captured), let header = IPv4Header(self) else { return nil }
        guard header.computedChecksum != header.headerChecksum, header.headerChecksum != 0 else { return nil }
        // Ones'-complement sums count modulo 0xffff: the word with the time to live takes up the difference.
        let word = UInt32(header.timeToLive) << 8 | UInt32(header.protocolNumber)
        let right = (word + UInt32(header.computedChecksum) + 0xffff - UInt32(header.headerChecksum)) % 0xffff
        return right & 0xff == UInt32(header.protocolNumber) && right >> 8 > 0 ? UInt64(right >> 8) : nil
    }
}

extension IPv4Header {
    /// The header without options that the facts state in full; `nil` where anything is missing.
    public init?(_ facts: borrowing Facts) {
        guard facts[.ipHeaderLength] == 20, let services = facts[.ipDifferentiatedServices],
            let length = facts[.ipTotalLength], let identification = facts[.ipIdentification],
            let flags = facts[.ipFlags], let offset = facts[.ipFragmentOffset], let lifetime = facts[.ipTimeToLive],
            let number = facts[.ipProtocol], let checksum = facts[.ipChecksum], let source = facts[.ipSource],
            let destination = facts[.ipDestination]
        else { return nil }
        self.init()
        differentiatedServices = UInt8(truncatingIfNeeded: services)
        totalLength = UInt16(truncatingIfNeeded: length)
        self.identification = UInt16(truncatingIfNeeded: identification)
        flagsAndOffset = UInt16(truncatingIfNeeded: flags << 13 | offset / 8 & 0x1fff)
        timeToLive = UInt8(truncatingIfNeeded: lifetime)
        protocolNumber = UInt8(truncatingIfNeeded: number)
        headerChecksum = UInt16(truncatingIfNeeded: checksum)
        self.source = UInt32(truncatingIfNeeded: source)
        self.destination = UInt32(truncatingIfNeeded: destination)
    }
}
