import PacketTrace
import TCPWire

// Options in segments that may not have them, and options that stand twice.

extension Rule {
    static let synOptionOutsideSYN = Rule(
        code: "OPT201", name: "syn-option-outside-syn", kind: .wire, severity: .error,
        summary: "Options that open a connection stand in segments with SYN only.",
        why: "MSS and SACK-permitted must not be sent in other segments. A window scale or a Fast Open option there is "
            + "ignored by the receiver, so its sender is mistaken about what was agreed.",
        reference:
            "RFC 9293, section 3.2 (MUST-65); RFC 2018, section 2; RFC 7323, section 2.2; RFC 7413, section 4.1.1",
        signs: .options,
        example: .packets(
            "Kind: Maximum Segment Size (2)", not: "", behind: "Frame 3:", in: "faults/mss-in-ack.txt"),
        check: { moment, report in
            guard moment.facts.options.kindSet & openingKinds != 0, moment.facts.hasFlags([], of: .syn) else { return }
            for item in 0..<min(moment.facts.options.count, 40) {
                let kind = moment.facts.options.kinds[item]
                guard kind < 64, openingKinds >> UInt64(kind) & 1 != 0, let row = TCPOptionTable.row(kind: kind) else {
                    continue
                }
                let isForbidden = kind == 2 || kind == 4
                report.add(
                    "the option \(row.name) stands in a segment without SYN"
                        + (isForbidden ? "" : ", where it is ignored"),
                    [Term(.optionKind, in: moment.packet, item: UInt8(item))],
                    severity: isForbidden ? .error : .warning)
            }
        })

    /// MSS, window scale, SACK-permitted and Fast Open.
    private static let openingKinds: UInt64 = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 34

    static let optionTwice = Rule(
        code: "OPT202", name: "option-twice", kind: .wire, severity: .warning,
        summary: "An option stands once in a segment.",
        why:
            "No standard says which of two counts. Most receivers take the last one, some the first. Two equal ones are "
            + "only a waste.",
        reference: "RFC 9293, section 3.2", signs: .options,
        example: .packets(
            "Kind: Maximum Segment Size (2)", not: "", behind: "MSS Value: 1460", in: "faults/mss-twice.txt"),
        check: { moment, report in
            let options = moment.facts.options
            // As many options as kinds, NOPs aside: none stands twice.
            guard options.count > 1, options.count <= 40 else { return }
            var seen: UInt64 = 0
            for item in 0..<options.count {
                let kind = options.kinds[item]
                guard kind > 1, kind < 64, !mayRepeat(kind) else { continue }
                if seen >> UInt64(kind) & 1 != 0, let first = (0..<item).first(where: { options.kinds[$0] == kind }) {
                    let isSame = options.areEqual(first, item)
                    report.add(
                        "the option \(TCPOptionTable.title(kind: kind)) stands twice"
                            + (isSame ? ", alike" : ", with different values"),
                        [
                            Term(.optionKind, in: moment.packet, item: UInt8(item)),
                            Term(.optionKind, in: moment.packet, item: UInt8(first)),
                        ], severity: isSame ? .note : nil)
                }
                seen |= 1 << UInt64(kind)
            }
        })

    /// Multipath TCP sends several messages in one segment.
    private static func mayRepeat(_ kind: UInt8) -> Bool { kind == 30 }

    static let fourNoOperations = Rule(
        code: "OPT205", name: "four-nops", kind: .wire, severity: .note,
        summary: "No more than three NOPs stand in a row.",
        why: "Three align any option. Four or more are what a firewall leaves where it blanked an option out.",
        reference: "RFC 9293, section 3.2", signs: .syn,
        example: .packets(
            "Kind: No-Operation (1)", not: "Kind: Time Stamp Option (8)",
            in: "faults/four-nops.txt"),
        check: { moment, report in
            let options = moment.facts.options
            guard options.count >= 4, options.has(kind: 1) else { return }
            var run = 0
            for item in 0..<min(options.count, 40) {
                run = options.kinds[item] == 1 ? run + 1 : 0
                guard run == 4 else { continue }
                report.add(
                    "four NOPs in a row: a middlebox may have blanked an option out",
                    [Term(.optionKind, in: moment.packet, item: UInt8(item - 3))])
                return
            }
        })
}

extension TCPOptionTable {
    /// What to call an option in a message.
    static func title(kind: UInt8) -> String { row(kind: kind).map { "\($0.name)" } ?? "of kind \(kind)" }
}

extension OptionFacts {
    /// Whether two options have the same bytes.
    fileprivate func areEqual(_ left: Int, _ right: Int) -> Bool {
        guard lengths[left] == lengths[right], let first = offset(ofItem: left), let second = offset(ofItem: right),
            first + Int(lengths[left]) <= 40, second + Int(lengths[right]) <= 40
        else { return false }
        for index in 0..<Int(lengths[left]) where area.bytes[first + index] != area.bytes[second + index] {
            return false
        }
        return true
    }
}
