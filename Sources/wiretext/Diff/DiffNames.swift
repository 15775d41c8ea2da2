import TCPWire

/// Names of fields on the command line.
enum DiffNames {
    /// Names below which there are fields.
    private static let protocols = ["frame", "ip", "ipv6", "tcp", "eth"]

    /// A name that no field has ignores nothing, which is most likely a slip.
    static func warn(of names: [String]) {
        for name in names where !isKnown(name) {
            Terminal.complain("warning: --ignore \(name): no field that is compared has this name")
        }
    }

    private static func isKnown(_ name: String) -> Bool {
        if protocols.contains(name) || name.hasSuffix(".*") || name.hasPrefix("tcp.options") { return true }
        if others.contains(name) { return true }
        return Field.allCases.contains { "\(FieldTable.name($0))" == name }
    }

    /// Names of which Wireshark has no line of its own, or that stand for several.
    private static let others = [
        "ip.flags.df", "ip.dsfield.dscp", "ip.dsfield.ecn", "ipv6.tclass.dscp", "ipv6.tclass.ecn", "tcp.len",
        "tcp.stream", "frame.time_epoch", "tcp.seq", "tcp.ack",
    ]
}
