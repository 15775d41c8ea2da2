import PacketTrace
import SourceText
import TCPWire
import TraceLint

/// Lints packets as the command does, and checks what holds for any input.
///
/// - Parameters:
///   - packets: in order; their claims stand within `text`.
///   - again: reads a packet whose text is known.
public func judge(_ packets: [PacketClaims], in text: [UInt8], again: @escaping @Sendable (SourceSpan) -> PacketClaims)
{
    let access = TraceAccess(text: { Array(text[$0.start..<$0.end]) }, claims: again)
    var linter = Linter(access: access)
    for packet in packets {
        for claim in packet.claims { check(packet.span(of: claim), text.count, "a claim") }
        check(packet.text, text.count, "a packet")
        let facts = Facts(resolving: packet)
        linter.add(facts, text: packet.text)
        let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
        if case .success(let image) = builder.image(of: packet, facts: facts, origins: FieldOrigins()) {
            precondition(image.originalLength >= image.bytes.count, "more bytes than the packet had")
        }
    }
    linter.finish()
    for finding in linter.findings { check(finding.span, text.count, "a finding") }
}

private func check(_ span: SourceSpan, _ count: Int, _ what: String) {
    precondition(span.start >= 0 && span.start <= span.end && span.end <= count, "\(what) outside the text")
}

extension Array where Element == UInt8 {
    /// The bytes that the fuzzer hands over.
    public init(fuzzed start: UnsafePointer<UInt8>, _ count: Int) {
        self.init(UnsafeBufferPointer(start: start, count: count))
    }
}
