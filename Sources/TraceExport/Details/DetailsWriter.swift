import PacketTrace
import TCPWire

/// Writes packet details as tshark 4.0 prints them with `-n -V`, from the bytes of the packets alone.
///
/// What is above TCP is not opened: of the data only the length is told.
public struct DetailsWriter: Sendable {
    private var decoder = FrameDecoder()
    private var claims = PacketClaims()
    private var firstTime: Int64?
    private var capturedTime: Int64?
    private var displayedTime: Int64?
    private var now: Int64 = 0
    private var before: Int64 = 0

    public init() {}

    /// Notes the time of the next packet of the trace, written or not.
    public mutating func observe(_ time: Int64) {
        before = capturedTime ?? time
        firstTime = firstTime ?? time
        capturedTime = time
        now = time
    }

    public mutating func append(_ packet: borrowing ExportedPacket, to bytes: inout [UInt8]) {
        let octets = packet.image.bytes
        decoder.decode(
            FrameDecoder.Frame(
                number: Int(truncatingIfNeeded: packet.frame), linkType: packet.linkType,
                length: packet.image.originalLength, time: packet.time), octets.span, into: &claims)
        var lines = DetailsLines()
        let times = FrameDetails.Times(
            delta: now &- before, displayed: now &- (displayedTime ?? now), relative: now &- (firstTime ?? now))
        displayedTime = now
        FrameDetails.write(packet, times, layers: decoder.layers, to: &lines)
        if [12, 14, 101].contains(packet.linkType) {
            lines.line(0, "Raw packet data")
        }
        for (index, layer) in decoder.layers.enumerated() {
            let next = index + 1 < decoder.layers.count ? decoder.layers[index + 1] : nil
            write(layer, next, octets, packet, to: &lines)
        }
        let facts = Facts(resolving: claims)
        if facts.markers.contains(.reassembled), facts.hasSegment {
            SegmentDetails(facts: facts, analysis: packet.analysis).write(to: &lines)
        }
        lines.line(0, "")
        bytes.append(contentsOf: lines.bytes)
    }

    private func write(
        _ layer: PacketImage.Layer, _ next: PacketImage.Layer?, _ octets: [UInt8], _ packet: borrowing ExportedPacket,
        to lines: inout DetailsLines
    ) {
        let bytes = Array(octets[layer.offset..<min(octets.count, layer.offset + layer.length)])
        switch "\(layer.name)" {
        case "eth": LinkDetails.ethernet(bytes, padding: padding(octets, packet), to: &lines)
        case "vlan": LinkDetails.vlan(bytes, to: &lines)
        case "sll": LinkDetails.cooked(bytes, to: &lines)
        case "null": LinkDetails.null(bytes, linkType: packet.linkType, to: &lines)
        case "ip": NetworkDetails.v4(bytes, room: packet.image.originalLength - layer.offset, to: &lines)
        case "ipv6":
            NetworkDetails.v6(bytes, to: &lines)
            if let next, next.offset > layer.offset + layer.length {
                ExtensionDetails.write(
                    bytes.count > 6 ? bytes[6] : 59, Array(octets[(layer.offset + layer.length)..<next.offset]),
                    to: &lines)
            }
        case "tcp":
            SegmentDetails(facts: Facts(resolving: claims), analysis: packet.analysis, data: data(octets)).write(
                to: &lines)
        default: LinkDetails.other("\(layer.name)", bytes, to: &lines)
        }
    }

    private func data(_ octets: [UInt8]) -> ArraySlice<UInt8> {
        guard let segment = decoder.segment, segment.count > 12, segment.upperBound <= octets.count else { return [] }
        return octets[segment].dropFirst(Int(octets[segment.lowerBound + 12] >> 4) * 4)
    }

    /// What stands behind the datagram in an Ethernet frame, which has 60 bytes at least.
    private func padding(_ octets: [UInt8], _ packet: borrowing ExportedPacket) -> [UInt8] {
        guard let segment = decoder.segment, octets.count == packet.image.originalLength,
            decoder.layers.count(where: { "\($0.name)" == "eth" }) == 1
        else { return [] }
        return Array(octets[segment.upperBound...])
    }
}
