public import TCPWire

extension Field {
    /// The number that the field's bytes hold when the field has this value, and other fields what they had.
    public func placed(_ value: UInt64, in number: UInt64) -> UInt64 {
        let (shift, mask, unit): (UInt64, UInt64, UInt64) =
            switch self {
            case .headerLength: (4, 0xf0, 4)
            case .flags: (0, 0xfff, 1)
            case .ipVersion, .ipv6Version: (4, 0xf0, 1)
            case .ipHeaderLength: (0, 0xf, 4)
            case .ipFlags: (5, 0xe0, 1)
            case .ipFragmentOffset: (0, 0x1fff, 8)
            case .ipv6TrafficClass: (4, 0xff0, 1)
            case .ipv6FlowLabel: (0, 0xfffff, 1)
            default: (0, .max, 1)
            }
        return number & ~mask | value / unit << shift & mask
    }
}
