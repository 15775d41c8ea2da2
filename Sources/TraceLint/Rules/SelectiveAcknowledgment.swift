import PacketTrace
import TCPWire

extension Rule {
    static let sackNotOffered = Rule(
        code: "SAK201", name: "sack-permitted-not-offered", kind: .wire, severity: .note,
        summary: "Both SYNs permit selective acknowledgments, or neither does.",
        why:
            "Each permission stands for itself, so this is legal. But stacks offer what they can, and answer in kind: a "
            + "middlebox may have taken the option out of the SYN.",
        reference: "RFC 2018, section 2", signs: .syn,
        example: .packets("Kind: SACK Permitted (4)", not: "", in: "faults/sack-permitted-not-offered.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, moment.facts.options.has(kind: 4), moment.peer.offer.lacks(kind: 4),
                let item = moment.facts.options.item(kind: 4)
            else { return }
            report.add(
                "the SYN-ACK permits selective acknowledgments, but the SYN did not",
                [Term(.optionKind, in: moment.packet, item: item), moment.offerTerm])
        })

    static let sackWithoutPermission = Rule(
        code: "SAK202", name: "sack-without-permission", kind: .wire, severity: .error,
        summary: "Selective acknowledgments are sent only to a side whose SYN permits them.",
        why: "A host that has not received the permission must not send the option. In a SYN nothing can have been "
            + "permitted yet, and nothing received.",
        reference: "RFC 2018, section 4", signs: .options,
        example: .packets("Kind: SACK (5)", not: "", in: "faults/sack-block-in-syn.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 5), let item = moment.facts.options.item(kind: 5) else { return }
            let isSYN = moment.facts.isSYN
            guard isSYN || moment.peer.hasSYN && moment.peer.offer.lacks(kind: 4) else { return }
            report.add(
                isSYN
                    ? "selective acknowledgments in a SYN: nothing was received yet, and nothing permitted"
                    : "the peer's SYN did not permit selective acknowledgments",
                isSYN
                    ? [Term(.optionKind, in: moment.packet, item: item)]
                    : [Term(.optionKind, in: moment.packet, item: item), moment.offerTerm])
        })

    static let emptySACKBlock = Rule(
        code: "SAK203", name: "sack-block-empty", kind: .wire, severity: .error,
        summary: "A block of a selective acknowledgment ends behind where it begins.",
        why: "Its right edge is the sequence number behind the last byte received.",
        reference: "RFC 2018, section 3", signs: .options,
        example: .packets("right edge = 100", not: "right edge = 200", in: "faults/sack-block-empty.txt"),
        check: { moment, report in
            let options = moment.facts.options
            guard options.has(kind: 5), let item = options.item(kind: 5), let start = options.offset(ofItem: Int(item))
            else { return }
            var offset = start + 2
            while offset + 8 <= min(start + Int(options.lengths[Int(item)]), 40) {
                let left = options.number32(at: offset)
                let right = options.number32(at: offset + 4)
                if let left, let right, Int32(bitPattern: right &- left) <= 0 {
                    report.add(
                        "a block from \(left) to \(right) is empty",
                        [Term(.sackRightEdge, in: moment.packet, item: item)])
                }
                offset += 8
            }
        })
}

extension OptionFacts {
    /// The first option of a kind.
    func item(kind: UInt8) -> UInt8? {
        for item in 0..<min(count, 40) where kinds[item] == kind { return UInt8(item) }
        return nil
    }

    /// A number of four bytes, where all of them are known.
    fileprivate func number32(at offset: Int) -> UInt32? {
        guard offset + 4 <= 40, area.knownBytes >> UInt64(offset) & 0xf == 0xf else { return nil }
        var number: UInt32 = 0
        for index in offset..<offset + 4 { number = number << 8 | UInt32(area.bytes[index]) }
        return number
    }
}
