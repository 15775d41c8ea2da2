import PacketTrace
import SourceText
import TCPWire

// What the reader itself found wrong.

extension Linter {
    mutating func note(_ slips: [Slip], _ member: borrowing Member) {
        for slip in slips {
            if slip.isTwice {
                noteTwice(slip, member)
            } else if slip.isMissing {
                noteMissing(slip, member)
            } else {
                findings.append(finding(for: slip, member))
            }
        }
    }

    func finding(for slip: Slip, _ member: borrowing Member) -> Finding {
        let found = String(decoding: access.text(slip.span), as: UTF8.self)
        let expected = String(decoding: slip.expected, as: UTF8.self)
        let rule = Self.rule(of: slip)
        let related = slip.witness.map { [Finding.Related(message: "as it stands here", span: $0)] } ?? []
        return Finding(
            rule: rule, kind: .text, severity: rule.severity,
            message: "\(found) should be \(expected): \(slip.reason)", packet: member.packet,
            frame: member.facts[.frameNumber], field: slip.field, span: slip.span, found: found,
            expected: expected, related: related,
            repair: Finding.Repair(
                changes: [], lines: [TextEdit(slip.span, text: slip.expected)], isOnly: !slip.isOpen))
    }

    private mutating func noteTwice(_ slip: Slip, _ member: borrowing Member) {
        let line = access.text(slip.span)
        let indent = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        let end = line.reversed().drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.count
        findings.append(
            Finding(
                rule: .lineTwice, kind: .text, severity: Rule.lineTwice.severity,
                message: "this line stands here twice",
                packet: member.packet, frame: member.facts[.frameNumber], field: slip.field,
                span: SourceSpan(start: slip.span.start + indent, end: slip.span.start + max(indent, end)),
                found: String(decoding: line[indent..<max(indent, end)], as: UTF8.self), expected: nil, related: [],
                repair: Finding.Repair(changes: [], lines: [TextEdit(slip.span, text: [])], isOnly: true)))
    }

    private mutating func noteMissing(_ slip: Slip, _ member: borrowing Member) {
        let line = access.text(slip.span)
        let indent = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        let expected = String(decoding: slip.expected, as: UTF8.self)
        let repair = slip.insertion.map { text in
            let place = SourceSpan(start: slip.span.end + 1, end: slip.span.end + 1)
            return Finding.Repair(changes: [], lines: [TextEdit(place, text: text)], isOnly: !slip.isOpen)
        }
        findings.append(
            Finding(
                rule: .lineMissing, kind: .text, severity: Rule.lineMissing.severity,
                message: "behind this line the field \(expected) is missing: \(slip.reason)",
                packet: member.packet, frame: member.facts[.frameNumber], field: slip.field,
                span: SourceSpan(start: slip.span.start + indent, end: slip.span.end),
                found: String(decoding: line.dropFirst(indent), as: UTF8.self), expected: nil, related: [],
                repair: repair))
    }

    /// The rule that finds the same in other copies of the field.
    private static func rule(of slip: Slip) -> Rule {
        guard slip.isCopy else { return .wordsDoNotFit }
        if slip.field == .flags { return .flagCopies }
        if slip.field.isOption { return .optionCopies }
        return slip.field.isTCP ? .headerCopies : .networkCopies
    }
}
