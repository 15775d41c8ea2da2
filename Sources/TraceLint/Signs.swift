import PacketTrace
import TCPWire

/// What is out of the ordinary about a segment. A rule that looks at nothing else is asked only where its sign is there:
/// most segments of a long trace have none, and cost such a rule one comparison.
public struct Signs: OptionSet, Sendable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Every segment has it.
    static let always = Signs(rawValue: 1)
    static let syn = Signs(rawValue: 2)
    /// Flags or an urgent pointer that an ordinary segment of an open connection does not have.
    static let oddFlags = Signs(rawValue: 4)
    /// Options other than two NOPs and timestamps.
    static let options = Signs(rawValue: 8)
    /// A timestamps option, or a connection in which every segment must have one.
    static let timestamps = Signs(rawValue: 16)

    /// An ordinary segment acknowledges something, and may push, end the connection or speak of congestion.
    private static let ordinary: TCPFlags = [.ack, .psh, .fin, .rst, .ece, .cwr, .ae]

    init(_ facts: borrowing Facts, _ connection: borrowing Connection) {
        let flags = facts.flags ?? []
        let urgent = facts[.urgentPointer] ?? 0
        let count = facts.options.count
        let area = facts[.optionsLength] ?? UInt64(count)
        let isStamped = facts.options.has(kind: 8)
        var signs = Signs.always
        if flags.contains(.syn) { signs.insert(.syn) }
        if urgent != 0 || !flags.contains(.ack) || !flags.isSubset(of: Self.ordinary) { signs.insert(.oddFlags) }
        if area > 0, !facts.options.areTimestampsAlone { signs.insert(.options) }
        if isStamped || connection.usesTimestamps { signs.insert(.timestamps) }
        self = signs
    }
}
