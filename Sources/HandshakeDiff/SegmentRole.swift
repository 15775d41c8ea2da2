/// Which segment of a handshake is compared with its counterpart.
public enum SegmentRole: UInt8, CaseIterable, Hashable, Sendable {
    case syn, synACK, ack

    public var name: StaticString {
        switch self {
        case .syn: "SYN"
        case .synACK: "SYN-ACK"
        case .ack: "ACK"
        }
    }

    /// Whether the client sends it.
    var isFromClient: Bool { self != .synACK }
}
