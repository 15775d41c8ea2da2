import PacketTrace
import SourceText
import TraceLint
import WiresharkText

// What a web page needs of wiretext: room for a text, and a call that lints it. `Scripts/wasm` builds this.

nonisolated(unsafe) private var buffer: UnsafeMutableRawBufferPointer?

/// Room for a text of so many bytes; the one before is given back.
@_cdecl("wiretext_buffer")
public func wiretextBuffer(_ count: Int) -> UnsafeMutableRawPointer? {
    unsafe buffer?.deallocate()
    unsafe buffer = .allocate(byteCount: max(count, 1), alignment: 16)
    return unsafe buffer?.baseAddress
}

/// How many findings the first `count` bytes of the room give.
@_cdecl("wiretext_findings")
public func wiretextFindings(_ count: Int) -> Int {
    guard let buffer = unsafe buffer else { return -1 }
    let text = unsafe [UInt8](UnsafeRawBufferPointer(rebasing: buffer[..<min(count, buffer.count)]))
    let access = TraceAccess(
        text: { Array(text[$0.start..<$0.end]) }, claims: { claims(of: text, $0) })
    var linter = Linter(access: access)
    var reader = TextReader()
    var packet = PacketClaims()
    while reader.next(in: text.span, into: &packet) { linter.add(Facts(resolving: packet), text: packet.text) }
    linter.finish()
    return linter.findings.count
}

/// The claims of a packet whose text is known, read again.
private func claims(of text: [UInt8], _ span: SourceSpan) -> PacketClaims {
    var packet = PacketClaims()
    var reader = TextReader(base: span.start)
    _ = reader.next(in: text.span.extracting(span.start..<span.end), into: &packet)
    return packet
}
