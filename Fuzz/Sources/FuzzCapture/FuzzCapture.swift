import CaptureFile
import FuzzSupport
import PacketTrace
import SourceText
import TraceLint

/// Any bytes are a capture file: reading it, decoding its frames and linting them must end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCapture(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let packets = decode([UInt8](fuzzed: start, count))
    let access = TraceAccess(text: { _ in [] }, claims: { packets[$0.start] }, holdsBytes: true)
    var linter = Linter(access: access)
    for packet in packets { linter.add(Facts(resolving: packet), text: packet.text) }
    linter.finish()
    return 0
}

/// The packets that come before the first error; the place of each is its number.
private func decode(_ file: [UInt8]) -> [PacketClaims] {
    var reader = CaptureReader()
    reader.feed(file)
    reader.finish()
    var decoder = FrameDecoder()
    var packets: [PacketClaims] = []
    var packet = PacketClaims()
    while let record = (try? reader.next()) ?? nil {
        let frame = FrameDecoder.Frame(
            number: packets.count + 1, linkType: record.linkType.number, length: Int(record.originalLength), time: nil)
        decoder.decode(frame, record.bytes.span, into: &packet)
        packet.text = SourceSpan(start: packets.count, end: packets.count + 1)
        packets.append(packet)
    }
    return packets
}
