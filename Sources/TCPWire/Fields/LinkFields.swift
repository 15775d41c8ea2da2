extension FieldTable {
    /// Link layers.
    static let link: [FieldRow] = [
        FieldRow(.ethernetDestination, "eth.dst", .ethernet, .hardwareAddress, ["Destination:"]),
        FieldRow(.ethernetSource, "eth.src", .ethernet, .hardwareAddress, ["Source:"]),
        FieldRow(.ethernetType, "eth.type", .ethernet, .number, ["Type:"]),
        FieldRow(.vlanPriority, "vlan.priority", .vlan, .pattern, ["Priority:"]),
        FieldRow(.vlanEligible, "vlan.dei", .vlan, .pattern, ["DEI:", "CFI:"]),
        FieldRow(.vlanIdentifier, "vlan.id", .vlan, .pattern, ["ID:"]),
        FieldRow(.vlanType, "vlan.etype", .vlan, .number, ["Type:"]),
        FieldRow(.cookedPacketType, "sll.pkttype", .cooked, .number, ["Packet type:"]),
        FieldRow(.cookedAddressType, "sll.hatype", .cooked, .number, ["Link-layer address type:"]),
        FieldRow(.cookedAddressLength, "sll.halen", .cooked, .number, ["Link-layer address length:"]),
        FieldRow(.cookedSource, "sll.src.eth", .cooked, .hardwareAddress, ["Source:"]),
        FieldRow(.cookedUnused, "sll.unused", .cooked, .octets, ["Unused:"]),
        FieldRow(.cookedProtocol, "sll.etype", .cooked, .number, ["Protocol:"]),
        FieldRow(.nullFamily, "null.family", .null, .number, ["Family:"]),
    ]
}
