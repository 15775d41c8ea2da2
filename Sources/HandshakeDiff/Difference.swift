/// Something that two handshakes do not have in common, and what it suggests.
public struct Difference: Hashable, Sendable {
    public enum Change: UInt8, Hashable, Sendable {
        case changed, added, removed, reordered

        public var name: StaticString {
            switch self {
            case .changed: "changed"
            case .added: "added"
            case .removed: "removed"
            case .reordered: "reordered"
            }
        }
    }

    /// Which pair of handshakes, from 0.
    public var pair: Int
    public var segment: SegmentRole
    /// As Wireshark's display filters call it.
    public var field: String
    public var change: Change
    /// The values; `nil` where the field is not there.
    public var a: String?
    public var b: String?
    public var meaning = Meaning()
    /// PATHspider's name for the state of `b`, where it has one.
    public var condition: String?
}

/// A field that only one trace prints.
public struct NotCompared: Hashable, Sendable {
    public enum Side: UInt8, Hashable, Sendable {
        case a, b, both

        public var name: StaticString {
            switch self {
            case .a: "a"
            case .b: "b"
            case .both: "both"
            }
        }
    }

    public var pair: Int?
    public var segment: SegmentRole?
    public var field: String
    /// Which trace lacks it.
    public var side: Side
    public var reason: String
}
