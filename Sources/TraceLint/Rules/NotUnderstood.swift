import PacketTrace
import SourceText
import TCPWire

extension Rule {
    static let notUnderstood = Rule(
        code: "TXT102", name: "line-not-understood", kind: .text, severity: .note,
        summary: "A line with the label of a TCP field has the field's value.",
        why:
            "A line that begins like one of a trace and does not go on like it counts for nothing: it was cut, mistyped "
            + "or changed beyond what can be mended.",
        reference: "",
        mayBeMended: false,
        example: Example(good: "Urgent pointer: 0", bad: "Urgent pointer: none"),
        // The reader itself remarks on such lines: see `Linter.noteUnread(_:)`.
        check: { _, _ in })
}

extension Linter {
    /// Reports the lines of a packet that look like a trace and could not be read.
    mutating func noteUnread(_ span: SourceSpan, frame: UInt64?, packet: Int) {
        for unread in access.claims(span).unread {
            let text = access.text(unread.span)
            if let token = Rule.tooLongNumber(in: Array(text)), let field = unread.field {
                noteOutOfRange(token, of: field, in: unread.span, frame: frame, packet: packet)
                continue
            }
            let name = unread.field.map { "\(FieldTable.name($0))" } ?? "the segment's heading"
            let wanted = unread.field == nil ? "a comma and its values" : "its value"
            findings.append(
                Finding(
                    rule: .notUnderstood, kind: .text, severity: Rule.notUnderstood.severity,
                    message: "this looks like \(name), but \(wanted) should follow here: the line was not read",
                    packet: packet, frame: frame, field: unread.field ?? .sourcePort, span: unread.span,
                    found: String(decoding: text, as: UTF8.self), expected: nil, related: [],
                    repair: nil))
        }
    }

    private mutating func noteOutOfRange(
        _ token: Range<Int>, of field: Field, in line: SourceSpan, frame: UInt64?, packet: Int
    ) {
        let span = SourceSpan(start: line.start + token.lowerBound, end: line.start + token.upperBound)
        let found = String(decoding: access.text(span), as: UTF8.self)
        findings.append(
            Finding(
                rule: .outOfRange, kind: .text, severity: Rule.outOfRange.severity,
                message: "\(FieldTable.name(field)) has fewer bits than \(found): no packet holds it", packet: packet,
                frame: frame, field: field, span: span, found: found, expected: nil, related: [], repair: nil))
    }
}
