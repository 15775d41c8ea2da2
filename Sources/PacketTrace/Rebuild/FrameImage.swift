import TCPWire

extension ImageBuilder {
    /// The frame as the trace gives its bytes, completed by what its fields come to; `nil` where it gives none, or only
    /// behind a link layer that cannot be written.
    func wholeImage(
        of packet: borrowing PacketClaims, facts: borrowing Facts, origins: FieldOrigins, segment: SegmentImage
    ) -> PacketImage? {
        // The segment of a datagram in pieces lies in another buffer than the frame.
        guard !facts.markers.contains(.reassembled) else { return nil }
        let frame = packet.frame
        guard let first = packet.headers.indices.first(where: { packet.headers[$0] != .frame }),
            let tcp = packet.headers.firstIndex(of: .tcp), let segmentStart = frame.offset(ofHeader: tcp),
            let (link, start) = Self.link(packet, first: first, tcp: tcp)
        else { return nil }
        // Of layers that a filter left out nothing but their heading is there: they are made up as where there is text only.
        let network = packet.headers[..<tcp].lastIndex { $0 == .ipv4 || $0 == .ipv6 }
        for place in [start, network.flatMap { frame.offset(ofHeader: $0) } ?? start] {
            guard place < frame.isKnown.count, frame.isKnown[place] else { return nil }
        }
        var image = PacketImage()
        image.link = link
        let end = frame.isKnown.lastIndex(of: true).map { $0 + 1 } ?? 0
        let covered = max(end, segmentStart + segment.header.writtenCount)
        let count = min(frame.bytes.count, covered) - start
        guard count > 0, segmentStart >= start else { return nil }
        image.append(
            Array(frame.bytes[start..<start + count]),
            frame.isKnown[start..<start + count].map { $0 ? .stated : .assumed })
        Self.complete(&image, with: segment.header, at: segmentStart - start, isDoubtful: !origins.isEmpty)
        appendLayers(packet, start: start, tcpLength: segment.length, &image)
        let printed = Int(truncatingIfNeeded: min(facts[.frameLength] ?? 0, 1 << 24))
        image.originalLength = max(image.bytes.count, printed - start)
        return image
    }

    /// What the first byte is the beginning of, and where in the frame that stands.
    private static func link(
        _ packet: borrowing PacketClaims, first: Int, tcp: Int
    ) -> (link: PacketImage.Link, start: Int)? {
        let isFirst = packet.frame.offset(ofHeader: first) == 0
        switch packet.headers[first] {
        case .ethernet where isFirst: return (.ethernet, 0)
        case .cooked where isFirst: return (.cooked, 0)
        case .cookedV2 where isFirst: return (.cookedV2, 0)
        case .null where isFirst: return (.null, 0)
        case .ppp where isFirst: return (.ppp, 0)
        case .ipv4 where isFirst, .ipv6 where isFirst: return (.raw, 0)
        default: break
        }
        // Another link layer is left out, as where there is text only.
        guard let network = packet.headers[..<tcp].firstIndex(where: { $0 == .ipv4 || $0 == .ipv6 }),
            let start = packet.frame.offset(ofHeader: network)
        else { return nil }
        return (.raw, start)
    }

    /// Fills in what the bytes leave open. Where the trace contradicts itself, what the diagnosis made of it counts.
    private static func complete(
        _ image: inout PacketImage, with header: HeaderImage, at start: Int, isDoubtful: Bool
    ) {
        for index in header.bytes.indices where start + index < image.bytes.count {
            let offset = start + index
            let isOpen = image.provenance[offset] == .assumed
            let differs = image.bytes[offset] != header.bytes[index]
            if isOpen {
                image.set(header.bytes[index], at: offset, header.provenance[index])
            } else if isDoubtful, differs || header.provenance[index] != .stated {
                // Bytes that no field states are still the frame's own.
                guard header.provenance[index] != .assumed || differs else { continue }
                image.set(header.bytes[index], at: offset, header.provenance[index])
            }
        }
    }

    private func appendLayers(
        _ packet: borrowing PacketClaims, start: Int, tcpLength: Int, _ image: inout PacketImage
    ) {
        for (index, kind) in packet.headers.enumerated() {
            guard let name = kind.layerName, let offset = packet.frame.offset(ofHeader: index), offset >= start else {
                continue
            }
            let length: Int
            switch kind {
            case .tcp: length = tcpLength
            case .ipv4: length = Int(image.bytes[min(offset - start, image.bytes.count - 1)] & 0xf) * 4
            case .ppp: length = packet.frame.offset(ofHeader: index + 1).map { $0 - offset } ?? 0
            default: length = kind.fixedLength
            }
            let left = image.bytes.count - (offset - start)
            guard left > 0, length > 0 else { continue }
            image.layers.append(PacketImage.Layer(name: name, offset: offset - start, length: min(length, left)))
            if kind == .tcp { return }
        }
    }
}

extension FieldOrigins {
    var isEmpty: Bool { derived.isEmpty && assumed.isEmpty }
}

extension HeaderKind {
    fileprivate var layerName: StaticString? {
        switch self {
        case .ethernet: "eth"
        case .vlan: "vlan"
        case .cooked, .cookedV2: "sll"
        case .ppp: "ppp"
        case .null: "null"
        case .ipv4: "ip"
        case .ipv6: "ipv6"
        case .tcp: "tcp"
        default: nil
        }
    }

    fileprivate var fixedLength: Int {
        switch self {
        case .ethernet: 14
        case .vlan, .null: 4
        case .cooked: 16
        case .cookedV2: 20
        case .ipv6: 40
        default: 0
        }
    }
}
