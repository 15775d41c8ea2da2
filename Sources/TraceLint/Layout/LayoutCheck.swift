import PacketTrace
import SourceText
import TCPWire

/// Looks for lines that are missing or stand twice, section by section.
///
/// A group of lines whose members are all absent was folded. Which lines a version prints is known from the labels that
/// are there; a line counts as missing only where every version that fits prints it.
struct LayoutCheck {
    /// Up to this many lines count as missing one by one; more were left out by someone who knew what they did.
    static let mostMissing = 2

    let packet: PacketClaims
    let bytes: [UInt8]
    var facts: Facts
    /// Whether the trace says elsewhere what the round-trip time of the handshake was.
    var isAfterHandshake = false
    /// Kinds of options that have lines of their own in the packets at hand.
    var openedKinds: Set<UInt8> = []
    /// Whether nothing follows the packet: its end may have been cut off.
    var isLast = false

    /// The group of each line; lines of hardware addresses hang on the line above them.
    private(set) var groups: [LayoutGroup?] = []
    var series = WiresharkSeries.v1_0...WiresharkSeries.v4_6

    init(_ packet: PacketClaims, bytes: [UInt8], facts: Facts) {
        self.packet = packet
        self.bytes = bytes
        self.facts = facts
        groups = Self.groups(packet.lines)
        series = printedSeries()
    }

    /// Takes over what only the rest of the trace shows.
    mutating func take(from other: LayoutCheck) {
        isAfterHandshake = other.isAfterHandshake
        isLast = other.isLast
        series = other.series
        openedKinds = other.openedKinds
    }

    func problems() -> [LayoutProblem] {
        // Without indentation nothing says what hangs on what.
        guard packet.lines.contains(where: { $0.column > 0 }) else { return [] }
        var problems = twice() + remarks() + optionHeadings() + foldedOptions()
        var start = 0
        while start < packet.lines.count {
            var end = start + 1
            while end < packet.lines.count, !packet.lines[end].isHeading { end += 1 }
            problems.append(contentsOf: missing(in: start..<end))
            start = end
        }
        return problems
    }

    /// Whether the text ends with the packet's last line: an empty line or anything else behind it shows that it does not.
    var mayBeCut: Bool {
        guard let last = packet.lines.last, last.span.end >= packet.text.start else { return true }
        let rest = bytes.dropFirst(last.span.end - packet.text.start)
        return rest.count { $0 == UInt8(ascii: "\n") } < 2
    }

    func content(_ line: PrintedLine) -> ArraySlice<UInt8> {
        let start = line.content - packet.text.start
        let end = line.span.end - packet.text.start
        guard start >= 0, start <= end, end <= bytes.count else { return [] }
        return bytes[start..<end]
    }
}
