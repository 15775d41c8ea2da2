/// Where a byte of a rebuilt packet comes from.
public enum Provenance: UInt8, Hashable, Sendable {
    /// The trace prints it.
    case stated
    /// It follows from stated facts by a rule that cannot be wrong.
    case derived
    /// A default, or made to fit; nothing in the trace says so.
    case assumed

    public var name: StaticString {
        switch self {
        case .stated: "stated"
        case .derived: "derived"
        case .assumed: "assumed"
        }
    }
}
