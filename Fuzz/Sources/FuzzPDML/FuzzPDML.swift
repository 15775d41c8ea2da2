import PDML
import PacketTrace
import SourceText

/// Any bytes are a document: reading it must end, and every claim must stand within the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPDML(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    var reader = PDMLReader(paints: true)
    var packet = PacketClaims()
    while reader.next(in: text.span, into: &packet) {
        for claim in packet.claims {
            let span = packet.span(of: claim)
            precondition(
                span.start >= 0 && span.start <= span.end && span.end <= text.count, "a claim outside the text")
        }
        precondition(packet.text.end <= text.count, "a packet outside the text")
        _ = Facts(resolving: packet)
    }
    precondition(PDMLSplitter.lastBoundary(in: text.span) ?? 0 < max(text.count, 1), "a boundary outside the text")
    return 0
}
