import PacketTrace
import TCPWire

/// What options hold and say.
enum OptionWords {
    struct Piece {
        var name: String
        /// In bytes.
        var count: Int
        var value: String
    }

    /// What stands behind kind and length.
    static func pieces(_ option: OptionPlace) -> [Piece] {
        let rest = option.bytes.count - 2
        guard rest > 0 else { return [] }
        switch (option.kind, option.bytes.count) {
        case (2, 4): return [Piece(name: "MSS", count: 2, value: number(option, 2, 2))]
        case (3, 3): return [Piece(name: "Shift", count: 1, value: number(option, 2, 1))]
        case (8, 10):
            return [
                Piece(name: "Timestamp value", count: 4, value: number(option, 2, 4)),
                Piece(name: "Timestamp echo reply", count: 4, value: number(option, 6, 4)),
            ]
        case (5, _) where rest % 8 == 0:
            return (0..<rest / 8).flatMap { block in
                [
                    Piece(name: "Left edge", count: 4, value: number(option, 2 + 8 * block, 4)),
                    Piece(name: "Right edge", count: 4, value: number(option, 6 + 8 * block, 4)),
                ]
            }
        case (34, _): return [Piece(name: "Cookie", count: rest, value: hex(option))]
        case (30, _): return [Piece(name: "Multipath TCP", count: rest, value: hex(option))]
        default: return [Piece(name: "Data", count: rest, value: hex(option))]
        }
    }

    private static func number(_ option: OptionPlace, _ offset: Int, _ width: Int) -> String {
        option.number(at: offset, width: width).map { String($0) } ?? ""
    }

    static func hex(_ option: OptionPlace) -> String {
        var text = ""
        for byte in option.bytes.dropFirst(2) { text += Figures.digits(UInt64(byte), 2) }
        return text
    }

    /// What the option says here.
    static func words(_ option: OptionPlace, in packet: Lesson.Packet, _ scene: Scene) -> [Inline] {
        let isSYN = packet.facts.hasFlags(.syn, of: .syn)
        let sender = Cast.sentenceStart(scene.cast.name(packet.side))
        switch option.kind {
        case 0: return .rich("The list ends here; what follows up to the next full word is padding.")
        case 1:
            return scene.isFirstFiller(option, packet)
                ? .rich(
                    "One byte of filler, so that the next option begins or ends where the sender wants it. It says nothing."
                )
                : .rich("Filler again.")
        case 2: return maximumSegment(option, sender, isSYN: isSYN, packet)
        case 3: return scale(option, sender, isSYN: isSYN)
        case 4:
            return .rich(
                "\(sender) can read selective acknowledgments: if a segment is lost, the other side may name the blocks "
                    + "that did arrive, and only the hole is sent again.")
        case 5:
            return .rich(
                "These blocks arrived behind a hole: \(blocks(option)). Only what is missing need be sent again.")
        case 8: return timestamps(option, sender, packet)
        case 30: return multipath(option, sender)
        case 34: return fastOpen(option, sender, packet, isSYN: isSYN)
        default:
            return .rich(
                "\(sender) sends the option “\(option.name)” with \(Figures.plural(max(0, option.bytes.count - 2), "byte")) "
                    + "of its own. Who does not know an option skips it by its length.")
        }
    }

    private static func maximumSegment(
        _ option: OptionPlace, _ sender: String, isSYN: Bool, _ packet: Lesson.Packet
    ) -> [Inline] {
        guard let size = option.number(at: 2, width: 2), isSYN else {
            return .rich("The option belongs on a SYN only; here it has no effect.")
        }
        return .rich(
            "\(sender) takes up to \(size) bytes of data in one segment. The number speaks for this direction only; the "
                + "other side says its own.")
    }

    private static func scale(_ option: OptionPlace, _ sender: String, isSYN: Bool) -> [Inline] {
        guard let shift = option.number(at: 2, width: 1), isSYN else {
            return .rich("The option belongs on a SYN only; here it must be ignored.")
        }
        let used = min(shift, 14)
        let limit = shift > 14 ? " A shift above 14 counts as 14." : ""
        return .rich(
            "\(sender) offers to count its later windows in units of 2^\(used) = \(1 << used) bytes. It holds only if the "
                + "other side's SYN carries the option, too, and never on a SYN itself.\(limit)")
    }

    private static func blocks(_ option: OptionPlace) -> String {
        var names: [String] = []
        var offset = 2
        while let left = option.number(at: offset, width: 4), let right = option.number(at: offset + 4, width: 4) {
            names.append("\(left) up to, not including, \(right)")
            offset += 8
        }
        return Figures.list(names)
    }

    private static func timestamps(_ option: OptionPlace, _ sender: String, _ packet: Lesson.Packet) -> [Inline] {
        guard let value = option.number(at: 2, width: 4), let echo = option.number(at: 6, width: 4) else {
            return .rich("The option has not the ten bytes that timestamps take.")
        }
        let echoed =
            packet.facts.hasFlags(.ack, of: .ack)
            ? "and gives \(echo) back, a reading that it got from the other side, which can so measure a round trip."
            : "and has nothing to give back yet: the echo counts only with ACK."
        return .rich(
            "\(sender) writes the reading of its own clock, \(value), \(echoed) Only differences between readings of the "
                + "same side mean anything.")
    }

    private static func multipath(_ option: OptionPlace, _ sender: String) -> [Inline] {
        let subtype = option.number(at: 2, width: 1).map { $0 >> 4 }
        guard let subtype else { return .rich("An option of Multipath TCP that ends too early to say what it is.") }
        switch subtype {
        case 0:
            return .rich(
                "\(sender) can use several paths for one conversation (MP_CAPABLE). Who does not know Multipath TCP "
                    + "ignores the option, and plain TCP goes on.")
        case 1: return .rich("\(sender) adds this connection to a conversation that runs already (MP_JOIN).")
        case 2: return .rich("\(sender) says where the data belong in the whole conversation (DSS).")
        case 3: return .rich("\(sender) names another address at which it can be reached (ADD_ADDR).")
        default: return .rich("\(sender) sends a message of Multipath TCP, subtype \(subtype).")
        }
    }

    private static func fastOpen(
        _ option: OptionPlace, _ sender: String, _ packet: Lesson.Packet, isSYN: Bool
    ) -> [Inline] {
        let cookie = max(0, option.bytes.count - 2)
        guard isSYN else { return .rich("Fast Open counts on a SYN only; here the option is ignored.") }
        if cookie == 0 {
            return .rich("\(sender) asks for a cookie, with which data may ride on the SYN the next time.")
        }
        if packet.facts.isSYNACK {
            return .rich("\(sender) hands out a cookie of \(cookie) bytes, to be shown the next time.")
        }
        return .rich(
            "\(sender) shows the cookie of \(cookie) bytes that it got earlier: it has been here before, so data may ride "
                + "on the SYN.")
    }
}
