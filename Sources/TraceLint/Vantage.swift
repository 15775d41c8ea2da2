import PacketTrace

/// Where a trace was captured. What its place explains is no fault of the packets.
public enum Vantage: UInt8, Hashable, Sendable, CaseIterable {
    /// Not said: nothing is held against the packets that some place would explain.
    case unknown
    /// On the client's or the server's own machine: its network card may still finish checksums and cut segments.
    case client, server
    /// Between the two: the packets are what travels.
    case path

    public var name: StaticString {
        switch self {
        case .unknown: "unknown"
        case .client: "client"
        case .server: "server"
        case .path: "path"
        }
    }
}

extension Moment {
    /// Whether the sender is known to be the machine that captured; `nil` where that is not known.
    var isSentHere: Bool? {
        switch vantage {
        case .unknown: nil
        case .path: false
        case .client, .server:
            sender.map { $0 == (vantage == .client ? .client : .server) }
        }
    }

    /// Who sent the packet, as far as the handshake tells.
    private var sender: Vantage? {
        if let client = connection.client { return client == side ? .client : .server }
        if facts.isSYN { return .client }
        return facts.isSYNACK ? .server : nil
    }
}
