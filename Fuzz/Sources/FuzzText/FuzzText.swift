import FuzzSupport
import PacketTrace
import WiresharkText

/// Any bytes are a text with packets in it: reading and linting it must end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = [UInt8](fuzzed: start, count)
    var reader = TextReader()
    var packets: [PacketClaims] = []
    var packet = PacketClaims()
    while reader.next(in: text.span, into: &packet) { packets.append(packet) }
    judge(packets, in: text) { span in
        var reader = TextReader(base: span.start, isClose: true)
        var packet = PacketClaims()
        _ = reader.next(in: text.span.extracting(span.start..<span.end), into: &packet)
        return packet
    }
    precondition(TraceSplitter.lastBoundary(in: text.span) ?? 0 < max(text.count, 1), "a boundary outside the text")
    return 0
}
