import CaptureFile
import TCPWire
import TestSupport

/// A TCP segment of a capture, as the bytes say.
struct CapturedSegment {
    var header: TCPHeader
    var addresses: AddressPair
    /// The whole packet.
    var bytes: [UInt8]
    /// Where the TCP header stands in it.
    var offset: Int

    /// All segments of a sample's capture, in order.
    static func all(of folder: String, file: String = "capture.pcap") throws -> [CapturedSegment] {
        var reader = CaptureReader()
        reader.feed(try Sample.bytes(folder + "/" + file))
        reader.finish()
        var segments: [CapturedSegment] = []
        while let record = try reader.next() {
            if let segment = try CapturedSegment(record) { segments.append(segment) }
        }
        return segments
    }

    /// Nil where the record holds no TCP over IP over Ethernet.
    private init?(_ record: CaptureRecord) throws(TruncatedHeader) {
        let bytes = record.bytes
        self.bytes = bytes
        let ethernet = try EthernetHeader(decoding: bytes.span)
        let network = bytes.span.extracting(14...)
        switch ethernet.type {
        case 0x0800:
            let header = try IPv4Header(decoding: network)
            guard header.protocolNumber == 6 else { return nil }
            offset = 14 + header.byteCount
            addresses = .v4(source: header.source, destination: header.destination)
        case 0x86dd:
            let header = try IPv6Header(decoding: network)
            guard header.nextHeader == 6 else { return nil }
            offset = 14 + header.byteCount
            addresses = .v6(source: header.source, destination: header.destination)
        default: return nil
        }
        let offset = offset
        header = try TCPHeader(decoding: bytes.span.extracting(offset...))
    }
}
