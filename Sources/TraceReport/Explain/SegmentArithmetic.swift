import PacketTrace
import TCPWire

/// The figures of one segment, worked out line by line.
struct SegmentArithmetic {
    let scene: Scene
    let packet: Lesson.Packet
    let anatomy: HeaderAnatomy

    private var facts: Facts { packet.facts }
    private var header: TCPHeader { anatomy.header }

    var blocks: [Block] {
        var blocks: [Block] = []
        func add(_ title: String, _ lines: [Calculation.Line]) {
            if !lines.isEmpty { blocks.append(.calculation(Calculation([.text(title)], lines))) }
        }
        add("Sequence and acknowledgment", numbers)
        add("Length of the header", length)
        add("Control bits", flags)
        add("Window", window)
        add("Time", times)
        if scene.level > 1 { blocks += ChecksumArithmetic(scene: scene, packet: packet, anatomy: anatomy).blocks }
        return blocks
    }

    // MARK: Numbers

    /// Addition on the circle of 2^32 numbers.
    static func sum(_ label: String, _ left: UInt32, _ right: UInt32, _ remark: String = "") -> Calculation.Line {
        let (result, wraps) = left.addingReportingOverflow(right)
        let remark = wraps ? "the count has gone once around: behind 4294967295 comes 0" : remark
        return Calculation.Line(
            [.text(label)], wraps ? "(\(left) + \(right)) mod 4294967296" : "\(left) + \(right)",
            [.text(String(result))], [.text(remark)].filter { _ in !remark.isEmpty })
    }

    static func difference(_ label: String, _ left: UInt32, _ right: UInt32, _ remark: String = "") -> Calculation.Line
    {
        let wraps = left < right
        let expression = wraps ? "(\(left) − \(right)) mod 4294967296" : "\(left) − \(right)"
        return Calculation.Line(
            [.text(label)], expression, [.text(String(left &- right))],
            [.text(wraps ? "the count has gone once around since" : remark)].filter { _ in wraps || !remark.isEmpty })
    }

    private var numbers: [Calculation.Line] {
        var lines: [Calculation.Line] = []
        let isSYN = facts.hasFlags(.syn, of: .syn)
        if let raw = facts.rawSequence, !isSYN, !facts.hasFlags(.rst, of: .rst), let base = scene.base(packet.side) {
            lines.append(
                Self.difference("Relative sequence number", raw, base, "the number less the first one of \(me)"))
        }
        if let acknowledged = facts.rawAcknowledgment, facts.hasFlags(.ack, of: .ack) {
            if let first = scene.initialSequence(1 - packet.side), acknowledged == first &+ 1 {
                lines.append(
                    Self.sum("Acknowledgment number", first, 1, "ISN of \(peer), plus one for its SYN"))
            } else if let base = scene.base(1 - packet.side) {
                lines.append(
                    Self.difference(
                        "Relative acknowledgment", acknowledged, base, "the number less the first one of \(peer)"))
            }
        }
        if let raw = facts.rawSequence, let space = facts.sequenceSpace, !facts.hasFlags(.rst, of: .rst) {
            lines.append(Self.sum("Next sequence number", raw, space, taken(space)))
        }
        return lines
    }

    private func taken(_ space: UInt32) -> String {
        var parts: [String] = []
        if facts.hasFlags(.syn, of: .syn) { parts.append("one for the SYN") }
        let data = facts[.segmentLength] ?? 0
        if data > 0 { parts.append("\(data) for the bytes of data") }
        if facts.hasFlags(.fin, of: .fin) { parts.append("one for the FIN") }
        return parts.isEmpty ? "no data, no SYN, no FIN: the number stays" : Figures.list(parts)
    }

    private var me: String { scene.cast.name(packet.side) }
    private var peer: String { scene.cast.name(1 - packet.side) }

    // MARK: Header

    private var length: [Calculation.Line] {
        guard anatomy.origins.count > 12, anatomy.origins[12] != .absent, header.dataOffset >= 5 else { return [] }
        let words = Int(header.dataOffset)
        var lines = [
            Calculation.Line(["Header"], "\(words) × 4", [.text("\(words * 4)")], ["words of 4 bytes each, in bytes"]),
            Calculation.Line(
                ["Options"], "\(words * 4) − 20", [.text("\(words * 4 - 20)")], ["behind the fixed header"]),
        ]
        guard scene.level > 1, words > 5, anatomy.options.reduce(0, { $0 + $1.bytes.count }) == words * 4 - 20 else {
            return lines
        }
        let sizes = anatomy.options.map { String($0.bytes.count) }
        let names = anatomy.options.map { $0.kind == 1 ? "NOP" : $0.kind == 0 ? "end of list" : $0.name }
        lines.append(
            Calculation.Line(
                ["One by one"], sizes.joined(separator: " + "), [.text("\(words * 4 - 20)")],
                [.text(names.joined(separator: ", "))]))
        lines.append(
            Calculation.Line(
                ["Still free"], "40 − \(words * 4 - 20)", [.text("\(60 - words * 4)")],
                ["15 words at most, less the 5 fixed ones, leave 40 bytes"]))
        return lines
    }

    private var flags: [Calculation.Line] {
        guard facts.flagsMask & 0xff == 0xff, let flags = facts.flags else { return [] }
        var parts: [String] = []
        var names: [String] = []
        var masks = FlagNames.bits
        masks.insert(FlagNames.Bit(mask: 0x100, name: "AE", meaning: "", key: "ae"), at: 0)
        for bit in masks where flags.rawValue & bit.mask != 0 {
            parts.append(Figures.hex(UInt64(bit.mask), digits: 3))
            names.append(bit.name)
        }
        guard !parts.isEmpty, flags.rawValue & 0xe00 == 0 else { return [] }
        return [
            Calculation.Line(
                [.text(names.joined(separator: " + "))], parts.joined(separator: " + "),
                [.text(Figures.hex(UInt64(flags.rawValue), digits: 3))], [.text("in bits: " + bits(flags.rawValue))])
        ]
    }

    private func bits(_ value: UInt16) -> String {
        let text = Figures.padded(String(value & 0xfff, radix: 2), 12)
        return text.prefix(4) + " " + text.dropFirst(4).prefix(4) + " " + text.dropFirst(8)
    }

    // MARK: Window and time

    private var window: [Calculation.Line] {
        guard facts[.windowValue] != nil, !facts.hasFlags(.rst, of: .rst) else { return [] }
        let value = UInt64(header.window)
        if facts.hasFlags(.syn, of: .syn) {
            return [
                Calculation.Line(
                    ["On this SYN"], "\(value) << 0", [.text("\(value)")],
                    ["windows of SYNs are never shifted: the other side could not know yet by how much"])
            ]
        }
        guard let shift = scene.shift(packet.side), shift > 0 else { return [] }
        return [
            Calculation.Line(
                ["Shifted"], "\(value) << \(shift)", [.text("\(value << UInt64(shift))")],
                [.text("as many bits to the left as \(me) said on its SYN")]),
            Calculation.Line(
                ["The same"], "\(value) × \(1 << UInt64(shift))", [.text("\(value << UInt64(shift))")],
                [.text("one bit to the left doubles, \(shift) bits make 2^\(shift) = \(1 << UInt64(shift))")]),
        ]
    }

    private var times: [Calculation.Line] {
        guard let time = scene.time(packet),
            let index = scene.talk.packets.firstIndex(where: { $0.number == packet.number }),
            index > 0, let before = scene.time(scene.talk.packets[index - 1]), time >= before
        else { return [] }
        return [
            Calculation.Line(
                ["Since the segment before"], "\(Figures.seconds(time)) s − \(Figures.seconds(before)) s",
                [.text("\(Figures.seconds(time &- before)) s")], [.text("= " + Figures.span(time &- before))])
        ]
    }
}
