extension Field {
    /// The largest value that the field's bits can hold, as the trace prints it; all values where no header has the field.
    public var largest: UInt64 {
        switch self {
        case .sourcePort, .destinationPort, .windowValue, .checksum, .urgentPointer, .mssValue, .ipTotalLength,
            .ipIdentification, .ipChecksum, .ipv6PayloadLength, .ethernetType, .vlanType, .udpSourcePort,
            .udpDestinationPort, .udpLength, .udpChecksum, .greProtocol, .gtpLength, .geneveProtocol:
            0xffff
        case .ipTimeToLive, .ipProtocol, .ipDifferentiatedServices, .ipv6NextHeader, .ipv6HopLimit,
            .ipv6TrafficClass, .windowShift, .gtpType:
            0xff
        case .sequenceNumberRaw, .acknowledgmentNumberRaw, .timestampValue, .timestampEcho, .greKey, .greSequence,
            .gtpEndpoint:
            0xffff_ffff
        case .headerLength, .ipHeaderLength: 60
        case .ipFragmentOffset: 0xfff8
        case .ipv6FlowLabel, .mplsLabel: 0xfffff
        case .vlanIdentifier: 0xfff
        case .vxlanNetwork, .geneveNetwork: 0xff_ffff
        default: .max
        }
    }
}
