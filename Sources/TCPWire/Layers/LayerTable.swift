/// Headers that only lend their bytes: link layers, tunnels and the extension headers of IPv6.
public enum LayerTable {
    public static let layers: [LayerSpec] = [
        .cookedV2, .llc, .ppp, .pppoe, .mpls, .authentication, .udp, .gre, .vxlan, .geneve, .gtp,
        .hopByHop, .destinationOptions, .routing, .fragment,
    ]

    /// The layout of a header kind, where there is one.
    public static func layer(_ kind: HeaderKind) -> LayerSpec? {
        layers.first { $0.kind == kind }
    }

    static let rows: [FieldRow] = layers.flatMap { $0.rows }
}
