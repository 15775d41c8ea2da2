import CaptureFile
import PacketTrace
import TraceExport

/// Packets on their way into a file of one form.
struct PacketWriter {
    private let form: OutputForm
    private let unit: RowUnit
    private var pcap: PcapWriter?
    private var pcapng = PcapngWriter()
    private var details = DetailsWriter()
    private var segments: SegmentRows
    private var handshakes: HandshakeRows

    init(_ form: OutputForm, per unit: RowUnit) {
        self.form = form
        self.unit = unit
        let rows: RowForm = form == .csv ? .csv : .ndjson
        segments = SegmentRows(rows)
        handshakes = HandshakeRows(rows)
    }

    /// Whether packets must have been analysed.
    var needsAnalysis: Bool {
        switch form {
        case .pcap, .pcapng, .hex: false
        case .text: true
        case .ndjson, .csv: unit == .segment
        }
    }

    /// Whether a comment can stand on a packet.
    var holdsComments: Bool { form == .pcapng }

    /// The bytes that open the file, where they do not depend on a packet.
    func header() -> [UInt8] {
        form == .pcapng ? pcapng.header() : []
    }

    mutating func append(
        _ packet: ExportedPacket, comment: String?, to bytes: inout [UInt8]
    ) throws(InputFailure) {
        switch form {
        case .pcap: try appendRecord(packet, to: &bytes)
        case .pcapng:
            do throws(CaptureWriteError) {
                try pcapng.append(Self.record(packet, comment: comment), to: &bytes)
            } catch {
                throw Self.failure(error)
            }
        case .hex: HexDump.append(packet, to: &bytes)
        case .text: details.append(packet, to: &bytes)
        case .ndjson, .csv:
            // A piece of a datagram is no segment.
            guard packet.facts.hasSegment else { return }
            switch unit {
            case .segment: segments.append(packet, to: &bytes)
            case .handshake: handshakes.add(packet, to: &bytes)
            }
        }
    }

    /// Notes the time of the next packet of the trace, which may be left out.
    mutating func observe(_ time: Int64) {
        if form == .text { details.observe(time) }
    }

    /// What ends the file.
    mutating func finish() -> [UInt8] {
        var bytes: [UInt8] = []
        if unit == .handshake { handshakes.finish(to: &bytes) }
        return bytes
    }

    private mutating func appendRecord(_ packet: ExportedPacket, to bytes: inout [UInt8]) throws(InputFailure) {
        let record = Self.record(packet, comment: nil)
        let writer = pcap ?? PcapWriter(linkType: record.linkType)
        if pcap == nil {
            bytes.append(contentsOf: writer.header())
            pcap = writer
        }
        do throws(CaptureWriteError) {
            try writer.append(record, to: &bytes)
        } catch {
            throw Self.failure(error)
        }
    }

    private static func record(_ packet: ExportedPacket, comment: String?) -> CaptureRecord {
        CaptureRecord(
            linkType: LinkType(packet.linkType), time: time(packet.time),
            originalLength: UInt32(truncatingIfNeeded: packet.image.originalLength), bytes: packet.image.bytes,
            comment: comment)
    }

    private static func failure(_ error: CaptureWriteError) -> InputFailure {
        if case .linkTypeDiffers = error {
            return InputFailure(
                message: "the trace mixes link layers, and pcap holds one only; write .pcapng instead (\(error))")
        }
        return InputFailure(message: "a packet cannot be written: \(error)")
    }

    static func linkType(_ link: PacketImage.Link) -> LinkType {
        switch link {
        case .raw: .raw
        case .ethernet: .ethernet
        case .cooked: .linuxSLL
        case .cookedV2: .linuxSLL2
        case .null: .null
        case .ppp: .ppp
        }
    }

    private static func time(_ nanoseconds: Int64) -> CaptureTime? {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return rest < 0
            ? CaptureTime(seconds: seconds - 1, nanoseconds: UInt32(rest + 1_000_000_000))
            : CaptureTime(seconds: seconds, nanoseconds: UInt32(rest))
    }
}
