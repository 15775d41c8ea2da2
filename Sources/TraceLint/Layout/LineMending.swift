import PacketTrace
import SourceText
import TCPWire

/// Writes a line that is missing the way another packet of the trace has it, with this packet's values.
struct LineMending {
    let access: TraceAccess
    let members: [Member]
    let member: Member
    /// What the connection had shown after the packets that are kept, and before them.
    let connection: Connection
    let start: Connection
    let packet: PacketClaims
    let bytes: [UInt8]

    init(access: TraceAccess, members: [Member], member: Member, connection: Connection, start: Connection) {
        self.access = access
        self.members = members
        self.member = member
        self.connection = connection
        self.start = start
        packet = access.claims(member.text)
        bytes = access.text(packet.text)
    }

    /// The line with one of its ends: the one behind it, or where nothing follows the one before.
    func whole(_ line: PrintedLine) -> SourceSpan {
        let end = line.span.end - packet.text.start
        if end < bytes.count, bytes[end] == UInt8(ascii: "\n") {
            return SourceSpan(start: line.span.start, end: line.span.end + 1)
        }
        let start = line.span.start - packet.text.start
        let isBehind = start > 0 && start <= bytes.count && bytes[start - 1] == UInt8(ascii: "\n")
        return SourceSpan(start: line.span.start - (isBehind ? 1 : 0), end: line.span.end)
    }

    /// Puts a line, given with its end, behind another one.
    func insertion(of text: [UInt8], behind line: PrintedLine) -> TextEdit {
        let end = line.span.end - packet.text.start
        if end < bytes.count, bytes[end] == UInt8(ascii: "\n") {
            return TextEdit(SourceSpan(start: line.span.end + 1, end: line.span.end + 1), text: text)
        }
        return TextEdit(
            SourceSpan(start: line.span.end, end: line.span.end), text: [UInt8(ascii: "\n")] + text.dropLast())
    }

    /// What stands in a line, behind its indentation.
    func content(of line: PrintedLine) -> ArraySlice<UInt8> {
        let start = line.content - packet.text.start
        let end = contentEnd(of: line) - packet.text.start
        guard start >= 0, start <= end, end <= bytes.count else { return [] }
        return bytes[start..<end]
    }

    func contentEnd(of line: PrintedLine) -> Int {
        var end = line.span.end
        while end > line.content {
            let last = bytes[end - 1 - packet.text.start]
            guard last == UInt8(ascii: "\r") || last == UInt8(ascii: " ") else { break }
            end -= 1
        }
        return end
    }

    /// The missing line, if every value in it is certain.
    func line(_ row: Int, _ group: LayoutGroup, behind index: Int) -> [UInt8]? {
        if "\(LayoutTable.rows[row].spellings[0].label)" == "Options:" { return optionsLine(row) }
        let isOfProtocols = "\(LayoutTable.rows[row].spellings[0].label)" == "Protocols in frame:"
        // What data hold only the packet itself says.
        if isOfProtocols, member.facts[.segmentLength] != 0 { return nil }
        let item = group == .option ? packet.lines[index].item : nil
        for (other, model, text) in models(withOwn: group == .option) {
            if isOfProtocols, other.facts[.segmentLength] != 0 { continue }
            let check = LayoutCheck(model, bytes: text, facts: other.facts)
            for (place, line) in model.lines.enumerated()
            where LayoutCheck.isSame(line.row ?? -1, row) && check.groups[place] == group {
                if group == .option, !isSameOption(item, line.item, model, other.facts) { continue }
                if let text = written(line, of: model, text, other.facts, item) { return text }
            }
        }
        return nil
    }

    /// Packets whose lines show how such lines are written: those of the same kind of segment are most like it.
    func models(withOwn: Bool) -> [(member: Member, claims: PacketClaims, bytes: [UInt8])] {
        let flags = member.facts[.flags] ?? 0
        let others = members.filter { $0.packet != member.packet }.sorted { left, right in
            (left.facts[.flags] == flags ? 0 : 1, left.packet) < (right.facts[.flags] == flags ? 0 : 1, right.packet)
        }
        // The packet itself may have the line in another option.
        return (withOwn ? [(member, packet, bytes)] : [])
            + others.map { other in
                let claims = access.claims(other.text)
                return (other, claims, access.text(claims.text))
            }
    }

    func isSameOption(
        _ own: UInt8?, _ other: UInt8?, _ model: PacketClaims, _ facts: Facts
    ) -> Bool {
        guard let own, let other, own < 40, other < 40 else { return false }
        return member.facts.options.kinds[Int(own)] == facts.options.kinds[Int(other)]
    }

    /// The model's line with this packet's values.
    private func written(
        _ line: PrintedLine, of model: PacketClaims, _ text: [UInt8], _ facts: Facts, _ item: UInt8?
    ) -> [UInt8]? {
        let values = DerivedValues(member: member, members: members, connection: connection, start: start)
        return written(line, of: model, text) { claim in
            // Relative numbers say so; without ACK the number is as it is.
            if claim.field == .acknowledgmentNumber,
                facts.hasFlags(.ack, of: .ack) != member.facts.hasFlags(.ack, of: .ack)
            {
                return nil
            }
            if claim.field == .optionKind, claim.copy == .summary { return nil }
            if claim.field.isName || claim.field.isLong { return ownToken(claim) }
            return values.value(claim.field, item: item, packet).map { value in
                let span = model.span(of: claim)
                let token = text[span.start - model.text.start..<span.end - model.text.start]
                // What says the same as there is written as there.
                return value == claim.value
                    ? Array(token) : Array(TokenText.text(of: value, like: Array(token), claim: claim).utf8)
            }
        }
    }

    /// The model's line, with a text for each of its claims; `nil` where one has none.
    func written(
        _ line: PrintedLine, of model: PacketClaims, _ text: [UInt8], token: (Claim) -> [UInt8]?
    ) -> [UInt8]? {
        let origin = model.text.start
        let end = line.span.end - origin
        guard end <= text.count else { return nil }
        let claims = model.claims.filter { claim in
            let span = model.span(of: claim)
            return span.start >= line.span.start && span.end <= line.span.end
        }.filter { $0.field != .arrivalTime || !isCalendar(line, of: model) }
            .sorted { ($0.offset, $1.mask) > ($1.offset, $0.mask) }
        var result = Array(text[line.span.start - origin..<end]) + [UInt8(ascii: "\n")]
        var written = line.span.end
        for claim in claims {
            let span = model.span(of: claim)
            // One token may be several claims.
            guard span.end <= written else { continue }
            written = span.start
            guard let new = token(claim) else { return nil }
            let from = span.start - line.span.start
            result.replaceSubrange(from..<from + span.length, with: new)
        }
        return result
    }

    /// Whether the line's date is known as a moment, which says all that it says.
    private func isCalendar(_ line: PrintedLine, of model: PacketClaims) -> Bool {
        model.claims.contains { claim in
            let span = model.span(of: claim)
            return claim.copy == .calendar && span.start >= line.span.start && span.end <= line.span.end
        }
    }

    /// A name or a long address as this packet has it elsewhere.
    private func ownToken(_ claim: Claim) -> [UInt8]? {
        let header = packet.tcpHeader
        let network = packet.headers.prefix(Int(header ?? 255)).lastIndex { $0 == .ipv4 || $0 == .ipv6 }
        let copies = packet.claims.filter {
            $0.field == claim.field && !$0.isCut && (!$0.field.isNetwork || Int($0.header) == network)
        }
        guard let first = copies.first,
            copies.allSatisfy({ Array(packet.octets(of: $0)) == Array(packet.octets(of: first)) || !claim.field.isLong }
            )
        else { return nil }
        let start = packet.span(of: first).start - packet.text.start
        let end = packet.span(of: first).end - packet.text.start
        guard start >= 0, start <= end, end <= bytes.count,
            claim.field.isLong || copies.allSatisfy({ $0.value == first.value })
        else { return nil }
        return Array(bytes[start..<end])
    }
}
