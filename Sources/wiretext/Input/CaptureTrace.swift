import CaptureFile
import PacketTrace
import SourceText
import Synchronization
import TraceLint
import TraceReport

/// A pcap or pcapng file.
final class CaptureTrace: TraceSource {
    private struct Memory {
        /// A way back to every 256th packet.
        var bookmarks: [RecordStream.Bookmark] = []
        /// Claims of datagrams put together from several frames: one frame alone does not give them again.
        var reassembled: [Int: PacketClaims] = [:]
        var order: [Int] = []
    }

    private static let stride = 256
    private static let mostReassembled = 1024

    private let input: TraceInput
    private let memory = Mutex(Memory())

    init(_ input: TraceInput) {
        self.input = input
    }

    var path: String { input.path }
    var kind: StaticString { "capture" }
    /// A capture in which nothing was captured is still one.
    var mayBeEmpty: Bool { true }

    func missing(_ name: String) -> String { "\(name): there is no packet in it" }

    func lint(_ selection: PacketSelection, at vantage: Vantage) throws(InputFailure) -> Linter {
        var linter = Linter(
            access: TraceAccess(
                text: { _ in [] }, claims: { [self] in claims(of: CapturePosition.packet($0.start)) }, holdsBytes: true),
            vantage: vantage)
        var selection = selection
        try eachPacket { packet throws(InputFailure) in
            let facts = Facts(resolving: packet.claims)
            if selection.takes(facts) { linter.add(facts, text: packet.claims.text) } else { linter.pass() }
        }
        linter.finish()
        return linter
    }

    func eachPacket(_ body: (inout TracePacket) throws(InputFailure) -> Void) throws(InputFailure) {
        var records = RecordStream(input)
        var decoder = FrameDecoder()
        var packet = TracePacket()
        let progress = Progress(input.path, of: input.size)
        defer { progress?.finish() }
        while true {
            if records.packet % Self.stride == 1 {
                note(records.bookmark)
                progress?.reached(records.bookmark.offset)
            }
            let number = records.packet
            let next: CaptureRecord?
            do throws(InputFailure) {
                next = try records.next()
            } catch {
                // What came whole is used, and the rest is said.
                guard number > 1 else { throw error }
                Terminal.complain("warning: \(error.message); read up to packet \(number - 1)")
                return
            }
            guard let record = next else { return }
            Self.decode(record, number, &decoder, &packet.claims)
            if packet.claims.markers.contains(.reassembled) { keep(packet.claims, number) }
            packet.frame = CapturedFrame(
                record: record, layers: decoder.layers, holdsFragment: decoder.holdsFragment, segment: decoder.segment,
                quoted: decoder.quoted)
            try body(&packet)
        }
    }

    private static func decode(
        _ record: CaptureRecord, _ number: Int, _ decoder: inout FrameDecoder, _ claims: inout PacketClaims
    ) {
        let frame = FrameDecoder.Frame(
            number: number, linkType: record.linkType.number, length: Int(record.originalLength),
            time: record.time?.sinceEpoch)
        decoder.decode(frame, record.bytes.span, into: &claims)
        claims.text = CapturePosition.span(packet: number, count: record.bytes.count)
    }

    private func note(_ bookmark: RecordStream.Bookmark) {
        memory.withLock { memory in
            if memory.bookmarks.last?.packet ?? 0 < bookmark.packet { memory.bookmarks.append(bookmark) }
        }
    }

    private func keep(_ claims: PacketClaims, _ number: Int) {
        memory.withLock { memory in
            guard memory.reassembled.updateValue(claims, forKey: number) == nil else { return }
            memory.order.append(number)
            if memory.order.count > Self.mostReassembled { memory.reassembled[memory.order.removeFirst()] = nil }
        }
    }

    /// A packet by its number, read again.
    private func record(_ number: Int) -> CaptureRecord? {
        let bookmark = memory.withLock { $0.bookmarks.last { $0.packet <= number } }
        var records = RecordStream(input, from: bookmark, block: 64 << 10)
        while records.packet < number { guard (try? records.next()) ?? nil != nil else { return nil } }
        return (try? records.next()) ?? nil
    }

    private func claims(of number: Int) -> PacketClaims {
        if let known = memory.withLock({ $0.reassembled[number] }) { return known }
        var claims = PacketClaims()
        var decoder = FrameDecoder()
        if let record = record(number) { Self.decode(record, number, &decoder, &claims) }
        return claims
    }

    func lines() -> LessonBuilder.Access { LessonBuilder.Access { _ in [] } }

    func entries(_ findings: [Finding]) throws(InputFailure) -> [LintReport.Entry] {
        var last: (number: Int, bytes: [UInt8]) = (0, [])
        func place(_ span: SourceSpan) -> LintReport.Place {
            let number = CapturePosition.packet(span.start)
            if last.number != number { last = (number, record(number)?.bytes ?? []) }
            return CapturePlace.place(span, in: last.bytes)
        }
        return findings.map { finding in
            LintReport.Entry(
                path: path, finding: finding, place: place(finding.span),
                related: finding.related.map { place($0.span) })
        }
    }
}

extension CaptureTime {
    /// Nanoseconds since 1970; `nil` where 64 bits do not hold them.
    var sinceEpoch: Int64? {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = product.addingReportingOverflow(Int64(nanoseconds))
        return overflow || carry ? nil : sum
    }
}
