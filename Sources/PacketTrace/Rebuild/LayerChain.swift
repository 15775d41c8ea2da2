import TCPWire

/// Which headers of a trace are written, outermost first: all of them, or those that are left when one between is not
/// modelled. Then nothing tells where the inner ones begin.
struct LayerChain {
    /// Indices into the packet's headers.
    private(set) var indices: [Int] = []
    private let headers: [HeaderKind]
    /// Whether the chain begins with the frame and leaves nothing out.
    private(set) var isWhole = true

    init(_ headers: [HeaderKind], upTo tcp: Int) {
        self.headers = headers
        let gap = headers[..<tcp].lastIndex(of: .other)
        let inner = ((gap.map { $0 + 1 }) ?? 0)..<tcp
        indices = inner.filter { headers[$0] != .frame && headers[$0] != .raw }
        guard let gap else { return }
        isWhole = false
        indices = Array(indices.drop { !Self.canBegin(headers[$0]) })
        if let first = indices.first, headers[first].opensFrame { return }
        // The outermost link header serves the inner datagram; its type is made to fit.
        let outer = headers[..<gap].indices.filter { headers[$0] != .frame && headers[$0] != .raw }
        indices = outer.prefix { headers[$0].isLink } + indices
    }

    /// What a capture file can begin with, if need be behind a link header of ours.
    private static func canBegin(_ kind: HeaderKind) -> Bool {
        kind.opensFrame || kind == .ipv4 || kind == .ipv6
    }

    var first: Int? { indices.first }

    /// The innermost IP header: the one that the facts speak of.
    var lastNetwork: Int? { indices.last { headers[$0].isNetwork } }

    var hasNetwork: Bool { lastNetwork != nil }

    /// What stands behind the header in the chain; `nil` behind the last one.
    func kind(after place: Int) -> HeaderKind? {
        place + 1 < indices.count ? headers[indices[place + 1]] : nil
    }

    /// Whether the trace prints the next header of the chain just behind this one.
    func isContiguous(_ place: Int) -> Bool {
        place + 1 >= indices.count || indices[place + 1] == indices[place] + 1
    }
}

extension HeaderKind {
    /// Whether the header stands below the network layer.
    var isLink: Bool {
        switch self {
        case .ethernet, .vlan, .cooked, .cookedV2, .null, .llc, .ppp, .pppoe, .mpls: true
        default: false
        }
    }

    /// Whether a capture file can begin with the header.
    var opensFrame: Bool {
        switch self {
        case .ethernet, .cooked, .cookedV2, .null, .ppp: true
        default: false
        }
    }

    var isNetwork: Bool { self == .ipv4 || self == .ipv6 }

    /// The Ethernet type that announces the header (IEEE 802 numbers).
    var etherType: UInt64 {
        switch self {
        case .vlan: 0x8100
        case .ipv6: 0x86dd
        case .pppoe: 0x8864
        case .mpls: 0x8847
        default: 0x0800
        }
    }
}
