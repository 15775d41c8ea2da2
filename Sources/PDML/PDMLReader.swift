public import PacketTrace
import SourceText

/// Something about a PDML document that keeps part of it from being read.
public struct PDMLProblem: Error, Hashable, Sendable {
    /// Where in the trace.
    public var offset: Int
    public var message: String
    /// Whether nothing at all can be read, as opposed to one packet.
    public var isFatal: Bool
}

/// Reads packets out of PDML (`tshark -T pdml`, Export as XML), one at a time: those in Wireshark's plain form at once
/// (``PlainPacket``), all others through libxml2.
///
/// What stands between packets is not looked at, so that a document may be cut, pasted into comments, indented, or hold
/// several documents; each packet must be XML. A packet that is not is read as far as it is.
public struct PDMLReader {
    /// More XML than this for one packet is refused.
    public static let mostBytes = 16 << 20

    /// Where reading goes on.
    public private(set) var position = 0
    /// What the first byte of the text stands at in the trace.
    public let base: Int
    public private(set) var problems: [PDMLProblem] = []
    /// Whether the last packet ends before its end tag.
    public private(set) var isCut = false
    private var builder: PacketBuilder
    private var parser: XMLPushParser?

    /// - Parameters:
    ///   - base: offset of the text in the trace.
    ///   - paints: whether ``PacketClaims/frame`` is wanted, the frame's bytes.
    ///   - isClose: whether labels are read that only repeat others, for lint: see ``PacketClaims/lines``.
    public init(base: Int = 0, paints: Bool = false, isClose: Bool = false) {
        self.base = base
        builder = PacketBuilder(base: base, paints: paints, isClose: isClose)
    }

    /// Reads the next packet of `text` into `packet`; `false` at the end of the text.
    ///
    /// - Parameters:
    ///   - text: the whole text, the same in every call; it begins at a packet's boundary.
    ///   - packet: cleared, then filled.
    public mutating func next(in text: Span<UInt8>, into packet: inout PacketClaims) -> Bool {
        while let start = PDMLSplitter.packet(in: text, from: position) {
            if let problem = PDMLProlog.problem(in: text, from: position, to: start) {
                problems.append(PDMLProblem(offset: base + problem.offset, message: problem.message, isFatal: true))
                position = text.count
                break
            }
            swap(&packet, &builder.packet)
            unsafe text.withUnsafeBufferPointer { bytes in
                if let end = unsafe readPlain(bytes, from: start) {
                    isCut = false
                    position = end
                } else {
                    unsafe read(bytes, from: start)
                }
            }
            swap(&packet, &builder.packet)
            if !packet.headers.isEmpty || !packet.claims.isEmpty { return true }
        }
        packet.removeAll()
        if position < text.count {
            if let problem = PDMLProlog.problem(in: text, from: position, to: text.count) {
                problems.append(PDMLProblem(offset: base + problem.offset, message: problem.message, isFatal: true))
            }
            position = text.count
        }
        return false
    }

    /// Reads a packet that needs no XML parser; `nil` where it does.
    private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let text = unsafe bytes.span
        unsafe builder.begin(bytes, at: start)
        guard let end = PlainPacket.read(text, from: start, into: &builder) else { return nil }
        builder.end(text, at: end)
        return end
    }

    /// Reads a packet through libxml2.
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        let text = unsafe bytes.span
        let end = PDMLSplitter.end(ofPacket: start, in: text)
        position = end.offset
        isCut = !end.isWhole && end.offset == text.count
        unsafe builder.begin(bytes, at: start)
        // Nothing stands in it: there is no need to parse that.
        if end.isBare { return builder.end(text, at: end.offset) }
        do throws(XMLPushParser.Refusal) {
            try parse(text, from: start, to: end)
            builder.end(text, at: end.offset)
            if !end.isWhole || parser?.isComplete == false { giveUp() }
        } catch {
            builder.end(text, at: end.offset)
            problems.append(
                PDMLProblem(
                    offset: base + start + error.offset,
                    message: "is not XML here (\(error.reason)); the packet is read up to this place", isFatal: false))
            giveUp()
        }
    }

    /// What comes behind was not read; the next packet is another document.
    private mutating func giveUp() {
        parser = nil
        if !builder.packet.headers.isEmpty { builder.packet.markers.insert(.incomplete) }
    }

    private mutating func parse(
        _ text: Span<UInt8>, from start: Int, to end: PDMLSplitter.PacketEnd
    ) throws(XMLPushParser.Refusal) {
        let count = end.offset - start
        if count > Self.mostBytes { throw .init(offset: 0, reason: "the packet takes \(count) bytes") }
        if end.hasLongTag, let found = TagLimits.problem(in: text, from: start, to: end.offset) {
            throw .init(offset: found.offset - start, reason: found.message)
        }
        guard let parser = parser ?? XMLPushParser() else {
            throw .init(offset: 0, reason: "libxml2 has no memory")
        }
        self.parser = parser
        if HarmlessBytes.areHarmless(text, from: start, to: end.offset) {
            try parser.parse(text.extracting(start..<end.offset), into: &builder)
        } else {
            try parser.parse(HarmlessBytes.copy(text, from: start, to: end.offset).span, into: &builder)
        }
    }
}
