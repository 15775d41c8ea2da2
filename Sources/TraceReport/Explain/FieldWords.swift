import PacketTrace
import TCPWire

/// What the fields of one segment say, here and now.
struct FieldWords {
    let scene: Scene
    let packet: Lesson.Packet
    let header: TCPHeader

    private var facts: Facts { packet.facts }
    private var me: String { scene.cast.name(packet.side) }
    private var peer: String { scene.cast.name(1 - packet.side) }
    private var capitalMe: String { Cast.sentenceStart(me) }

    func port(isSource: Bool) -> [Inline] {
        let side = isSource ? packet.side : 1 - packet.side
        let port = isSource ? header.sourcePort : header.destinationPort
        let owner = scene.cast.name(side)
        let role = isSource ? "comes from" : "goes to"
        if let service = ServiceNames.name(port) {
            return .rich("The segment \(role) port \(port) of \(owner). IANA has registered \(port) for \(service).")
        }
        if port >= 49152 {
            return .rich(
                "The segment \(role) port \(port) of \(owner). It lies in the range 49152–65535, which is free for whoever "
                    + "opens a connection; the system usually picks it.")
        }
        return .rich("The segment \(role) port \(port) of \(owner).")
    }

    var sequence: [Inline] {
        guard let raw = facts.rawSequence else {
            return scene.relativeSequence(packet).map {
                .rich("Relative number \($0): counted from the first of this side. What travelled is not printed.")
            } ?? .rich("The trace does not show it.")
        }
        let length = facts[.segmentLength] ?? 0
        if facts.hasFlags(.syn, of: .syn) {
            let data = length > 0 ? ", and the data on it the \(length) numbers behind" : ""
            return .rich(
                "The initial sequence number (ISN) of \(me), chosen so that it is hard to guess. The SYN itself takes this number"
                    + "\(data). Wireshark calls it 0 in its relative count.")
        }
        let relative = scene.relativeSequence(packet).map { " In the relative count it is \($0)." } ?? ""
        if length > 0 { return .rich("The number of the first byte of data in this segment.\(relative)") }
        if facts.hasFlags(.fin, of: .fin) { return .rich("The FIN takes this number.\(relative)") }
        if facts.hasFlags(.rst, of: .rst) {
            let word =
                raw == 0
                ? "Zero: the sender of this reset has no count of its own." : "Where \(me) stands in its count."
            return .rich(word)
        }
        return .rich("There are no data here; this is the number that the next byte from \(me) will have.\(relative)")
    }

    var acknowledgment: [Inline] {
        guard facts.flagsMask & 0x10 != 0 else {
            let said = facts[.acknowledgmentNumber].map { "Wireshark gives it as \($0). " } ?? ""
            return .rich("\(said)It counts only with the ACK flag, and the trace does not show the flags.")
        }
        guard facts.hasFlags(.ack, of: .ack) else {
            let value = facts.rawAcknowledgment ?? 0
            if value == 0 {
                return .rich(
                    "Zero, and it does not count: the ACK flag is clear. \(capitalMe) has received nothing yet to confirm."
                )
            }
            return .rich("It does not count: the ACK flag is clear.")
        }
        guard let raw = facts.rawAcknowledgment else {
            return scene.relativeAcknowledgment(packet).map {
                .rich("Relative number \($0): \(me) has everything before it, and expects it next.")
            } ?? .rich("The trace does not show it.")
        }
        if facts.hasFlags(.rst, of: .rst) {
            return .rich(
                "It shows which number this reset answers: whoever gets it can tell that it is meant for this connection."
            )
        }
        let relative = scene.relativeAcknowledgment(packet)
        if let first = scene.initialSequence(1 - packet.side), raw == first &+ 1 {
            return .rich(
                "\(capitalMe) confirms the SYN of \(peer), whose number was \(first), and expects \(raw) next. In the relative "
                    + "count that is 1.")
        }
        let words = relative.map { " In the relative count it is \($0)." } ?? ""
        return .rich("\(capitalMe) has received everything before \(raw) and expects that number next.\(words)")
    }

    var offset: [Inline] {
        let words = Int(header.dataOffset)
        guard words >= 5 else {
            return .rich("\(words) words would be shorter than the fixed header of 5: the segment is broken.")
        }
        let options = words * 4 - 20
        let rest = options == 0 ? "no options" : "\(options) bytes of options"
        return .rich(
            "The header is \(words) words of 4 bytes long: \(words * 4) bytes, 20 that every header has and \(rest). The data "
                + "begin behind it.")
    }

    var flags: [Inline] {
        guard let flags = facts.flags else { return .rich("The trace does not show them.") }
        var sentences: [String] = []
        for bit in FlagNames.bits where flags.rawValue & bit.mask != 0 {
            sentences.append("**\(bit.name)**: \(meaning(bit, flags))")
        }
        if flags.contains(.ae) { sentences.append("**AE**: part of accurate ECN (RFC 9768)") }
        if sentences.isEmpty { return .rich("None is set.") }
        return .rich("Set are: " + sentences.joined(separator: "; ") + ".")
    }

    private func meaning(_ bit: FlagNames.Bit, _ flags: TCPFlags) -> String {
        let isSYN = flags.contains(.syn)
        switch bit.mask {
        case 0x02: return "the sequence number is the first of its side"
        case 0x10: return "the acknowledgment number counts"
        case 0x01: return "\(me) has no more data to send"
        case 0x04: return "the connection is refused or given up at once"
        case 0x08: return "the receiver is to hand the data to its program without waiting for more"
        case 0x20: return "the urgent pointer counts"
        case 0x40 where isSYN && !flags.contains(.ack):
            return flags.contains(.cwr)
                ? "together with CWR: \(me) would like to use explicit congestion notification"
                : "alone on a SYN it asks for nothing (RFC 3168)"
        case 0x40 where isSYN:
            return "in answer to a SYN with ECE and CWR: \(me) will use explicit congestion notification"
        case 0x40: return "a packet arrived with a mark that says: congestion on the way"
        case 0x80 where isSYN: return "on a SYN it goes with ECE"
        default: return "\(me) has slowed down after it heard of congestion"
        }
    }

    var window: [Inline] {
        let value = UInt64(header.window)
        if facts.hasFlags(.syn, of: .syn) {
            return .rich(
                "\(capitalMe) has room for \(value) bytes. On a SYN the window is never scaled, whatever the options offer."
            )
        }
        if facts.hasFlags(.rst, of: .rst) { return .rich("On a reset the window means nothing.") }
        guard let shift = scene.shift(packet.side) else {
            return .rich(
                "The field says \(value). By how much it is to be multiplied the trace does not show: that is said in the SYNs."
            )
        }
        if shift == 0 {
            return .rich("\(capitalMe) has room for \(value) bytes; the windows of this side are not scaled.")
        }
        return .rich(
            "The field counts in units of 2^\(shift) bytes, as \(me) offered on its SYN: \(value) × \(1 << UInt64(shift)) = "
                + "\(value << UInt64(shift)) bytes of room.")
    }

    var checksum: [Inline] {
        let field = Figures.hex(UInt64(header.checksum), digits: 4)
        switch scene.checksumState(packet) {
        case .verified:
            let how =
                facts.addresses.pair == nil
                ? "The addresses are not shown, yet the segments of this connection prove each other (see the arithmetic)."
                : "Added up, the header, the data and the addresses give exactly this."
            return .rich("\(field) holds. \(how)")
        case .partial:
            return .rich(
                "\(field) is not finished: it is the sum over addresses, protocol and length only, as a sender leaves it to its "
                    + "network card. The segment was captured on the machine that sent it, and need not be wrong on the wire."
            )
        case .bad: return .rich("\(field) does **not** fit what the segment holds.")
        case .unverifiable:
            return .rich("\(field) cannot be checked: \(unverifiable).")
        }
    }

    private var unverifiable: String {
        if facts.segmentSum == nil {
            return facts[.segmentLength] ?? 0 > 0 && facts.dataSum == nil
                ? "it covers the data, too, and the trace does not show those"
                : "the trace does not show all that it covers"
        }
        return "the trace shows no addresses, and it takes two different segments that agree to do without"
    }

    var urgent: [Inline] {
        facts.hasFlags(.urg, of: .urg)
            ? .rich("The urgent data end \(header.urgentPointer) bytes behind the sequence number.")
            : .rich("\(header.urgentPointer), and it does not count: the URG flag is clear.")
    }
}
