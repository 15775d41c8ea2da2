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
    judge(packets, in: text) { span in
        var reader = PDMLReader(base: span.start)
        var packet = PacketClaims()
        _ = reader.next(in: text.span.extracting(span.start..<span.end), into: &packet)
        return packet
    }
    precondition(PDMLSplitter.lastBoundary(in: text.span) ?? 0 < max(text.count, 1), "a boundary outside the text")
    return 0
}
