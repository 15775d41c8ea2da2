/// How a field lies in the bytes that PDML gives for it: a few bits of them, perhaps counting in larger units.
public struct OctetForm: Hashable, Sendable {
    /// Bits below the field.
    public var shift: UInt64
    /// The field's bits, after the shift.
    public var mask: UInt64
    /// What one step of the number stands for.
    public var unit: UInt64

    public init(shift: UInt64 = 0, mask: UInt64 = .max, unit: UInt64 = 1) {
        self.shift = shift
        self.mask = mask
        self.unit = unit
    }

    /// The field's value in a number of `size` bytes.
    public func value(in octets: UInt64) -> UInt64 { (octets >> shift & mask) &* unit }

    /// The bytes with another value of the field; its neighbours stay.
    public func octets(_ old: UInt64, with value: UInt64) -> UInt64 {
        old & ~(mask << shift) | (value / unit & mask) << shift
    }

    /// The form of a field that covers `size` bytes; `nil` where those are not (only) its own.
    public init?(_ field: Field, size: Int) {
        switch (field, size) {
        case (.sourcePort, 2), (.destinationPort, 2), (.windowValue, 2), (.checksum, 2), (.urgentPointer, 2),
            (.sequenceNumberRaw, 4), (.acknowledgmentNumberRaw, 4),
            (.ipDifferentiatedServices, 1), (.ipTotalLength, 2), (.ipIdentification, 2), (.ipTimeToLive, 1),
            (.ipProtocol, 1), (.ipChecksum, 2), (.ipSource, 4), (.ipDestination, 4),
            (.ipv6PayloadLength, 2), (.ipv6NextHeader, 1), (.ipv6HopLimit, 1),
            (.ethernetSource, 6), (.ethernetDestination, 6), (.ethernetType, 2), (.vlanType, 2),
            (.cookedPacketType, 2), (.cookedAddressType, 2), (.cookedAddressLength, 2), (.cookedProtocol, 2),
            (.cookedSource, 6),
            (.optionKind, 1), (.optionLength, 1), (.mssValue, 2), (.windowShift, 1), (.timestampValue, 4),
            (.timestampEcho, 4):
            self.init()
        case (.headerLength, 1): self.init(shift: 4, mask: 0xf, unit: 4)
        case (.ipHeaderLength, 1): self.init(mask: 0xf, unit: 4)
        case (.ipVersion, 1), (.ipv6Version, 1): self.init(shift: 4, mask: 0xf)
        case (.ipv6Version, 4): self.init(shift: 28, mask: 0xf)
        case (.ipFlags, 1): self.init(shift: 5, mask: 7)
        case (.ipFlags, 2): self.init(shift: 13, mask: 7)
        case (.ipFragmentOffset, 2): self.init(mask: 0x1fff, unit: 8)
        case (.ipv6TrafficClass, 4): self.init(shift: 20, mask: 0xff)
        case (.ipv6FlowLabel, 3), (.ipv6FlowLabel, 4): self.init(mask: 0xfffff)
        case (.vlanPriority, 2): self.init(shift: 13, mask: 7)
        case (.vlanEligible, 2): self.init(shift: 12, mask: 1)
        case (.vlanIdentifier, 2): self.init(mask: 0xfff)
        default: return nil
        }
    }
}
