import TCPWire

/// What stands behind the datagram in an Ethernet frame: padding, a trailer, the frame check sequence.
struct TrailerImage {
    private var octets: [UInt8] = []
    private let captured: Int?

    init(_ packet: borrowing PacketClaims, _ facts: borrowing Facts, header: Int?) {
        captured = facts[.captureLength].map { Int(truncatingIfNeeded: min($0, 1 << 24)) }
        // Those of a frame inside a tunnel stand before these, and where is not printed.
        guard let header, packet.headers[header] == .ethernet else { return }
        let inner = packet.headers.lastIndex(of: .ethernet) ?? header
        guard inner == header else { return }
        for field in [Field.ethernetPadding, .ethernetTrailer, .ethernetFrameCheck] {
            for claim in packet.claims where claim.field == field {
                if claim.field.isLong {
                    octets.append(contentsOf: packet.octets(of: claim))
                } else {
                    for shift in [24, 16, 8, 0] {
                        octets.append(UInt8(truncatingIfNeeded: claim.value >> UInt64(shift)))
                    }
                }
            }
        }
    }

    /// Writes it where the captured bytes end; what is not known before it are zeros.
    ///
    /// - Parameter segmentLength: how long the segment's header is, of which the image may hold the beginning only.
    func append(to image: inout PacketImage, behind datagram: Int?, segmentLength: Int) {
        guard !octets.isEmpty, let captured, captured - octets.count >= image.bytes.count,
            captured - octets.count >= datagram ?? 0
        else { return }
        let start = captured - octets.count
        image.append([UInt8](repeating: 0, count: start - image.bytes.count), .assumed)
        if let last = image.layers.last {
            image.layers[image.layers.count - 1].length = min(segmentLength, start - last.offset)
        }
        image.append(octets, .stated)
    }
}
