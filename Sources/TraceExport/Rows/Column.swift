/// One value of a row, under its name in Wireshark's filters.
struct Column: Sendable {
    enum Value: Sendable {
        case number(UInt64)
        case text(String)
        case flag(Bool)
    }

    /// What stands before the first dot of the name; in JSON an object holds what stands together.
    enum Group: UInt8, Sendable {
        case frame, ip, ipv6, tcp
        case client, server, syn, synACK, ack, retransmissions, negotiated
        /// No group: the name stands alone.
        case row

        var name: StaticString {
            switch self {
            case .frame: "frame"
            case .ip: "ip"
            case .ipv6: "ipv6"
            case .tcp: "tcp"
            case .client: "client"
            case .server: "server"
            case .syn: "syn"
            case .synACK: "syn_ack"
            case .ack: "ack"
            case .retransmissions: "retransmissions"
            case .negotiated: "negotiated"
            case .row: ""
            }
        }
    }

    var group: Group
    var name: StaticString
    /// `nil` where the trace does not say.
    var value: Value?

    init(_ group: Group, _ name: StaticString, _ number: UInt64?) {
        self.group = group
        self.name = name
        value = number.map { .number($0) }
    }

    init(_ group: Group, _ name: StaticString, text: String?) {
        self.group = group
        self.name = name
        value = text.map { .text($0) }
    }

    init(_ group: Group, _ name: StaticString, flag: Bool?) {
        self.group = group
        self.name = name
        value = flag.map { .flag($0) }
    }

    /// With its dot, as a table's header has it.
    var fullName: String { group == .row ? "\(name)" : "\(group.name).\(name)" }
}
