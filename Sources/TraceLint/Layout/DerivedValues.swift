import PacketTrace
import SourceText
import TCPWire

/// Values of a packet that it does not print where they should stand, as far as they follow from others.
struct DerivedValues {
    let member: Member
    let members: [Member]
    let connection: Connection
    let start: Connection

    private var facts: Facts { member.facts }
    private var side: Int { connection.side(of: facts) ?? 0 }

    /// The value of a field, by another copy of it or by what it is computed from.
    func value(_ field: Field, item: UInt8?, _ packet: PacketClaims) -> UInt64? {
        if field.isOption { return option(field, item, packet) }
        if let known = facts[field] ?? parts(field, packet) { return known }
        if field.isTime { return time(field).map { UInt64(bitPattern: $0) } }
        return field.isNetwork ? network(field) : field.isTCP ? segment(field) : neighbour(field)
    }

    /// A number all of whose bits are printed one by one.
    private func parts(_ field: Field, _ packet: PacketClaims) -> UInt64? {
        let whole: UInt64
        switch field {
        case .ipDifferentiatedServices, .ipv6TrafficClass: whole = 0xff
        case .ipFlags: whole = 7
        default: return nil
        }
        var value: UInt64 = 0
        var known: UInt64 = 0
        for claim in packet.claims where claim.field == field && claim.mask != 0 {
            let mask = UInt64(claim.mask)
            guard (value ^ claim.value) & mask & known == 0 else { return nil }
            value |= claim.value & mask
            known |= mask
        }
        // The lowest bit of the flags has a name of its own in every version; the reserved one may be left unsaid.
        return known & whole == whole ? value & whole : nil
    }

    private func option(_ field: Field, _ item: UInt8?, _ packet: PacketClaims) -> UInt64? {
        guard let item, item < 40 else { return nil }
        switch field {
        case .optionKind: return UInt64(facts.options.kinds[Int(item)])
        case .optionLength: return UInt64(facts.options.lengths[Int(item)])
        default: break
        }
        let own = packet.claims.filter { $0.field.isOption && $0.item == item && $0.header == packet.tcpHeader }
        if let copy = own.first(where: { $0.field == field && !field.isLong }) { return copy.value }
        switch field {
        case .windowMultiplier: return own.first { $0.field == .windowShift }.map { 1 << min($0.value, 14) }
        case .windowShift: return own.first { $0.field == .windowMultiplier }.flatMap { $0.value.exactLogarithm }
        default: return nil
        }
    }

    private func segment(_ field: Field) -> UInt64? {
        let own = connection[side]
        let peer = connection[1 - side]
        switch field {
        case .streamIndex: return connection.stream ?? neighbour(field)
        case .streamPacket: return streamPacket()
        case .completeness: return CompletenessSeries(members, start).expected(of: member.packet)
        case .sequenceNumberRaw:
            guard let base = own.base, let shown = facts[.sequenceNumber] else { return nil }
            return UInt64(UInt32(truncatingIfNeeded: shown) &+ base)
        case .acknowledgmentNumberRaw:
            guard facts.hasFlags(.ack, of: .ack) else { return facts.hasFlags([], of: .ack) ? 0 : nil }
            guard let base = peer.base, let shown = facts[.acknowledgmentNumber] else { return nil }
            return UInt64(UInt32(truncatingIfNeeded: shown) &+ base)
        case .acknowledgmentNumber: return facts.hasFlags([], of: .ack) ? facts[.acknowledgmentNumberRaw] ?? 0 : nil
        case .nextSequenceNumber:
            guard let shown = facts[.sequenceNumber], let space = facts.countedSpace else { return nil }
            return UInt64(UInt32(truncatingIfNeeded: shown) &+ space)
        case .headerLength: return facts[.optionsLength].map { $0 &+ 20 } ?? 20
        case .optionsLength: return facts[.headerLength].map { $0 &- 20 }
        case .windowValue:
            guard let size = facts[.windowSize] else { return nil }
            guard facts.hasFlags([], of: .syn) else { return size }
            guard let factor = facts[.windowScaleFactor] ?? factor(), factor > 0, size % factor == 0 else { return nil }
            return size / factor
        case .windowSize:
            guard let window = facts[.windowValue] else { return nil }
            guard facts.hasFlags([], of: .syn) else { return window }
            return (facts[.windowScaleFactor] ?? factor()).map { window &* $0 }
        case .windowScaleFactor: return factor()
        case .checksum:
            guard let sum = connection.checksums.agreedSum, let covered = facts.segmentSum else { return nil }
            return UInt64(ChecksumResidue.field(addressSum: sum, segment: covered.sum, length: covered.length))
        case .checksumStatus: return neighbour(field)
        case .urgentPointer: return facts.hasFlags([], of: .urg) ? 0 : nil
        case .acksFrame:
            let acked = connection.sent.last {
                Int($0.side) == 1 - side && $0.packet < member.packet
                    && $0.relativeEnd == facts[.acknowledgmentNumber].map { UInt32(truncatingIfNeeded: $0) }
            }
            return acked?.frame
        default: return nil
        }
    }

    private func factor() -> UInt64? { connection.windowShift(of: side).map { 1 << UInt64($0) } }

    private func network(_ field: Field) -> UInt64? {
        switch field {
        case .ipVersion: return 4
        case .ipv6Version: return 6
        case .ipProtocol, .ipv6NextHeader: return 6
        case .ipTotalLength:
            guard let data = facts[.segmentLength], let header = facts[.headerLength] else { return nil }
            return facts[.ipHeaderLength].map { $0 &+ header &+ data }
        case .ipv6PayloadLength:
            guard let data = facts[.segmentLength], let header = facts[.headerLength] else { return nil }
            return facts.markers.contains(.extensionHeaders) ? nil : header &+ data
        case .ipHeaderLength: return 20
        case .networkStream, .ipChecksumStatus: return neighbour(field)
        case .ipTimeToLive, .ipIdentification, .ipChecksum, .ipFragmentOffset: return byChecksum(field)
        default: return nil
        }
    }

    /// The one word of an IPv4 header that is not printed, by the header's checksum.
    private func byChecksum(_ field: Field) -> UInt64? {
        var complete = facts
        complete[field] = field == .ipTimeToLive ? 1 : 0
        guard var header = IPv4Header(complete) else { return nil }
        if field == .ipChecksum { return UInt64(header.computedChecksum) }
        if field == .ipFragmentOffset { return header.computedChecksum == header.headerChecksum ? 0 : nil }
        if field == .ipTimeToLive {
            return header.computedChecksum == header.headerChecksum ? 1 : complete.lifetimeByChecksum
        }
        let word = (UInt32(header.computedChecksum) + 0xffff - UInt32(header.headerChecksum)) % 0xffff
        header.identification = UInt16(truncatingIfNeeded: word)
        guard header.computedChecksum == header.headerChecksum else { return nil }
        // In ones' complement 0 and 0xffff are one; a datagram that must not be fragmented has no use for the latter.
        return word != 0 ? UInt64(word) : facts[.ipFlags].flatMap { $0 & 2 != 0 ? 0 : nil }
    }

    /// What all other packets of the connection print alike.
    private func neighbour(_ field: Field) -> UInt64? {
        let values = members.compactMap { $0.packet == member.packet ? nil : $0.facts[field] }
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    private func streamPacket() -> UInt64? {
        guard let index = members.firstIndex(where: { $0.packet == member.packet }) else { return nil }
        let before = index > 0 ? members[index - 1].facts[.streamPacket].map { $0 &+ 1 } : nil
        let after = index + 1 < members.count ? members[index + 1].facts[.streamPacket].map { $0 &- 1 } : nil
        if let before, let after { return before == after ? before : nil }
        return before ?? after
    }

    // MARK: - Times

    private func time(_ field: Field) -> Int64? {
        let index = members.firstIndex { $0.packet == member.packet } ?? 0
        let before = index > 0 ? members[index - 1].facts : nil
        switch field {
        case .streamTimeRelative:
            if let relative = facts.time(.timeRelative), let first = connection.firstTime { return relative &- first }
            if index == 0, start.packets == 0 { return 0 }
            guard let delta = facts.time(.streamTimeDelta) else { return nil }
            return before?.time(.streamTimeRelative).map { $0 &+ delta }
        case .streamTimeDelta:
            if index == 0, start.packets == 0 { return 0 }
            guard let time = facts.time(.streamTimeRelative) else { return nil }
            return before?.time(.streamTimeRelative).map { time &- $0 }
        case .ackRTT:
            guard let time = facts.time(.streamTimeRelative), let acked = connection.ackedSegment(of: facts, side: side)
            else { return nil }
            return connection.sent[acked].time.map { time &- $0 }
        case .initialRTT: return connection.initialRTT
        case .timeRelative:
            if let time = facts.time(.streamTimeRelative), let first = connection.firstTime { return time &+ first }
            guard let epoch = facts.time(.epochTime), let other = member.earlier, let then = other.epoch,
                let relative = other.relative
            else { return facts[.frameNumber] == 1 ? 0 : nil }
            return relative &+ epoch &- then
        case .timeDelta, .timeDisplayed:
            if facts[.frameNumber] == 1 { return 0 }
            if let known = facts.time(field == .timeDelta ? .timeDisplayed : .timeDelta), member.previous != nil {
                return known
            }
            guard let now = facts.time(.timeRelative) else { return nil }
            if let previous = member.previous?.relative { return now &- previous }
            return field == .timeDisplayed ? member.gap : nil
        case .epochTime, .arrivalTime:
            guard let relative = facts.time(.timeRelative), let other = member.earlier, let then = other.epoch,
                let before = other.relative
            else { return nil }
            return then &+ relative &- before
        default: return nil
        }
    }
}
