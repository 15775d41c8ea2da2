import CaptureFile
import PacketTrace
import TraceExport

/// Packets on their way into a file of one form.
struct PacketWriter {
    private enum Form {
        case pcap(PcapWriter?)
        case pcapng(PcapngWriter)
        case hex
        case text(DetailsWriter)
        case segments(SegmentRows)
        case handshakes(HandshakeRows)
    }

    private var form: Form

    init(_ form: OutputForm, per unit: RowUnit) {
        self.form =
            switch form {
            case .pcap: .pcap(nil)
            case .pcapng: .pcapng(PcapngWriter())
            case .hex: .hex
            case .text: .text(DetailsWriter())
            case .ndjson: unit == .segment ? .segments(SegmentRows(.ndjson)) : .handshakes(HandshakeRows(.ndjson))
            case .csv: unit == .segment ? .segments(SegmentRows(.csv)) : .handshakes(HandshakeRows(.csv))
            }
    }

    /// Whether packets must have been analysed.
    var needsAnalysis: Bool {
        switch form {
        case .pcap, .pcapng, .hex: false
        default: true
        }
    }

    /// The bytes that open the file, where they do not depend on a packet.
    func header() -> [UInt8] {
        if case .pcapng(let writer) = form { writer.header() } else { [] }
    }

    mutating func append(
        _ packet: ExportedPacket, comment: String?, to bytes: inout [UInt8]
    ) throws(InputFailure) {
        switch form {
        case .pcap(let existing): try append(packet, to: existing, &bytes)
        case .pcapng(var writer):
            do throws(CaptureWriteError) {
                try writer.append(Self.record(packet, comment: comment), to: &bytes)
            } catch {
                throw Self.failure(error)
            }
            form = .pcapng(writer)
        case .hex: HexDump.append(packet, to: &bytes)
        case .text(var writer):
            form = .hex
            writer.append(packet, to: &bytes)
            form = .text(writer)
        case .segments, .handshakes:
            // A piece of a datagram is no segment.
            if packet.facts.hasSegment { appendRow(packet, to: &bytes) }
        }
    }

    private mutating func appendRow(_ packet: ExportedPacket, to bytes: inout [UInt8]) {
        switch form {
        case .segments(var rows):
            rows.append(packet, to: &bytes)
            form = .segments(rows)
        case .handshakes(var rows):
            // Given up for the moment, so that the rows are not copied.
            form = .hex
            rows.add(packet)
            form = .handshakes(rows)
        default: break
        }
    }

    /// Notes the time of the next packet of the trace, which may be left out.
    mutating func observe(_ time: Int64) {
        guard case .text(var writer) = form else { return }
        form = .hex
        writer.observe(time)
        form = .text(writer)
    }

    /// What ends the file.
    mutating func finish() -> [UInt8] {
        var bytes: [UInt8] = []
        if case .handshakes(var rows) = form { rows.finish(to: &bytes) }
        return bytes
    }

    private mutating func append(
        _ packet: ExportedPacket, to existing: PcapWriter?, _ bytes: inout [UInt8]
    ) throws(InputFailure) {
        let record = Self.record(packet, comment: nil)
        let writer = existing ?? PcapWriter(linkType: record.linkType)
        if existing == nil {
            bytes.append(contentsOf: writer.header())
            form = .pcap(writer)
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
