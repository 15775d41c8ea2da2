import TCPWire

/// The control bits in the order of the header, highest first.
enum FlagNames {
    struct Bit {
        var mask: UInt16
        var name: String
        /// What the name stands for.
        var meaning: String
        var key: String
    }

    static let bits: [Bit] = [
        Bit(mask: 0x080, name: "CWR", meaning: "Congestion window reduced", key: "cwr"),
        Bit(mask: 0x040, name: "ECE", meaning: "ECN echo", key: "ece"),
        Bit(mask: 0x020, name: "URG", meaning: "The urgent pointer counts", key: "urg"),
        Bit(mask: 0x010, name: "ACK", meaning: "The acknowledgment number counts", key: "ackbit"),
        Bit(mask: 0x008, name: "PSH", meaning: "Push: hand the data on", key: "psh"),
        Bit(mask: 0x004, name: "RST", meaning: "Reset the connection", key: "rst"),
        Bit(mask: 0x002, name: "SYN", meaning: "Synchronise sequence numbers", key: "syn"),
        Bit(mask: 0x001, name: "FIN", meaning: "No more data from the sender", key: "fin"),
    ]

    /// `SYN, ACK`; the order in which people say them.
    static func list(_ flags: TCPFlags) -> String {
        let order: [UInt16] = [0x002, 0x001, 0x004, 0x008, 0x010, 0x020, 0x040, 0x080]
        var names: [String] = []
        for mask in order where flags.rawValue & mask != 0 {
            for bit in bits where bit.mask == mask { names.append(bit.name) }
        }
        if flags.contains(.ae) { names.append("AE") }
        return names.isEmpty ? "no flags" : names.joined(separator: ", ")
    }

    /// `SYN-ACK`, as a segment is called.
    static func title(_ flags: TCPFlags) -> String {
        if flags.contains(.rst) { return "RST" }
        if flags.isSuperset(of: [.syn, .ack]) { return "SYN-ACK" }
        if flags.contains(.syn) { return "SYN" }
        if flags.contains(.fin) { return "FIN" }
        return flags.contains(.ack) ? "ACK" : "segment"
    }
}
