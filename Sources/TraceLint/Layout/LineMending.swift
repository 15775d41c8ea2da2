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
    private let bytes: [UInt8]

    init(access: TraceAccess, members: [Member], member: Member, connection: Connection, start: Connection) {
        self.access = access
        self.members = members
        self.member = member
        self.connection = connection
        self.start = start
        packet = access.claims(member.text)
        bytes = access.text(packet.text)
    }

    /// The line with its end.
    func whole(_ line: PrintedLine) -> SourceSpan {
        var end = line.span.end
        if end - packet.text.start < bytes.count, bytes[end - packet.text.start] == UInt8(ascii: "\n") { end += 1 }
        return SourceSpan(start: line.span.start, end: end)
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
        guard packet.lines[index].span.end - packet.text.start < bytes.count else { return nil }
        let item = group == .option ? packet.lines[index].item : nil
        // The packet itself may have the line in another option, and one of the same kind of segment is most like it.
        let flags = member.facts[.flags] ?? 0
        let others = members.filter { $0.packet != member.packet }.sorted { left, right in
            (left.facts[.flags] == flags ? 0 : 1, left.packet) < (right.facts[.flags] == flags ? 0 : 1, right.packet)
        }
        for other in [member] + others {
            let model = other.packet == member.packet ? packet : access.claims(other.text)
            let text = other.packet == member.packet ? bytes : access.text(model.text)
            let check = LayoutCheck(model, bytes: text, facts: other.facts)
            for (place, line) in model.lines.enumerated() where line.row == row && check.groups[place] == group {
                if group == .option, !isSameOption(item, line.item, model, other.facts) { continue }
                if group != .option, other.packet == member.packet { continue }
                if let text = written(line, of: model, text, other.facts, item) { return text }
            }
        }
        return nil
    }

    private func isSameOption(
        _ own: UInt8?, _ other: UInt8?, _ model: PacketClaims, _ facts: Facts
    ) -> Bool {
        guard let own, let other, own < 40, other < 40 else { return false }
        return member.facts.options.kinds[Int(own)] == facts.options.kinds[Int(other)]
    }

    /// The model's line with this packet's values.
    private func written(
        _ line: PrintedLine, of model: PacketClaims, _ text: [UInt8], _ facts: Facts, _ item: UInt8?
    ) -> [UInt8]? {
        let origin = model.text.start
        var end = line.span.end - origin
        guard end < text.count, text[end] == UInt8(ascii: "\n") else { return nil }
        end += 1
        let claims = model.claims.filter { claim in
            let span = model.span(of: claim)
            return span.start >= line.span.start && span.end <= line.span.end
        }.sorted { ($0.offset, $1.mask) > ($1.offset, $0.mask) }
        // Relative numbers say so; without ACK the number is as it is.
        if claims.contains(where: { $0.field == .acknowledgmentNumber }),
            facts.hasFlags(.ack, of: .ack) != member.facts.hasFlags(.ack, of: .ack)
        {
            return nil
        }
        if claims.contains(where: { $0.field == .optionKind && $0.copy == .summary }) { return nil }
        var result = Array(text[line.span.start - origin..<end])
        let values = DerivedValues(member: member, members: members, connection: connection, start: start)
        var written = line.span.end
        for claim in claims {
            let span = model.span(of: claim)
            // One token may be several claims.
            guard span.end <= written else { continue }
            written = span.start
            if claim.field.isName || claim.field.isLong { return nil }
            guard let value = values.value(claim.field, item: item, packet) else { return nil }
            let from = span.start - line.span.start
            let token = Array(result[from..<from + span.length])
            let new = TokenText.text(of: value, like: token, claim: claim)
            result.replaceSubrange(from..<from + span.length, with: Array(new.utf8))
        }
        return result
    }
}
