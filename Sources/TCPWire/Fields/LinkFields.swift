extension FieldTable {
    /// Link layers.
    static let link: [FieldRow] = [
        FieldRow(.ethernetDestination, "eth.dst", .ethernet, .hardwareAddress, ["Destination:"]),
        FieldRow(.ethernetSource, "eth.src", .ethernet, .hardwareAddress, ["Source:"]),
        FieldRow(.ethernetType, "eth.type", .ethernet, .number, ["Type:", "Length:"]),
        FieldRow(.ethernetPadding, "eth.padding", .ethernet, .octets, ["Padding:"]),
        FieldRow(.ethernetTrailer, "eth.trailer", .ethernet, .octets, ["Trailer:"]),
        FieldRow(.ethernetFrameCheck, "eth.fcs", .ethernet, .number, ["Frame check sequence:"]),
        FieldRow(.vlanPriority, "vlan.priority", .vlan, .pattern, ["Priority:"]),
        FieldRow(.vlanEligible, "vlan.dei", .vlan, .pattern, ["DEI:", "CFI:"]),
        FieldRow(.vlanIdentifier, "vlan.id", .vlan, .pattern, ["ID:"]),
        FieldRow(.vlanType, "vlan.etype", .vlan, .number, ["Type:"]),
        FieldRow(.ethernetPadding, "vlan.padding", .vlan, .octets, ["Padding:"]),
        FieldRow(.ethernetTrailer, "vlan.trailer", .vlan, .octets, ["Trailer:"]),
        // 1.6 prints a tag inside Ethernet, with its protocol before it and that of its content behind it.
        FieldRow(nil, "vlan", .vlan, .tagHeading, ["VLAN tag:"]),
        FieldRow(.tagProtocol, "vlan.tpid", .vlan, .number, ["Identifier:"]),
        FieldRow(.vlanIdentifier, "vlan.id", .vlan, .pattern, ["VLAN:"]),
        FieldRow(.cookedPacketType, "sll.pkttype", .cooked, .number, ["Packet type:"]),
        FieldRow(.cookedAddressType, "sll.hatype", .cooked, .number, ["Link-layer address type:"]),
        FieldRow(.cookedAddressLength, "sll.halen", .cooked, .number, ["Link-layer address length:"]),
        FieldRow(.cookedSource, "sll.src.eth", .cooked, .hardwareAddress, ["Source:"]),
        FieldRow(.cookedUnused, "sll.unused", .cooked, .octets, ["Unused:"]),
        FieldRow(.cookedProtocol, "sll.etype", .cooked, .number, ["Protocol:"]),
        FieldRow(.nullFamily, "null.family", .null, .number, ["Family:"]),
    ]
}
