import CaptureFile
import PacketTrace

/// Packets on their way into a capture file.
struct PacketWriter {
    private enum Form {
        case pcap(PcapWriter?)
        case pcapng(PcapngWriter)
    }

    private var form: Form

    init(_ form: OutputForm) {
        self.form = form == .pcap ? .pcap(nil) : .pcapng(PcapngWriter())
    }

    /// The bytes that open the file, where they do not depend on a packet.
    func header() -> [UInt8] {
        if case .pcapng(let writer) = form { writer.header() } else { [] }
    }

    mutating func append(
        _ image: PacketImage, linkType: LinkType? = nil, nanoseconds: Int64, comment: String?, to bytes: inout [UInt8]
    ) throws(InputFailure) {
        let record = CaptureRecord(
            linkType: linkType ?? Self.linkType(image.link), time: Self.time(nanoseconds),
            originalLength: UInt32(image.originalLength),
            bytes: image.bytes, comment: comment)
        do throws(CaptureWriteError) {
            switch form {
            case .pcap(let existing):
                let writer = existing ?? PcapWriter(linkType: record.linkType)
                if existing == nil {
                    bytes.append(contentsOf: writer.header())
                    form = .pcap(writer)
                }
                try writer.append(record, to: &bytes)
            case .pcapng(var writer):
                try writer.append(record, to: &bytes)
                form = .pcapng(writer)
            }
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: CaptureWriteError) -> InputFailure {
        if case .linkTypeDiffers = error {
            return InputFailure(
                message: "the trace mixes link layers, and pcap holds one only; write .pcapng instead (\(error))")
        }
        return InputFailure(message: "a packet cannot be written: \(error)")
    }

    private static func linkType(_ link: PacketImage.Link) -> LinkType {
        switch link {
        case .raw: .raw
        case .ethernet: .ethernet
        case .cooked: .linuxSLL
        case .null: .null
        }
    }

    private static func time(_ nanoseconds: Int64) -> CaptureTime? {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return rest < 0
            ? CaptureTime(seconds: seconds - 1, nanoseconds: UInt32(rest + 1_000_000_000))
            : CaptureTime(seconds: seconds, nanoseconds: UInt32(rest))
    }
}
