import PacketTrace
import TCPWire

/// What is wrong with the lines of one packet, whatever they say.
struct LayoutProblem: Sendable {
    enum Kind: Sendable {
        /// A line stands twice: `line` is the second one.
        case twice
        /// A line that this version always prints is not there; `line` is the one before the gap, `row` the one missing.
        case missing(row: Int)
        /// The same, and in the gap stands `line`, which no version prints: it may be that one, garbled. If it is not,
        /// the missing one belongs behind the line `place`.
        case garbled(row: Int, place: Int)
        /// A line that belongs before the one above it.
        case misplaced
        /// The same, where the text is known.
        case missingText([UInt8])
        /// The heading of an option, which lines of that option follow; `kind` is what they call it.
        case missingHeading(kind: UInt8)
        /// A line that all other packets have with this content.
        case unlikeOthers([UInt8])
        /// More than two lines of a section are not there.
        case trimmed(lacking: Int)
    }

    var kind: Kind
    /// What else may be the matter; what else the packet says decides.
    var alternative: Kind?
    /// Index into ``PacketClaims/lines``.
    var line: Int
    var group = LayoutGroup.section
}
