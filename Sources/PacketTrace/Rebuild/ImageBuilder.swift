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

    /// Addresses for a packet without an IP header, the sender's first.
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
        let segment = SegmentImage(facts, origins, addressSum: addressSum)
        guard segment.header.knownCount > 0 else { return .failure(.noFields) }
        var image = PacketImage()
        let data = Int(truncatingIfNeeded: min(facts[.segmentLength] ?? 0, 1 << 24))
        let payload = segment.length + data
        let network = packet.headers[..<tcp].lastIndex { $0 == .ipv4 || $0 == .ipv6 }
        appendLink(packet, facts, network: network, &image)
        let networkStart = image.bytes.count
        appendNetwork(packet, facts, origins, network: network, payload: payload, &image)
        let printedLength = originalLength(packet, facts, networkStart, network: network)
        guard !isLaterFragment(facts) else {
            image.originalLength = max(image.bytes.count, printedLength)
            return .success(image)
        }
        image.originalLength = max(image.bytes.count + payload, printedLength)
        appendExtensions(facts, segment: payload, networkStart: networkStart, &image)
        appendSegment(segment, &image)
        if recomputes { recompute(facts, networkStart, &image) }
        image.originalLength = max(image.originalLength, image.bytes.count)
        return .success(image)
    }

    /// Of a datagram that came in pieces, this frame holds a later one: the segment's header is not in it.
    private func isLaterFragment(_ facts: borrowing Facts) -> Bool {
        guard facts.markers.contains(.reassembled) else { return false }
        return facts[.ipFragmentOffset] ?? 1 != 0
    }

    /// The length on the wire, as the trace prints it or the IP header says.
    private func originalLength(
        _ packet: borrowing PacketClaims, _ facts: borrowing Facts, _ networkStart: Int, network: Int?
    ) -> Int {
        if let length = facts[.frameLength], isWholeFrame(packet, network: network) {
            return Int(truncatingIfNeeded: min(length, 1 << 24))
        }
        if facts[.ipTotalLength] ?? 0 > 0 { return networkStart + Int(facts[.ipTotalLength] ?? 0) & 0xffff }
        return 0
    }

    /// Whether every layer of the frame stands in what is written.
    private func isWholeFrame(_ packet: borrowing PacketClaims, network: Int?) -> Bool {
        guard let network else { return false }
        var isWhole = true
        for index in 0..<network { if packet.headers[index] == .other { isWhole = false } }
        return isWhole && packet.headers[..<network].allSatisfy { $0 != .ipv4 && $0 != .ipv6 && $0 != .cookedV2 }
    }
}

// MARK: - Layers

extension ImageBuilder {
    /// The link header and the tags behind it: within a tunnel its own, where it has one, else the outermost.
    private func appendLink(
        _ packet: borrowing PacketClaims, _ facts: borrowing Facts, network: Int?, _ image: inout PacketImage
    ) {
        guard let network else { return }
        let layers = packet.headers[..<network]
        let tunnel = layers.lastIndex(of: .other) ?? layers.startIndex
        guard let first = layers[tunnel...].firstIndex(where: { $0.isLink }) ?? layers.firstIndex(where: { $0.isLink })
        else { return }
        var index = first
        let isVersion6 = packet.headers[network] == .ipv6
        while index < network, packet.headers[index].isLink {
            let header = UInt8(truncatingIfNeeded: index)
            let claims = packet.claims.filter { $0.header == header }
            let next = packet.headers[index + 1]
            // With a layer left out the printed type would announce what is not there.
            let isContiguous = next == .vlan || index + 1 == network
            let type: UInt64 = next == .vlan ? 0x8100 : isVersion6 ? 0x86dd : 0x0800
            let start = image.bytes.count
            var built: HeaderImage
            var name: StaticString
            switch packet.headers[index] {
            case .ethernet where index == first:
                image.link = .ethernet
                (name, built) = ("eth", LinkImage.ethernet(claims, type: type, isContiguous: isContiguous))
            case .vlan where image.link == .ethernet || image.link == .cooked:
                (name, built) = ("vlan", LinkImage.vlan(claims, type: type, isContiguous: isContiguous))
            case .cooked where index == first:
                image.link = .cooked
                let unused = claims.first { $0.field == .cookedUnused }.map { packet.octets(of: $0) } ?? []
                (name, built) = (
                    "sll", LinkImage.cooked(claims, unused: unused, type: type, isContiguous: isContiguous)
                )
            case .null where index == first:
                image.link = .null
                (name, built) = ("null", LinkImage.null(claims, isVersion6: isVersion6))
            default: return
            }
            image.append(built.bytes, built.provenance)
            image.layers.append(PacketImage.Layer(name: name, offset: start, length: built.bytes.count))
            index += 1
        }
    }

    private func appendNetwork(
        _ packet: borrowing PacketClaims, _ facts: borrowing Facts, _ origins: FieldOrigins, network: Int?,
        payload: Int, _ image: inout PacketImage
    ) {
        let start = image.bytes.count
        let built: HeaderImage
        let isVersion6: Bool
        if let network {
            isVersion6 = packet.headers[network] == .ipv6
            built =
                isVersion6
                ? NetworkImage.v6(facts, origins, payload: payload) : NetworkImage.v4(facts, origins, payload: payload)
        } else {
            if case .v6 = addresses { isVersion6 = true } else { isVersion6 = false }
            built = NetworkImage.synthesised(addresses, payload: payload)
        }
        image.append(built.bytes, built.provenance)
        image.layers.append(
            PacketImage.Layer(name: isVersion6 ? "ipv6" : "ip", offset: start, length: built.bytes.count))
    }

    /// Extension headers are not read yet: a hole as long as the lengths leave.
    private func appendExtensions(
        _ facts: borrowing Facts, segment: Int, networkStart: Int, _ image: inout PacketImage
    ) {
        guard facts.markers.contains(.extensionHeaders), let payload = facts[.ipv6PayloadLength] else { return }
        let gap = Int(truncatingIfNeeded: min(payload, 0xffff)) - segment
        guard gap > 0, gap % 8 == 0, gap <= 2048 else { return }
        image.append([UInt8](repeating: 0, count: gap), .assumed)
    }

    /// Writes the segment's header up to the last byte that is known; the payload is not printed.
    private func appendSegment(_ segment: SegmentImage, _ image: inout PacketImage) {
        let start = image.bytes.count
        image.append(segment.header.bytes, segment.header.provenance)
        image.layers.append(PacketImage.Layer(name: "tcp", offset: start, length: segment.length))
        if segment.header.writtenCount < segment.length { image.truncate(to: start + segment.header.writtenCount) }
    }
}

// MARK: - Checksums

extension ImageBuilder {
    /// Makes the checksums right for the bytes that are there; that of a segment needs all of them.
    private func recompute(
        _ facts: borrowing Facts, _ networkStart: Int, _ image: inout PacketImage
    ) {
        guard let tcp = image.layers.last, tcp.offset + tcp.length == image.bytes.count else { return }
        if image.bytes[networkStart] >> 4 == 4 {
            image.set(number16: 0, at: networkStart + 10, .assumed)
            var sum = InternetChecksum()
            sum.add(image.bytes.span.extracting(networkStart..<networkStart + Int(image.bytes[networkStart] & 0xf) * 4))
            image.set(number16: sum.complement, at: networkStart + 10, .assumed)
        }
        guard facts[.segmentLength] == 0, tcp.length >= 20 else { return }
        image.set(number16: 0, at: tcp.offset + 16, .assumed)
        var sum = InternetChecksum()
        sum.add(image.bytes.span.extracting(tcp.offset..<image.bytes.count))
        let pair = facts.addresses.pair ?? addresses
        let field = ChecksumResidue.field(addressSum: pair.sum, segment: sum, length: image.bytes.count - tcp.offset)
        image.set(number16: field, at: tcp.offset + 16, .assumed)
    }
}

extension HeaderKind {
    /// Whether the header stands below the network layer.
    var isLink: Bool {
        switch self {
        case .ethernet, .vlan, .cooked, .null: true
        default: false
        }
    }
}
