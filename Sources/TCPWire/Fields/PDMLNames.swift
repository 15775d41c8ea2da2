extension FieldTable {
    /// Names that PDML of other versions, or another element for the same bytes, has for a row's field.
    public static let otherNames: [(name: StaticString, field: Field)] = [
        ("num", .frameNumber), ("len", .frameLength), ("caplen", .captureLength), ("timestamp", .epochTime),
        ("frame.pkt_len", .frameLength),
        ("vlan.cfi", .vlanEligible),
        ("ipv6.class", .ipv6TrafficClass), ("ipv6.traffic_class", .ipv6TrafficClass),
        ("tcp.options.wscale_val", .windowShift),
        ("tcp.option.kind", .optionKind), ("tcp.option.len", .optionLength),
    ]

    /// The single flags, and which of the twelve bits they are.
    public static let flagNames: [(name: StaticString, mask: UInt16)] = [
        ("tcp.flags.res", 0xe00), ("tcp.flags.ns", 0x100), ("tcp.flags.ae", 0x100), ("tcp.flags.ace", 0x1c0),
        ("tcp.flags.cwr", 0x080), ("tcp.flags.ecn", 0x040), ("tcp.flags.ece", 0x040), ("tcp.flags.urg", 0x020),
        ("tcp.flags.ack", 0x010), ("tcp.flags.push", 0x008), ("tcp.flags.reset", 0x004), ("tcp.flags.syn", 0x002),
        ("tcp.flags.fin", 0x001),
    ]
}
