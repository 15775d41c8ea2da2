import TCPWire

/// Writes the headers below the segment, outermost first, each from its own claims.
struct LayerWriter: ~Copyable {
    enum Outcome {
        /// All headers are written; the outermost IP header begins here.
        case complete(outermost: Int)
        /// A header says that what follows it here is the middle of a datagram.
        case laterFragment
        case noNetwork
    }

    private let packet: PacketClaims
    private let facts: Facts
    private let origins: FieldOrigins
    private let chain: LayerChain
    private let payload: Int
    /// Those of the header next to the segment, where it prints none.
    private let addresses: AddressPair

    init(
        _ packet: borrowing PacketClaims, _ facts: borrowing Facts, _ origins: FieldOrigins, chain: LayerChain,
        payload: Int, addresses: AddressPair
    ) {
        self.packet = copy packet
        self.facts = copy facts
        self.origins = origins
        self.chain = chain
        self.payload = payload
        self.addresses = addresses
    }

    func write(to image: inout PacketImage) -> Outcome {
        guard let last = chain.lastNetwork else { return .noNetwork }
        var starts: [Int] = []
        beginLink(&image)
        for (place, header) in chain.indices.enumerated() {
            let kind = packet.headers[header]
            if kind.isNetwork {
                starts.append(image.bytes.count)
                if writeNetwork(header, isInnermost: header == last, &image) { return .laterFragment }
            } else if kind.isLink, LayerTable.layer(kind) == nil {
                writeLink(header, place, &image)
            } else if writeLayer(header, place, &image) {
                return .laterFragment
            }
        }
        return .complete(outermost: starts.first ?? 0)
    }

    /// Settles the link type; what can not begin a capture gets an Ethernet header made up for it.
    private func beginLink(_ image: inout PacketImage) {
        guard let first = chain.first else { return }
        let kind = packet.headers[first]
        switch kind {
        case .ethernet: image.link = .ethernet
        case .cooked: image.link = .cooked
        case .cookedV2: image.link = .cookedV2
        case .null: image.link = .null
        case .ppp: image.link = .ppp
        case .ipv4, .ipv6: image.link = .raw
        default:
            image.link = .ethernet
            image.append(LinkImage.ethernet([], type: kind.etherType, isContiguous: false), name: "eth")
        }
    }

    private func claims(_ header: Int) -> [Claim] {
        packet.claims.filter { Int($0.header) == header }
    }
}

// MARK: - Layers

extension LayerWriter {
    private func writeLink(_ header: Int, _ place: Int, _ image: inout PacketImage) {
        var claims = claims(header)
        let next = chain.kind(after: place) ?? .ipv4
        let isContiguous = chain.isContiguous(place)
        // 1.6 prints the tag's protocol with the tag.
        if isContiguous, next == .vlan, let tag = self.claims(header + 1).first(where: { $0.field == .tagProtocol }) {
            let field: Field = packet.headers[header] == .vlan ? .vlanType : .ethernetType
            claims.removeAll { $0.field == field }
            claims.append(Claim(field, tag.value, offset: Int(tag.offset), length: Int(tag.length)))
        }
        let type = next.etherType
        switch packet.headers[header] {
        case .ethernet:
            image.append(LinkImage.ethernet(claims, type: type, isContiguous: isContiguous), name: "eth")
        case .vlan: image.append(LinkImage.vlan(claims, type: type, isContiguous: isContiguous), name: "vlan")
        case .cooked:
            let unused = unused(claims)
            image.append(
                LinkImage.cooked(claims, unused: unused, type: type, isContiguous: isContiguous), name: "sll")
        default: image.append(LinkImage.null(claims, isVersion6: next == .ipv6), name: "null")
        }
    }

    private func unused(_ claims: [Claim]) -> ArraySlice<UInt8> {
        claims.first { $0.field == .cookedUnused }.map { packet.octets(of: $0) } ?? []
    }

    /// Writes an IP header; `true` says that a later fragment follows.
    private func writeNetwork(_ header: Int, isInnermost: Bool, _ image: inout PacketImage) -> Bool {
        let own = isInnermost ? facts : Facts(network: header, of: packet)
        var doubts = origins
        if !isInnermost {
            doubts = FieldOrigins()
            for field in own.conflicts.fields { doubts.assumed.insert(field) }
        }
        if packet.headers[header] == .ipv6 {
            var built = NetworkImage.v6(own, doubts, payload: payload)
            if isInnermost, case .v6 = addresses { NetworkImage.fillAddresses(own, with: addresses, into: &built) }
            image.append(built, name: "ipv6")
        } else {
            var built = NetworkImage.v4(own, doubts, payload: payload)
            IPv4OptionsImage.write(packet, header: header, into: &built)
            if isInnermost, case .v4 = addresses { NetworkImage.fillAddresses(own, with: addresses, into: &built) }
            image.append(built, name: "ip")
        }
        return packet.markers.contains(.reassembled) && (own[.ipFragmentOffset] ?? 0) != 0
    }

    /// Writes a header of ``LayerTable``; `true` says that a later fragment follows.
    private func writeLayer(_ header: Int, _ place: Int, _ image: inout PacketImage) -> Bool {
        guard let spec = LayerTable.layer(packet.headers[header]) else { return false }
        let layer = LayerImage(spec, header: header, in: packet)
        var built = spec.kind == .vxlan ? layer.imageOfVXLAN : layer.image
        switch spec.kind {
        case .cookedV2: built = LinkImage.cookedV2(built, layer.claims, unused: unused(layer.claims))
        case .routing: RoutingImage.write(layer.claims, packet, into: &built)
        case .ppp: PPPImage.compress(&built, to: room(behind: place, from: image.bytes.count, image))
        default: break
        }
        image.append(built, name: spec.name)
        if spec.kind == .geneve || spec.kind == .gtp { fillUp(place, header, built.bytes.count, &image) }
        guard spec.kind == .fragment, packet.markers.contains(.reassembled) else { return false }
        return LinkImage.value(.fragmentOffset, layer.claims) ?? 0 != 0
    }

    /// Extension headers of GTP are not modelled: a hole as long as the lengths leave.
    private func fillUp(_ place: Int, _ header: Int, _ length: Int, _ image: inout PacketImage) {
        guard packet.headers[header] == .gtp, let stated = LinkImage.value(.gtpLength, claims(header)),
            let inner = datagramLength(behind: place), chain.isContiguous(place)
        else { return }
        let gap = Int(truncatingIfNeeded: min(stated, 0xffff)) + 8 - length - inner
        guard gap > 0, gap % 4 == 0, gap <= 1024 else { return }
        image.append([UInt8](repeating: 0, count: gap), .assumed)
    }

    /// The length of the IP datagram just behind a header of the chain.
    private func datagramLength(behind place: Int) -> Int? {
        guard place + 1 < chain.indices.count else { return nil }
        let header = chain.indices[place + 1]
        guard packet.headers[header].isNetwork else { return nil }
        let own = Facts(network: header, of: packet)
        if let total = own[.ipTotalLength], total > 0 { return Int(truncatingIfNeeded: min(total, 0xffff)) }
        return own[.ipv6PayloadLength].map { Int(truncatingIfNeeded: min($0, 0xffff)) + 40 }
    }

    /// How many bytes the header behind which a datagram stands has, by the lengths around it.
    private func room(behind place: Int, from start: Int, _ image: borrowing PacketImage) -> Int? {
        guard let inner = datagramLength(behind: place) else { return nil }
        if place > 0, packet.headers[chain.indices[place - 1]] == .pppoe {
            return LinkImage.value(.pppoeLength, claims(chain.indices[place - 1]))
                .map { Int(truncatingIfNeeded: min($0, 0xffff)) - inner }
        }
        guard chain.isWhole, let frame = facts[.frameLength] else { return nil }
        return Int(truncatingIfNeeded: min(frame, 1 << 24)) - start - inner
    }
}
