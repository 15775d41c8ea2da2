import PacketTrace
import TCPWire

/// A segment's checksum, added up as on paper: 16-bit words below each other, column by column, carries and all.
struct ChecksumArithmetic {
    let scene: Scene
    let packet: Lesson.Packet
    let anatomy: HeaderAnatomy

    private var place: Anchor { Scene.anchor(packet) }

    var blocks: [Block] {
        guard let covered = packet.facts.segmentSum, let field = packet.facts[.checksum] else { return [] }
        var words = pseudoHeader(length: covered.length)
        words += headerWords
        if let data = packet.facts.dataSum, covered.length > anatomy.bytes.count {
            words.append(
                word(
                    data.folded,
                    "the data, \(covered.length - anatomy.bytes.count) bytes, added up the same way beforehand"))
        }
        let sum = Self.columns(words, title: title)
        var steps = sum.steps
        steps += verdict(total: Self.folded(words), field: UInt16(truncatingIfNeeded: field))
        let block = ColumnSum(title: sum.title, words: sum.words, carries: sum.carries, sum: sum.sum, steps: steps)
        return [
            .details(
                summary: ["The checksum, added up on paper"], isOpen: false,
                [.paragraph(introduction), .columnSum(block)])
        ]
    }

    private var knowsAddresses: Bool { packet.facts.addresses.pair != nil }

    private var title: [Inline] {
        knowsAddresses
            ? ["Pseudo-header, header and data as 16-bit words; the checksum itself counts as 0000"]
            : ["All that is known, as 16-bit words: no addresses; the checksum itself counts as 0000"]
    }

    private var introduction: [Inline] {
        .rich(
            "The sender adds everything up in words of 16 bits. What is carried out on the left is added again on the right (ones' "
                + "complement). In the end every bit is turned over. Besides the segment, a **pseudo-header** is added: both "
                + "addresses, the protocol number 6, and the length. It is not sent; both sides know it.")
    }

    // MARK: Words

    private func word(_ value: UInt16, _ label: String, tie: Tie? = nil) -> ColumnSum.Word {
        ColumnSum.Word(digits: Figures.digits(UInt64(value), 4), label: [.text(label)], tie: tie)
    }

    private func pseudoHeader(length: Int) -> [ColumnSum.Word] {
        var words: [ColumnSum.Word] = []
        switch packet.facts.addresses.pair {
        case .v4(let source, let destination):
            for (address, name) in [(source, "source address"), (destination, "destination address")] {
                words.append(word(UInt16(truncatingIfNeeded: address >> 16), name + ", first half"))
                words.append(word(UInt16(truncatingIfNeeded: address), name + ", second half"))
            }
        case .v6(let source, let destination):
            for (address, name) in [(source, "source address"), (destination, "destination address")] {
                for index in 0..<8 {
                    let half = index < 4 ? address.high : address.low
                    words.append(
                        word(
                            UInt16(truncatingIfNeeded: half >> UInt64(16 * (3 - index % 4))),
                            name + ", word \(index + 1) of 8"))
                }
            }
        case nil: break
        }
        words.append(word(6, "protocol: TCP is number 6"))
        if length > 0xffff { words.append(word(UInt16(truncatingIfNeeded: length >> 16), "length, high half")) }
        words.append(word(UInt16(truncatingIfNeeded: length), "length of header and data: \(length) bytes"))
        return words
    }

    private var headerWords: [ColumnSum.Word] {
        stride(from: 0, to: anatomy.bytes.count - 1, by: 2).map { index in
            let value = index == 16 ? 0 : UInt16(anatomy.bytes[index]) << 8 | UInt16(anatomy.bytes[index + 1])
            let part = anatomy.parts.first { $0.bytes.contains(index) }
            return word(value, Self.label(index, anatomy), tie: part.map { Tie(place.sub($0.parent ?? $0.key)) })
        }
    }

    private static func label(_ index: Int, _ anatomy: HeaderAnatomy) -> String {
        switch index {
        case 0: return "source port"
        case 2: return "destination port"
        case 4: return "sequence number, high half"
        case 6: return "sequence number, low half"
        case 8: return "acknowledgment number, high half"
        case 10: return "acknowledgment number, low half"
        case 12: return "offset, reserved bits, flags"
        case 14: return "window"
        case 16: return "checksum, counted as zero"
        case 18: return "urgent pointer"
        default:
            var names: [String] = []
            for option in anatomy.options
            where option.offset < index + 2 && option.offset + option.bytes.count > index {
                let name = option.kind == 1 ? "NOP" : option.name
                if !names.contains(name) { names.append(name) }
            }
            return "options: " + (names.isEmpty ? "padding" : names.joined(separator: ", "))
        }
    }

    // MARK: Columns

    static func folded(_ words: [ColumnSum.Word]) -> UInt16 {
        var sum = InternetChecksum()
        for word in words { sum.add(UInt16(word.digits, radix: 16) ?? 0) }
        return sum.folded
    }

    /// Adds the words column by column, the rightmost first.
    static func columns(_ words: [ColumnSum.Word], title: [Inline]) -> ColumnSum {
        var carries = [[Inline]](repeating: [], count: 5)
        var digits = [[Inline]](repeating: [], count: 5)
        var steps: [Calculation.Line] = []
        var carry = 0
        var total: UInt64 = 0
        for word in words { total += UInt64(word.digits, radix: 16) ?? 0 }
        for column in stride(from: 3, through: 0, by: -1) {
            let values = words.map { word in
                Int(String([Character](word.digits)[column]), radix: 16) ?? 0
            }
            let sum = values.reduce(carry, +)
            var terms = values.filter { $0 > 0 }.map { String($0) }
            if carry > 0 { terms.insert(String(carry), at: 0) }
            let digit = String(sum % 16, radix: 16)
            let carried = carry > 0 ? "\(carry) carried; " : ""
            steps.append(
                Calculation.Line(
                    [.text("Column \(column + 1)")], terms.isEmpty ? "0" : terms.joined(separator: " + "),
                    [.text(String(sum))],
                    [.text("\(carried)\(sum) = \(sum / 16) × 16 + \(sum % 16): write \(digit), carry \(sum / 16)")]))
            digits[column + 1] = [.text(digit)]
            carry = sum / 16
            carries[column] = carry > 0 ? [.text(String(carry))] : []
        }
        digits[0] = carry > 0 ? [.text(String(carry, radix: 16))] : []
        steps += endAround(total)
        return ColumnSum(title: title, words: words, carries: carries, sum: digits, steps: steps)
    }

    private static func endAround(_ total: UInt64) -> [Calculation.Line] {
        var lines: [Calculation.Line] = []
        var value = total
        while value > 0xffff {
            let next = (value & 0xffff) + (value >> 16)
            lines.append(
                Calculation.Line(
                    ["Carry around"],
                    "\(Figures.hex(value & 0xffff, digits: 4)) + \(Figures.hex(value >> 16, digits: 1))",
                    [.text(Figures.hex(next, digits: 4))], ["what went out on the left comes in on the right"]))
            value = next
        }
        return lines
    }

    // MARK: Verdict

    private func verdict(total: UInt16, field: UInt16) -> [Calculation.Line] {
        guard knowsAddresses else { return residue(total: total, field: field) }
        let complement = ~total
        let holds = complement == field || OnesComplement.canonical(complement) == OnesComplement.canonical(field)
        let shown = Figures.hex(UInt64(field), digits: 4)
        let remark: String
        if holds {
            remark = "every bit turned over: this is the checksum of the segment, \(shown)"
        } else if scene.checksumState(packet) == .partial {
            remark =
                "the segment has \(shown): the sum over the pseudo-header alone, left for the network card to finish"
        } else {
            remark = "the segment has \(shown), which does not fit"
        }
        return [
            Calculation.Line(
                ["Turned over"], "0xffff − \(Figures.hex(UInt64(total), digits: 4))",
                [.text(Figures.hex(UInt64(complement), digits: 4))], [.text(remark)])
        ]
    }

    /// Without addresses: what they must have added.
    private func residue(total: UInt16, field: UInt16) -> [Calculation.Line] {
        let whole = ~field
        let needed = OnesComplement.canonical(OnesComplement.subtract(whole, total))
        let borrows = whole < total
        let difference = "\(Figures.hex(UInt64(whole), digits: 4)) − \(Figures.hex(UInt64(total), digits: 4))"
        return [
            Calculation.Line(
                ["With the addresses"], "0xffff − \(Figures.hex(UInt64(field), digits: 4))",
                [.text(Figures.hex(UInt64(whole), digits: 4))],
                ["the checksum turned over again: what the sender had added up in all"]),
            Calculation.Line(
                ["So the addresses added"], borrows ? "\(difference) + 0xffff" : difference,
                [.text(Figures.hex(UInt64(borrows ? whole &+ 0xffff &- total : whole - total), digits: 4))],
                borrows
                    ? ["below zero, so once around: 0xffff counts as nothing"]
                    : needed == 0 ? ["0xffff and 0 are the same here"] : []),
        ]
    }
}
