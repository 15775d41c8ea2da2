import CaptureFile
import PacketTrace
import TraceLint
import TraceReport

/// A trace of any kind, as the commands see it: packets in order, what lint makes of them, and where a finding stands.
///
/// `TextTrace` and `CaptureTrace` are the kinds; ``TraceOpening`` finds out which one an input is.
protocol TraceSource: AnyObject, Sendable {
    /// As the user named it; `-` for standard input.
    var path: String { get }
    /// What the machine forms call it: `text`, `pdml` or `capture`.
    var kind: StaticString { get }
    /// Whether it is no failure that there is no packet in it.
    var mayBeEmpty: Bool { get }

    /// The message where there is no packet in it.
    func missing(_ name: String) -> String

    /// Runs all rules over the packets that are selected, in the light of where they were captured.
    func lint(_ selection: PacketSelection, at vantage: Vantage) throws(InputFailure) -> Linter

    /// Reads all packets in the order of the trace. What `body` does with a packet's claims stays with it.
    func eachPacket(_ body: (inout TracePacket) throws(InputFailure) -> Void) throws(InputFailure)

    /// The lines of the trace, for spans that come one behind the other; a capture has none.
    func lines() -> LessonBuilder.Access

    /// Findings with lines and columns, and the lines themselves.
    func entries(_ findings: [Finding]) throws(InputFailure) -> [LintReport.Entry]
}

extension TraceSource {
    /// Runs all rules where nobody says where the packets were captured.
    func lint(_ selection: PacketSelection) throws(InputFailure) -> Linter { try lint(selection, at: .unknown) }
}

/// One packet of a trace.
struct TracePacket {
    var claims = PacketClaims()
    /// The frame itself, where the trace holds it.
    var frame: CapturedFrame?
}

/// A frame byte for byte, and where its headers stand.
struct CapturedFrame {
    var record: CaptureRecord
    var layers: [PacketImage.Layer]
    /// Whether it is a piece of a datagram whose segment another frame completes.
    var holdsFragment: Bool
    /// Where the segment stands, header and data.
    var segment: Range<Int>?
    /// The segment that it quotes in an error message of ICMP.
    var quoted: PacketClaims?
}
