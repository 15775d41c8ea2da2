import PacketTrace
import TCPWire

/// One connection while it is explained: what the words about single segments look back at.
struct Scene {
    let talk: Lesson.Talk
    let cast: Cast
    let settled: Negotiation?
    let options: LessonOptions

    init(_ talk: Lesson.Talk, _ options: LessonOptions) {
        self.talk = talk
        self.options = options
        cast = Cast(talk)
        settled = talk.handshake?.negotiation
    }

    var level: Int { options.level }

    static func anchor(_ packet: Lesson.Packet) -> Anchor { Anchor("p\(packet.number)") }

    /// The initial sequence number of a side, if its SYN was seen.
    func initialSequence(_ side: Int) -> UInt32? {
        talk.connection[side].hasSYN ? talk.connection[side].initialSequence : nil
    }

    /// What stands for 0 in a side's relative numbers.
    func base(_ side: Int) -> UInt32? { talk.connection[side].base ?? initialSequence(side) }

    /// Sequence number relative to the first one of its side, printed or worked out.
    func relativeSequence(_ packet: Lesson.Packet) -> UInt32? {
        if let raw = packet.facts.rawSequence, let base = base(packet.side) { return raw &- base }
        return packet.facts.isAbsolute ? nil : packet.facts[.sequenceNumber].map { UInt32(truncatingIfNeeded: $0) }
    }

    func relativeAcknowledgment(_ packet: Lesson.Packet) -> UInt32? {
        guard packet.facts.hasFlags(.ack, of: .ack) else { return nil }
        if let raw = packet.facts.rawAcknowledgment, let base = base(1 - packet.side) { return raw &- base }
        return packet.facts.isAbsolute
            ? nil : packet.facts[.acknowledgmentNumber].map { UInt32(truncatingIfNeeded: $0) }
    }

    /// How far this side's windows are shifted; `nil` where the trace does not tell.
    func shift(_ side: Int) -> UInt8? { talk.connection.windowShift(of: side) }

    /// How a packet's checksum stands, in the light of all.
    func checksumState(_ packet: Lesson.Packet) -> ChecksumState {
        guard let sum = packet.facts.addresses.pair?.sum ?? talk.addressSum,
            let residue = packet.facts.checksumResidue
        else { return .unverifiable }
        return ChecksumLedger.state(of: residue, addressSum: OnesComplement.canonical(sum))
    }

    func packet(_ number: Int) -> Lesson.Packet? { talk.packets.first { $0.number == number } }

    /// Time since the first packet of the connection.
    func time(_ packet: Lesson.Packet) -> Int64? {
        if let time = packet.facts.time(.streamTimeRelative) { return time }
        guard let first = talk.packets.first?.time, let time = packet.time else { return nil }
        return time &- first
    }

    /// Time since the packet before it in the connection.
    func gap(_ packet: Lesson.Packet) -> Int64? {
        if let gap = packet.facts.time(.streamTimeDelta) { return gap }
        guard let index = talk.packets.firstIndex(where: { $0.number == packet.number }), index > 0,
            let before = time(talk.packets[index - 1]), let now = time(packet)
        else { return nil }
        return now &- before
    }

    /// Whether the packet is among those that open the connection.
    func isOpening(_ packet: Lesson.Packet) -> Bool { talk.connection.role(ofPacket: packet.number) != .other }

    /// Whether no filler comes before this one in the connection.
    func isFirstFiller(_ option: OptionPlace, _ packet: Lesson.Packet) -> Bool {
        guard packet.number == talk.packets.first?.number else { return false }
        return HeaderAnatomy(packet)?.options.first { $0.kind == option.kind }?.offset == option.offset
    }

    /// The flags in words; what is not shown has none.
    func flags(_ packet: Lesson.Packet) -> String {
        packet.facts.flagsMask & 0x17 == 0x17 ? FlagNames.list(packet.facts.flags ?? []) : "a segment"
    }

    /// What a segment is called: `SYN-ACK`, `ACK`, `32 bytes of data`.
    func title(_ packet: Lesson.Packet) -> String {
        guard let flags = packet.facts.flags, packet.facts.flagsMask & 0x17 == 0x17 else { return "Segment" }
        let name = FlagNames.title(flags)
        let data = packet.facts[.segmentLength] ?? 0
        let isAgain = talk.handshake?.syns.first.map { $0.packet != packet.number } ?? false
        if name == "SYN", isAgain, talk.handshake?.syns.contains(where: { $0.packet == packet.number }) ?? false {
            return "SYN, sent again"
        }
        if data > 0, name == "ACK" {
            return Figures.plural(Int(truncatingIfNeeded: min(data, 1 << 40)), "byte") + " of data"
        }
        return name
    }
}
