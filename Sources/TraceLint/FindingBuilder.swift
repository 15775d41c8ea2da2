import PacketTrace
import SourceText
import TCPWire

/// Turns repairs and what is left of the violations into findings.
struct FindingBuilder {
    var access: TraceAccess
    var members: [Member]
    /// Claims as the trace prints them.
    var printed: [PacketClaims]
    var frames: [Int: UInt64]

    private func member(_ packet: Int) -> Int? { members.firstIndex { $0.packet == packet } }

    /// What stands there; for bytes, what Wireshark would print for them.
    private func token(_ span: SourceSpan, _ claim: Claim) -> [UInt8] {
        guard access.holdsBytes else { return access.text(span) }
        return Array(TokenText.text(of: claim.value, like: Self.usualToken(claim.field), claim: claim).utf8)
    }

    /// A token in the form that Wireshark gives to the field.
    private static func usualToken(_ field: Field) -> [UInt8] {
        switch field {
        case .checksum, .ipChecksum, .ipIdentification, .ethernetType, .vlanType, .cookedProtocol: Array("0x0000".utf8)
        case .flags: Array("0x000".utf8)
        case .ipDifferentiatedServices, .ipv6TrafficClass: Array("0x00".utf8)
        default: Array("0".utf8)
        }
    }

    /// A repair that makes checks hold again: the text is wrong there.
    func finding(for found: Diagnosis.Found) -> Finding? {
        guard let edit = found.repair.edits.min(by: { offset($0) < offset($1) }) else { return nil }
        let packet = printed[edit.member]
        let claim = packet.claims[edit.claim]
        let span = packet.span(of: claim)
        let old = token(span, claim)
        let expected = text(of: edit.value, like: old, claim, packet)
        let cause = Self.cause(found)
        let rule = RuleTable.rules[cause.rule]
        let changes = found.repair.edits.map { edit in
            let claim = printed[edit.member].claims[edit.claim]
            let span = printed[edit.member].span(of: claim)
            return Finding.Repair.Change(
                packet: members[edit.member].packet, claim: edit.claim, value: edit.value, span: span,
                text: text(of: edit.value, like: token(span, claim), claim, printed[edit.member]))
        }
        let foundText = String(decoding: old, as: UTF8.self)
        // The words of a completeness follow from its number, which may be what is wrong.
        let isWords = claim.field == .completeness && claim.copy == .names
        return Finding(
            rule: rule, kind: .text, severity: rule.kind == .text ? rule.severity : .error,
            message: "\(FieldTable.name(claim.field)) is \(foundText), but \(expected) makes every check hold: "
                + cause.message,
            packet: members[edit.member].packet, frame: frames[members[edit.member].packet], field: claim.field,
            span: span, found: foundText, expected: expected,
            related: related(found.explained, besides: span),
            repair: Finding.Repair(changes: changes, isOnly: found.isOnly && packet.unread.isEmpty && !isWords))
    }

    /// The token that says a value; names and long addresses are taken from where the trace has them.
    private func text(of value: UInt64, like old: [UInt8], _ claim: Claim, _ packet: PacketClaims) -> String {
        if claim.field.isName || claim.field.isLong,
            let other = packet.claims.first(where: { $0.field == claim.field && $0.value == value })
        {
            return String(decoding: token(packet.span(of: other), other), as: UTF8.self)
        }
        return TokenText.text(of: value, like: old, claim: claim)
    }

    private func offset(_ edit: Diagnosis.Edit) -> Int {
        printed[edit.member].span(of: printed[edit.member].claims[edit.claim]).start
    }

    /// The violation to name the finding by: of those that it explains the first to speak of the suspect, and of those
    /// the one that looks across packets.
    private static func cause(_ found: Diagnosis.Found) -> Violation {
        let field = found.repair.term.field
        let packet = found.repair.term.packet
        let speaking = found.explained.filter { violation in
            violation.rule != RuleTable.tcpChecksumIndex
                && violation.terms.contains { $0.field == field && $0.packet == packet }
        }
        // What is only unusual names no slip of the text.
        let grave = speaking.first {
            RuleTable.rules[$0.rule].kind == .wire && $0.gravity >= Severity.warning.rawValue
        }
        // That no packet can hold a value says most about it.
        let impossible = speaking.first { $0.rule == RuleTable.outOfRangeIndex }
        return impossible ?? grave ?? speaking.first { RuleTable.rules[$0.rule].kind == .text } ?? speaking.first
            ?? found.repair.violation
    }

    private func related(_ violations: [Violation], besides span: SourceSpan) -> [Finding.Related] {
        var related: [Finding.Related] = []
        for violation in violations {
            for term in violation.terms {
                guard let member = member(term.packet) else { continue }
                for index in Diagnosis.claims(printed[member], of: term) {
                    let claim = printed[member].claims[index]
                    let other = printed[member].span(of: claim)
                    guard other != span, !related.contains(where: { $0.span == other }), related.count < 8 else {
                        continue
                    }
                    related.append(
                        Finding.Related(
                            message: "\(FieldTable.name(claim.field)) is "
                                + String(decoding: token(other, claim), as: UTF8.self) + " here", span: other))
                }
            }
        }
        return related
    }

    /// A violation that no repair of the text explains.
    func finding(for violation: Violation) -> Finding? {
        for term in violation.terms {
            guard let index = member(term.packet), let claim = place(of: term, in: printed[index]) else { continue }
            return self.finding(for: violation, at: claim, in: index, expected: term.expected)
        }
        // None of its terms is printed: the packet itself is the place.
        guard let index = member(violation.packet), let claim = printed[index].claims.first else { return nil }
        return self.finding(for: violation, at: claim, in: index, expected: nil)
    }

    /// The claim that shows a quantity best: where an option breaks off, else the line of its own.
    private func place(of term: Term, in packet: PacketClaims) -> Claim? {
        let claims = Diagnosis.claims(packet, of: term).map { packet.claims[$0] }
        return claims.last { $0.copy == .cutOff } ?? claims.first { $0.copy == .line } ?? claims.last
    }

    private func finding(for violation: Violation, at claim: Claim, in index: Int, expected: UInt64?) -> Finding {
        let packet = members[index].packet
        let span = printed[index].span(of: claim)
        let old = token(span, claim)
        let rule = RuleTable.rules[violation.rule]
        return Finding(
            rule: rule, kind: rule.kind, severity: violation.severity ?? rule.severity, message: violation.message,
            packet: packet, frame: frames[packet], field: claim.field, span: span,
            found: String(decoding: old, as: UTF8.self),
            expected: expected.map { TokenText.text(of: $0, like: old, claim: claim) },
            related: related([violation], besides: span), repair: nil)
    }
}
