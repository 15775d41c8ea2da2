import PacketTrace
import SourceText
import TCPWire

// Headings of options and the line that lists them, by what the other lines say.

extension LineMending {
    /// The heading of the option whose lines begin behind this line.
    func optionHeading(_ kind: UInt8, behind index: Int) -> [UInt8]? {
        let own = claims(behind: index)
        for (_, model, text) in models(withOwn: true) {
            for claim in model.claims
            where claim.field == .optionKind && claim.copy == .heading && claim.value == UInt64(kind) {
                let place = model.span(of: claim)
                guard
                    let line = model.lines.first(where: {
                        $0.item != nil && $0.span.start <= place.start && $0.span.end >= place.end
                    })
                else { continue }
                let heading = written(line, of: model, text) { claim in
                    let span = model.span(of: claim)
                    let token = Array(text[span.start - model.text.start..<span.end - model.text.start])
                    if claim.field == .optionKind { return token }
                    guard !claim.field.isLong, let copy = own.first(where: { $0.field == claim.field }) else {
                        return nil
                    }
                    return Array(TokenText.text(of: copy.value, like: token, claim: claim).utf8)
                }
                if let heading { return heading }
            }
        }
        return nil
    }

    /// What the lines of the option that begins behind this one state.
    private func claims(behind index: Int) -> [Claim] {
        guard index + 1 < packet.lines.count else { return [] }
        let first = packet.lines[index + 1]
        var end = index + 2
        while end < packet.lines.count, packet.lines[end].column >= first.column, packet.lines[end].item != nil,
            !content(of: packet.lines[end]).starts(with: "Kind: ".utf8)
        {
            end += 1
        }
        let range = first.span.start...packet.lines[end - 1].span.end
        return packet.claims.filter { range.contains(packet.span(of: $0).start) && $0.field.isOption }
    }

    /// `Options: (12 bytes), No-Operation (NOP), …`, where the other packets write it as we would.
    func optionsLine(_ row: Int) -> [UInt8]? {
        for (_, model, text) in models(withOwn: false) {
            guard let line = model.lines.first(where: { $0.row == row }),
                let kinds = Self.kinds(of: model), let own = Self.kinds(of: packet),
                let length = model.claims.first(where: { $0.field == .optionsLength })
            else { continue }
            let printed = Array(text[line.span.start - model.text.start..<line.span.end - model.text.start])
            guard let list = Self.list(kinds), printed.suffix(list.count).elementsEqual(list) else { continue }
            guard let header = member.facts[.headerLength], header > 20, let ownList = Self.list(own) else {
                return nil
            }
            let place = model.span(of: length)
            var result = Array(printed.dropLast(list.count))
            let from = place.start - line.span.start
            guard from >= 0, from + place.length <= result.count else { continue }
            result.replaceSubrange(from..<from + place.length, with: Array(String(header - 20).utf8))
            return result + ownList + [UInt8(ascii: "\n")]
        }
        return nil
    }

    /// The kinds of the options that have headings.
    private static func kinds(of packet: PacketClaims) -> [UInt8]? {
        let kinds = packet.claims.filter {
            $0.field == .optionKind && $0.copy == .heading && $0.header == packet.tcpHeader
        }
        return kinds.isEmpty ? nil : kinds.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// `, No-Operation (NOP), Timestamps`
    private static func list(_ kinds: [UInt8]) -> [UInt8]? {
        var text: [UInt8] = []
        for kind in kinds {
            guard let row = TCPOptionTable.row(kind: kind) else { return nil }
            text += Array(", \(row.listName)".utf8)
        }
        return text
    }
}
