public import PacketTrace
import SourceText
import TCPWire
import WiresharkText

/// All packets of a text, whose first byte stands at `base` in the trace.
public func readPackets(_ text: [UInt8], base: Int = 0, isClose: Bool = false) -> [PacketClaims] {
    var reader = TextReader(base: base, isClose: isClose)
    var packet = PacketClaims()
    var packets: [PacketClaims] = []
    while reader.next(in: text.span, into: &packet) { packets.append(packet) }
    return packets
}

/// All packets of a text, resolved.
public func readFacts(_ text: [UInt8]) -> [Facts] {
    readPackets(text).map { Facts(resolving: $0) }
}

extension [UInt8] {
    public init(text: String) {
        self = Array(text.utf8)
    }

    /// With every occurrence of one string replaced.
    public func replacing(_ old: String, with new: String) -> [UInt8] {
        replacing(Array(old.utf8), with: Array(new.utf8))
    }

    /// The lines without their ends.
    public var lines: [[UInt8]] {
        split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
    }
}
