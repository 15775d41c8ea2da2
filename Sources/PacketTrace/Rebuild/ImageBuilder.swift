public import TCPWire

/// Builds the bytes of a packet from its claims, layer by layer.
public struct ImageBuilder: Sendable {
    /// Why a packet gives no bytes.
    public enum Refusal: UInt8, Error, Sendable {
        case noSegment, quotedSegment, noFields

        public var reason: StaticString {
            switch self {
            case .noSegment: "no TCP segment"
            case .quotedSegment: "TCP only quoted in an ICMP message"
            case .noFields: "no TCP field is printed"
            }
        }
    }

    /// Addresses for a packet without an IP header, or with one that prints none, the sender's first.
    public var addresses: AddressPair
    /// Whether checksums are computed anew instead of kept as printed.
    public var recomputes: Bool
    /// What the connection's checksums prove about addresses that are not printed.
    public var addressSum: UInt16?

    public init(addresses: AddressPair, recomputes: Bool = false, addressSum: UInt16? = nil) {
        self.addresses = addresses
        self.recomputes = recomputes
        self.addressSum = addressSum
    }

    /// The packet as far as it is known.
    public func image(
        of packet: borrowing PacketClaims, facts: borrowing Facts, origins: FieldOrigins
    ) -> Result<PacketImage, Refusal> {
        guard let tcp = packet.headers.firstIndex(of: .tcp) else {
            return .failure(packet.markers.contains(.quoted) ? .quotedSegment : .noSegment)
        }
        if !packet.frameDump.isEmpty {
            var image = DumpImage.image(of: packet, facts, origins)
            if recomputes { image.renewChecksums(facts, addresses: addresses) }
            return .success(image)
        }
        let segment = SegmentImage(
            facts, origins, addressSum: addressSum, painted: Self.painted(packet, header: tcp))
        guard segment.header.knownCount > 0 else { return .failure(.noFields) }
        if !packet.frame.isEmpty,
            var image = wholeImage(of: packet, facts: facts, origins: origins, segment: segment)
        {
            if recomputes { image.renewChecksums(facts, addresses: addresses) }
            return .success(image)
        }
        var image = PacketImage()
        let data = Int(truncatingIfNeeded: min(facts[.segmentLength] ?? 0, 1 << 24))
        let payload = segment.length + data
        let chain = LayerChain(packet.headers, upTo: tcp)
        var outerLength: Int?
        let writer = LayerWriter(packet, facts, origins, chain: chain, payload: payload, addresses: addresses)
        switch writer.write(to: &image) {
        case .complete(let outermost):
            outerLength = OuterLength(packet, chain, start: outermost).end
        case .laterFragment:
            // Of a datagram that came in pieces this frame holds a later one: the segment's header is not in it.
            image.originalLength = max(image.bytes.count, printedLength(facts, chain, outerLength: nil))
            return .success(image)
        case .noNetwork:
            appendSynthesised(payload: payload, &image)
        }
        image.originalLength = max(image.bytes.count + payload, printedLength(facts, chain, outerLength: outerLength))
        appendSegment(segment, &image)
        appendData(packet, segment, data: data, &image)
        if recomputes { image.renewChecksums(facts, addresses: addresses) }
        if chain.isWhole {
            TrailerImage(packet, facts, header: chain.first)
                .append(to: &image, behind: outerLength, segmentLength: segment.length)
            if let captured = facts[.captureLength] {
                image.truncate(to: Int(truncatingIfNeeded: min(captured, 1 << 24)))
            }
        }
        image.originalLength = max(image.originalLength, image.bytes.count)
        return .success(image)
    }

    /// Bytes of a header that the trace gives as such, from its first one on.
    private static func painted(_ packet: borrowing PacketClaims, header: Int) -> [UInt8?] {
        // The segment of a datagram in pieces lies in another buffer than the frame.
        guard !packet.markers.contains(.reassembled), let start = packet.frame.offset(ofHeader: header) else {
            return []
        }
        let frame = packet.frame
        let end = min(start + 60, frame.bytes.count)
        guard start >= 0, start < end else { return [] }
        var bytes: [UInt8?] = []
        for index in start..<end { bytes.append(frame.isKnown[index] ? frame.bytes[index] : nil) }
        return bytes
    }

    /// The length on the wire, as the trace prints it or the outermost IP header says.
    private func printedLength(_ facts: borrowing Facts, _ chain: LayerChain, outerLength: Int?) -> Int {
        if let length = facts[.frameLength], chain.isWhole { return Int(truncatingIfNeeded: min(length, 1 << 24)) }
        return outerLength ?? 0
    }

    private func appendSynthesised(payload: Int, _ image: inout PacketImage) {
        let built = NetworkImage.synthesised(addresses, payload: payload)
        var isVersion6 = false
        if case .v6 = addresses { isVersion6 = true }
        image.append(built, name: isVersion6 ? "ipv6" : "ip")
    }

    /// The payload, where the trace prints all of it, or its beginning.
    private func appendData(
        _ packet: borrowing PacketClaims, _ segment: SegmentImage, data: Int, _ image: inout PacketImage
    ) {
        guard !packet.dataDump.isEmpty, packet.dataDump.bytes.count == data || packet.cutDataLength == data,
            segment.header.writtenCount == segment.length
        else { return }
        image.append(packet.dataDump.bytes, .stated)
    }

    /// Writes the segment's header up to the last byte that is known; the payload is not printed.
    private func appendSegment(_ segment: SegmentImage, _ image: inout PacketImage) {
        let start = image.bytes.count
        image.append(segment.header, name: "tcp")
        if segment.header.writtenCount < segment.length { image.truncate(to: start + segment.header.writtenCount) }
    }
}
