import PacketTrace
import SourceText
import TCPWire

// What the reader itself found wrong.

extension Linter {
    mutating func note(_ slips: [Slip], _ member: borrowing Member) {
        for slip in slips {
            let found = String(decoding: access.text(slip.span), as: UTF8.self)
            let expected = String(decoding: slip.expected, as: UTF8.self)
            let rule = Self.rule(of: slip)
            let related = slip.witness.map { [Finding.Related(message: "as it stands here", span: $0)] } ?? []
            findings.append(
                Finding(
                    rule: rule, kind: .text, severity: rule.severity,
                    message: "\(found) should be \(expected): \(slip.reason)", packet: member.packet,
                    frame: member.facts[.frameNumber], field: slip.field, span: slip.span, found: found,
                    expected: expected, related: related,
                    repair: Finding.Repair(
                        changes: [], lines: [TextEdit(slip.span, text: slip.expected)], isOnly: !slip.isOpen)))
        }
    }

    /// The rule that finds the same in other copies of the field.
    private static func rule(of slip: Slip) -> Rule {
        guard slip.isCopy else { return .wordsDoNotFit }
        if slip.field == .flags { return .flagCopies }
        if slip.field.isOption { return .optionCopies }
        return slip.field.isTCP ? .headerCopies : .networkCopies
    }
}
