import FuzzSupport
import PDML
import PacketTrace

/// Any bytes are a document: reading and linting it must end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPDML(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = [UInt8](fuzzed: start, count)
    var reader = PDMLReader(paints: true)
    var packets: [PacketClaims] = []
    var packet = PacketClaims()
    while reader.next(in: text.span, into: &packet) { packets.append(packet) }
    for problem in reader.problems { precondition(problem.offset <= text.count, "a problem outside the text") }
    // Lint reads closely what it keeps; here every packet is read so, whatever lint would choose.
    var close = PDMLReader(isClose: true)
    while close.next(in: text.span, into: &packet) {
        for slip in packet.slips { precondition(slip.span.end <= text.count, "a slip outside the text") }
    }
    judge(packets, in: text) { span in
        var reader = PDMLReader(base: span.start, isClose: true)
        var packet = PacketClaims()
        _ = reader.next(in: text.span.extracting(span.start..<span.end), into: &packet)
        return packet
    }
    precondition(PDMLSplitter.lastBoundary(in: text.span) ?? 0 < max(text.count, 1), "a boundary outside the text")
    return 0
}
