import PacketTrace
import TCPWire

// The option area as bytes.

extension Rule {
    static let bytesBehindEnd = Rule(
        code: "OPT203", name: "bytes-behind-end-of-options", kind: .wire, severity: .error,
        summary: "Bytes behind the end of the option list are zero.",
        why: "They only pad the header. Anything else there is hidden from every receiver.",
        reference: "RFC 9293, section 3.1 (MUST-69)", signs: .options,
        example: .packets("Kind: End of Option List (0)", not: "", in: "faults/bytes-after-end.txt"),
        check: { moment, report in
            let options = moment.facts.options
            guard options.has(kind: 0), let end = (0..<min(options.count, 40)).first(where: { options.kinds[$0] == 0 })
            else { return }
            guard moment.facts.markers.contains(.paddingNote) || moment.facts.holdsBytes(behind: end) else { return }
            report.add(
                "bytes behind the end of the option list are not zero",
                [Term(.optionKind, in: moment.packet, item: UInt8(end)), Term(.optionsLength, in: moment.packet)])
        })

    static let impossibleOptionLength = Rule(
        code: "OPT204", name: "option-length-impossible", kind: .wire, severity: .error,
        summary: "An option's length covers its kind and length byte and ends within the header.",
        why: "A receiver cannot find the next option behind it: it must survive that, and may drop the segment.",
        reference: "RFC 9293, section 3.2 (MUST-7, MUST-68)", signs: .options,
        example: .packets("with too-short option length = 1 byte", not: "", in: "faults/option-length-1.txt"),
        check: { moment, report in
            guard let area = moment.facts[.optionsLength],
                let broken = moment.facts.options.broken(in: Int(truncatingIfNeeded: min(area, 40)))
            else { return }
            let what =
                broken.length.map { $0 < 2 ? "is too short" : "reaches beyond the header" }
                ?? "has no room in the header"
            let length = broken.length.map { " of \($0)" } ?? ""
            report.add(
                "the length\(length) of the option \(TCPOptionTable.title(kind: broken.kind)) \(what)",
                [
                    Term(.optionLength, in: moment.packet, item: UInt8(broken.item)),
                    Term(.optionLength, in: moment.packet, item: UInt8(max(broken.item - 1, 0))),
                    Term(.optionKind, in: moment.packet, item: UInt8(broken.item)),
                    Term(.optionsLength, in: moment.packet),
                ])
        })
}

extension Facts {
    /// Whether anything but zero is known to stand behind an option, within the header.
    fileprivate func holdsBytes(behind item: Int) -> Bool {
        guard let start = options.offset(ofItem: item), let length = self[.optionsLength] else { return false }
        for index in (start + 1)..<max(start + 1, Int(truncatingIfNeeded: min(length, 40)))
        where options.area.bytes[index] != 0 {
            return true
        }
        return false
    }
}

extension OptionFacts {
    /// The first option whose length byte leads nowhere, as far as the bytes are known.
    func broken(in length: Int) -> (item: Int, kind: UInt8, length: UInt8?)? {
        var offset = 0
        var item = 0
        while offset < length, area.knownBytes >> UInt64(offset) & 1 != 0 {
            let kind = area.bytes[offset]
            if kind == 0 { return nil }
            guard kind > 1 else {
                offset += 1
                item += 1
                continue
            }
            guard offset + 1 < length else { return (item, kind, nil) }
            guard area.knownBytes >> UInt64(offset + 1) & 1 != 0 else { return nil }
            let size = area.bytes[offset + 1]
            guard size >= 2, offset + Int(size) <= length else { return (item, kind, size) }
            offset += Int(size)
            item += 1
        }
        return nil
    }
}
