import PacketTrace
import SourceText
import TCPWire
import TraceExport
import TraceLint

/// Converts one trace: lint first, so that a contradiction is written with the value that the diagnosis finds; then the
/// packets, one by one.
struct ConvertJob {
    var source: any TraceSource
    var selection: PacketSelection
    var form: OutputForm
    var unit: RowUnit
    var plan: AddressPlan
    var recomputes: Bool

    func run(output: String, provenance: String?, force: Bool) throws(InputFailure) {
        let linter = try source.lint(selection)
        guard linter.packets > 0 else { throw InputFailure(message: missing) }
        let file = try OutputFile(output, force: force)
        var report: OutputFile? = nil
        if let provenance { report = try OutputFile(provenance, force: force) }
        var state = Pass(
            linter, plan: plan, recomputes: recomputes, writer: PacketWriter(form, per: unit),
            origins: provenance == nil ? nil : ProvenanceJSON())
        try file.write(state.writer.header())
        var selection = selection
        try source.eachPacket { packet throws(InputFailure) in
            if let bytes = try state.convert(&packet, &selection) {
                try file.write(bytes)
                if let origins = state.takeOrigins() { try report?.write(origins) }
            }
        }
        try state.tell(findings: linter.findings, in: source)
        guard state.written > 0 else {
            throw InputFailure(message: "\(source.path): no packet can be rebuilt")
        }
        try file.write(state.writer.finish())
        if let origins = state.finishOrigins() { try report?.write(origins) }
        try file.finish()
        try report?.finish()
    }

    /// Why there is nothing to convert.
    private var missing: String {
        if !selection.takesAll { return "\(source.path): no packet is selected" }
        return source.missing(source.path)
    }
}

/// The second pass over a trace.
private struct Pass {
    private let repairs: PacketRepairs
    private let summaries: [ConnectionSummary]
    private let plan: AddressPlan
    private let recomputes: Bool
    private let senders: [Int: Linter.Sender]
    private var packet = 0
    private var lastTime: Int64 = 0
    private var skipped: [(reason: StaticString, count: Int, first: String)] = []
    private let frames: [Int: UInt64]
    private let windows: [Int: UInt64]

    private var analyzer = StreamAnalyzer()
    var writer: PacketWriter
    /// `nil` where nobody asks for it.
    private var origins: ProvenanceJSON?
    private(set) var written = 0

    init(
        _ linter: Linter, plan: AddressPlan, recomputes: Bool, writer: PacketWriter, origins: ProvenanceJSON?
    ) {
        self.origins = origins
        repairs = PacketRepairs(linter)
        summaries = linter.summaries
        frames = linter.inferredFrames
        windows = linter.derivedWindows
        senders = linter.senders
        self.plan = plan
        self.recomputes = recomputes
        self.writer = writer
    }

    /// The next packet as bytes of the output; none if it is not selected or cannot be rebuilt.
    mutating func convert(
        _ trace: inout TracePacket, _ selection: inout PacketSelection
    ) throws(InputFailure) -> [UInt8]? {
        packet += 1
        var repaired = repairs.mend(&trace.claims, packet: packet)
        trace.claims.dropImpossibleValues()
        var facts = Facts(resolving: trace.claims)
        let frame = facts[.frameNumber] ?? frames[packet]
        let time = time(of: facts)
        writer.observe(time)
        let analysis = analyze(facts, quoted: trace.frame?.quoted, frame: frame, time: time)
        guard selection.takes(facts) else { return nil }
        if let window = windows[packet] {
            facts[.windowValue] = window
            repaired.derived.insert(.windowValue)
        }
        var bytes: [UInt8] = []
        switch image(of: trace, facts, repaired) {
        case .failure(let refusal):
            skip(refusal.reason, frame)
            return nil
        case .success(let image):
            if recomputes { Self.take(checksumsOf: image, into: &facts) }
            let link = trace.frame?.record.linkType ?? PacketWriter.linkType(image.link)
            let exported = ExportedPacket(
                frame: frame ?? UInt64(packet), facts: facts, image: image, linkType: link.number, time: time,
                hasDate: facts.isKnown(.epochTime), analysis: analysis)
            let comment = writer.holdsComments ? Self.comment(image, trace.frame?.record.comment) : nil
            try writer.append(exported, comment: comment, to: &bytes)
            origins?.add(image, packet: packet, frame: frame)
            written += 1
            return bytes
        }
    }

    /// What has been noted of the origin of bytes since the last time.
    mutating func takeOrigins() -> [UInt8]? { origins?.take() }

    mutating func finishOrigins() -> [UInt8]? {
        origins?.finish()
        return origins?.take()
    }

    private mutating func analyze(
        _ facts: borrowing Facts, quoted: PacketClaims?, frame: UInt64?, time: Int64
    ) -> SegmentAnalysis {
        guard writer.needsAnalysis else { return SegmentAnalysis() }
        if let quoted {
            analyzer.note(quoted: Facts(resolving: quoted), frame: frame ?? UInt64(packet), time: time)
        }
        return analyzer.analyze(facts, frame: frame ?? UInt64(packet), time: time) ?? SegmentAnalysis()
    }

    /// The origin of the bytes, behind the comment that the packet has; one of ours stays as it is.
    private static func comment(_ image: PacketImage, _ own: String?) -> String {
        guard let own else { return ProvenanceComment.text(of: image) }
        return own.utf8.starts(with: "wiretext: ".utf8) ? own : own + "\n" + ProvenanceComment.text(of: image)
    }

    /// The packet in bytes: those of the capture, or what the trace's words come to.
    private func image(
        of trace: borrowing TracePacket, _ facts: borrowing Facts, _ origins: FieldOrigins
    ) -> Result<PacketImage, ImageBuilder.Refusal> {
        let builder = ImageBuilder(
            addresses: addresses(of: trace.claims, facts), recomputes: recomputes,
            addressSum: senders[packet].flatMap { summaries[$0.connection].checksums.addressSum })
        guard let frame = trace.frame else {
            return builder.image(of: trace.claims, facts: facts, origins: Self.doubts(facts, origins))
        }
        guard facts.hasSegment || frame.holdsFragment else {
            return .failure(facts.markers.contains(.quoted) ? .quotedSegment : .noSegment)
        }
        var image = PacketImage(
            captured: frame.record.bytes, layers: frame.layers, originalLength: Int(frame.record.originalLength))
        if recomputes { image.renewChecksums(facts, addresses: builder.addresses) }
        return .success(image)
    }

    /// Rows speak of the checksums that the bytes have.
    private static func take(checksumsOf image: PacketImage, into facts: inout Facts) {
        func word(_ layer: PacketImage.Layer?, _ offset: Int) -> UInt64? {
            guard let layer, layer.length >= offset + 2 else { return nil }
            return UInt64(image.bytes[layer.offset + offset]) << 8 | UInt64(image.bytes[layer.offset + offset + 1])
        }
        let tcp = image.layers.firstIndex { "\($0.name)" == "tcp" }
        if facts.isKnown(.checksum) { facts[.checksum] = word(tcp.map { image.layers[$0] }, 16) }
        let network = image.layers[..<(tcp ?? 0)].last { "\($0.name)" == "ip" }
        if facts.isKnown(.ipChecksum) { facts[.ipChecksum] = word(network, 10) }
    }

    /// What still contradicts itself is anybody's guess.
    private static func doubts(_ facts: borrowing Facts, _ origins: FieldOrigins) -> FieldOrigins {
        var origins = origins
        for field in facts.conflicts.fields { origins.assumed.insert(field) }
        return origins
    }

    /// Addresses for the packet's connection, the sender's first; one of them may be printed.
    private func addresses(of packet: borrowing PacketClaims, _ facts: borrowing Facts) -> AddressPair {
        let isVersion6 = packet.headers.last { $0 == .ipv4 || $0 == .ipv6 } == .ipv6
        guard let sender = senders[self.packet] else {
            return isVersion6 ? plan.pairOfVersion6(connection: 0, sum: nil) : plan.pair(connection: 0, sum: nil)
        }
        let summary = summaries[sender.connection]
        let isClient = sender.side == summary.client
        var plan = plan
        let printed = [facts[.ipSource], facts[.ipDestination]].map { address in
            address.map { AddressFacts.Host.v4(UInt32(truncatingIfNeeded: $0)) }
        }
        plan.client = printed[isClient ? 0 : 1] ?? plan.client
        plan.server = printed[isClient ? 1 : 0] ?? plan.server
        let sum = summary.checksums.addressSum ?? summary.checksums.plausibleSum
        let pair =
            isVersion6
            ? plan.pairOfVersion6(connection: sender.connection, sum: sum)
            : plan.pair(connection: sender.connection, sum: sum)
        return isClient ? pair : pair.reversed
    }

    /// The best clock that the trace prints for the packet; without one the last packet's time.
    private mutating func time(of facts: borrowing Facts) -> Int64 {
        if let time = facts.clock { lastTime = time }
        return lastTime
    }

    private mutating func skip(_ reason: StaticString, _ frame: UInt64?) {
        origins?.skip(packet: packet, frame: frame, reason: reason)
        let name = frame.map { "frame \($0)" } ?? "packet \(packet)"
        if let index = skipped.firstIndex(where: { "\($0.reason)" == "\(reason)" }) {
            skipped[index].count += 1
        } else {
            skipped.append((reason, 1, name))
        }
    }

    /// Says on standard error what was mended and what was left out.
    func tell(findings: [Finding], in source: any TraceSource) throws(InputFailure) {
        try PacketRepairs.warn(findings, in: source, verb: "written with")
        for entry in skipped {
            let count = entry.count == 1 ? entry.first : "\(entry.count) packets, the first is \(entry.first)"
            Terminal.complain("left out: \(count): \(entry.reason)")
        }
    }
}
