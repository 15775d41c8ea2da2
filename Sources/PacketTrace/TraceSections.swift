import TCPWire

/// Notices where a text goes over to another capture: frames and streams are counted from the start again.
public struct TraceSections: Sendable {
    private var sawFirstFrame = false

    public init() {}

    /// Whether this packet begins another section of the trace.
    public mutating func begins(with facts: borrowing Facts) -> Bool {
        guard facts[.frameNumber] == 1 else { return false }
        defer { sawFirstFrame = true }
        return sawFirstFrame
    }
}
