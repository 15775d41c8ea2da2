import TCPWire

/// What the provenance of a packet's fields is, where it is not simply stated: values that a diagnosis put right, and
/// values that the trace contradicts itself on.
public struct FieldOrigins: Sendable {
    /// Fields with a value found by the only smallest repair.
    public var derived = FieldSet()
    /// Fields whose copies disagree, or that have more than one smallest repair.
    public var assumed = FieldSet()

    public init() {}

    func origin(_ field: Field) -> Provenance {
        assumed.contains(field) ? .assumed : derived.contains(field) ? .derived : .stated
    }
}
