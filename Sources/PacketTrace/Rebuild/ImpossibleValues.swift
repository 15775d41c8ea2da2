import TCPWire

extension PacketClaims {
    /// Forgets numbers that no bytes can hold: what is written without them is assumed.
    public mutating func dropImpossibleValues() {
        guard claims.contains(where: { $0.isImpossible }) else { return }
        claims.removeAll { $0.isImpossible }
    }
}

extension Claim {
    /// Whether the number is too large for its field. What a card leaves open and long segments say of themselves is not:
    /// a presumed total length is printed with another form.
    fileprivate var isImpossible: Bool { !field.isLong && copy != .dump && copy != .captured && value > field.largest }
}

extension Facts {
    /// Whether any value may be too large for its field: asked of every packet, so it looks at many at once.
    public var mayBeImpossible: Bool {
        guard !markers.contains(.captured) else { return false }
        let words =
            bits(.sourcePort) | bits(.destinationPort) | bits(.windowValue) | bits(.checksum) | bits(.urgentPointer)
            | bits(.mssValue) | bits(.ipTotalLength) | bits(.ipIdentification) | bits(.ipChecksum)
            | bits(.ipFragmentOffset) | bits(.ipv6PayloadLength)
        let octets =
            bits(.ipTimeToLive) | bits(.ipProtocol) | bits(.ipDifferentiatedServices) | bits(.windowShift)
            | bits(.ipv6NextHeader) | bits(.ipv6HopLimit) | bits(.ipv6TrafficClass)
        let numbers =
            bits(.sequenceNumberRaw) | bits(.acknowledgmentNumberRaw) | bits(.timestampValue) | bits(.timestampEcho)
        let lengths = max(bits(.headerLength), bits(.ipHeaderLength))
        return words > 0xffff || octets > 0xff || numbers > 0xffff_ffff || lengths > 60
            || bits(.ipv6FlowLabel) > 0xfffff
    }

    /// What stands for the field: 0 where it never had a value.
    private func bits(_ field: Field) -> UInt64 { values[Int(field.rawValue)] }
}
