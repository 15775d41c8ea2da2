import TCPWire

extension Facts {
    /// Resolves the claims of one packet.
    public init(resolving packet: borrowing PacketClaims) {
        self.init()
        markers = packet.markers
        dataSum = packet.dataSum
        var tcpHeader = 0xff
        var network = -1
        for (index, kind) in packet.headers.enumerated() where tcpHeader == 0xff {
            switch kind {
            case .tcp:
                tcpHeader = index
                hasSegment = true
            case .ipv4, .ipv6:
                if network >= 0 { isTunnelled = true }
                network = index
            default: break
            }
        }
        var options = 0
        let claims = packet.claims.span
        for index in claims.indices {
            let claim = claims[index]
            let header = Int(claim.header)
            if claim.field.isLayer {
                continue
            } else if claim.field.isOption {
                if header == tcpHeader { options += 1 }
            } else if claim.field.isTCP {
                if header == tcpHeader { merge(claim) }
            } else if claim.field.isNetwork {
                if header == network { merge(claim, in: packet) }
            } else if claim.field.isFrame {
                merge(claim)
            } else {
                mergeLink(claim, in: packet)
            }
        }
        if isAbsolute, isKnown(.sequenceNumber) { doubtAbsolute(packet, tcpHeader: tcpHeader) }
        if options > 0 { resolveOptions(packet, header: tcpHeader) }
        if !packet.optionArea.isEmpty { self.options.take(packet.optionArea, completing: packet.completesOptions) }
        if network >= 0 { resolveAddresses(packet, header: network) }
        if !conflicts.isEmpty { decideConflicts(packet, tcpHeader: tcpHeader, network: network) }
    }

    /// Whether a number is that of the wire is told by the note on its own line. Where only the heading has it, or the
    /// section was wrapped anew, nothing tells.
    private mutating func doubtAbsolute(_ packet: borrowing PacketClaims, tcpHeader: Int) {
        let hasLine = packet.claims.contains {
            $0.field == .sequenceNumber && Int($0.header) == tcpHeader && $0.copy != .heading
        }
        if !hasLine || packet.isReflowed { markers.insert(.relativeSequence) }
    }

    /// What the claims of one IP header come to, whatever stands behind it.
    init(network header: Int, of packet: borrowing PacketClaims) {
        self.init()
        for claim in packet.claims where Int(claim.header) == header && claim.field.isNetwork {
            merge(claim, in: packet)
        }
        resolveAddresses(packet, header: header)
        if !conflicts.isEmpty { decideConflicts(packet, tcpHeader: 0xff, network: header) }
    }

    @inline(__always)
    private mutating func merge(_ claim: Claim) {
        if claim.field == .flags {
            mergeFlags(claim)
        } else if let value = self[claim.field] {
            if value != claim.value, claim.mask == 0 || (value ^ claim.value) & UInt64(claim.mask) != 0 {
                conflicts.insert(claim.field)
                if claim.copy == .dump { dumpConflicts.insert(claim.field) }
            }
        } else if claim.mask == 0 {
            self[claim.field] = claim.value
        }
    }

    private mutating func merge(_ claim: Claim, in packet: borrowing PacketClaims) {
        guard claim.field.isLong else { return merge(claim) }
        if self[claim.field] == nil { self[claim.field] = claim.value }
    }

    /// Of several link headers of a kind (tags, tunnels) the last one counts.
    private mutating func mergeLink(_ claim: Claim, in packet: borrowing PacketClaims) {
        guard Int(claim.header) < packet.headers.count else { return }
        let kind = packet.headers[Int(claim.header)]
        if packet.headers.lastIndex(of: kind) == Int(claim.header) { merge(claim, in: packet) }
    }

    private mutating func mergeFlags(_ claim: Claim) {
        let mask = claim.mask == 0 ? 0xfff : claim.mask
        let value = UInt16(truncatingIfNeeded: claim.value)
        let old = UInt16(truncatingIfNeeded: self[.flags] ?? 0)
        if (old ^ value) & mask & flagsMask != 0 {
            conflicts.insert(.flags)
            if claim.copy == .dump { dumpConflicts.insert(.flags) }
        }
        self[.flags] = UInt64(old | value & mask & ~flagsMask)
        flagsMask |= mask
    }

    private mutating func resolveAddresses(_ packet: borrowing PacketClaims, header: Int) {
        if let source = self[.ipSource], let destination = self[.ipDestination] {
            addresses = .known(
                .v4(source: UInt32(truncatingIfNeeded: source), destination: UInt32(truncatingIfNeeded: destination)))
            return
        }
        guard isKnown(.ipv6Source) else { return }
        var pair: (IPv6Address?, IPv6Address?) = (nil, nil)
        for claim in packet.claims where Int(claim.header) == header && claim.field.isLong {
            let octets = packet.octets(of: claim)
            guard octets.count == 16 else { continue }
            let address = IPv6Address(
                high: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: octets.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
            let isSource = claim.field == .ipv6Source
            if let old = isSource ? pair.0 : pair.1, old != address { conflicts.insert(claim.field) }
            if isSource { pair.0 = pair.0 ?? address } else { pair.1 = pair.1 ?? address }
        }
        if let source = pair.0, let destination = pair.1 {
            addresses = .known(.v6(source: source, destination: destination))
        }
    }

    /// Where copies disagree, takes what most of them say; of equals, the line's own value.
    private mutating func decideConflicts(_ packet: borrowing PacketClaims, tcpHeader: Int, network: Int) {
        for field in conflicts.fields where !field.isLong {
            let header = field.isTCP ? tcpHeader : field.isNetwork ? network : -1
            let copies = packet.claims.filter { $0.field == field && (header < 0 || Int($0.header) == header) }
            if dumpConflicts.contains(field), Self.disagree(copies) { dumpConflicts.remove(field) }
            if field == .flags {
                decideFlags(copies)
            } else if copies.contains(where: { $0.mask != 0 }) {
                self[field] = Self.favouriteBits(of: copies)
            } else {
                self[field] = Self.favourite(of: copies)
            }
        }
        // The addresses were taken before the vote.
        if conflicts.contains(.ipSource) || conflicts.contains(.ipDestination) {
            resolveAddresses(packet, header: network)
        }
    }

    /// Whether the details do not agree among themselves.
    private static func disagree(_ copies: [Claim]) -> Bool {
        let details = copies.filter { $0.copy != .dump && $0.mask == 0 }
        return details.contains { $0.value != details.first?.value }
    }

    private static func favourite(of copies: [Claim]) -> UInt64? {
        var best: (value: UInt64, votes: Int)?
        for copy in copies {
            let votes = copies.reduce(0) { $0 + ($1.value == copy.value ? 2 : 0) } + (copy.copy == .line ? 1 : 0)
            if votes > best?.votes ?? 0 { best = (copy.value, votes) }
        }
        return best?.value
    }

    /// Bit by bit what most copies say that state it; of equals, the line's own number.
    private static func favouriteBits(of copies: [Claim]) -> UInt64 {
        var value: UInt64 = 0
        for bit in UInt64(0)..<16 {
            var votes = 0
            for copy in copies where copy.mask == 0 || UInt64(copy.mask) >> bit & 1 != 0 {
                let weight = copy.copy == .line ? 3 : 2
                votes += copy.value >> bit & 1 != 0 ? weight : -weight
            }
            if votes > 0 { value |= 1 << bit }
        }
        return value
    }

    private mutating func decideFlags(_ copies: [Claim]) {
        var flags: UInt16 = 0
        for bit in 0..<12 where flagsMask >> bit & 1 != 0 {
            var votes = 0
            for copy in copies where (copy.mask == 0 ? 0xfff : copy.mask) >> bit & 1 != 0 {
                votes += copy.value >> UInt64(bit) & 1 != 0 ? 1 : -1
            }
            if votes > 0 { flags |= 1 << bit }
        }
        self[.flags] = UInt64(flags)
    }
}
