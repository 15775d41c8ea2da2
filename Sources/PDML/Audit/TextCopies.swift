import PacketTrace
import SourceText
import TCPWire

/// Words that several attributes have letter by letter: names of hosts and makers, and remarks.
struct TextCopies {
    private struct Group {
        var key: Int
        var tokens: [Range<Int>]
        var field: Field
    }

    private var groups: [Group] = []

    mutating func collect(
        _ entries: [PacketAudit.Entry], besides witnesses: [Witness], _ text: Span<UInt8>, _ origin: Int
    ) {
        var remark = -1
        var numbers: Set<Int> = []
        for witness in witnesses where witness.form.isOctets { numbers.insert(witness.start) }
        for entry in entries {
            let name = range(entry, .name, origin)
            let label = range(entry, .showname, origin)
            let show = range(entry, .show, origin)
            guard !label.isEmpty else { continue }
            if text.hasBytes("_ws.expert", at: name.lowerBound) {
                if name.count == 10 {
                    remark -= 1
                    add(remark, behind("): ", text, label), .flags)
                } else if text.hasBytes(".message", at: name.lowerBound + 10) {
                    add(remark, behind(": ", text, label), .flags)
                    add(remark, show, .flags)
                }
            } else if remark < -1, entry.size == 0, show.isEmpty, text.hasBytes("tcp.", at: name.lowerBound) {
                add(remark, label, .flags)
            } else if let place = entry.place,
                AuditNames.shared.kind(text, from: name.lowerBound, to: name.upperBound) == .text
            {
                // Names of makers are others than those of hosts.
                let isMaker = text.hasBytes("oui_resolved", at: name.upperBound - 12)
                let key = 2 * place + (isMaker ? 1 : 0)
                for token in [show, behind(": ", text, label)] where !numbers.contains(token.lowerBound) {
                    add(key, token, .ethernetSource)
                }
            }
        }
    }

    private func range(_ entry: PacketAudit.Entry, _ attribute: XMLElement.Attribute, _ origin: Int) -> Range<Int> {
        let piece = entry.element[attribute]
        return piece.isEmpty ? 0..<0 : origin + Int(piece.start)..<origin + Int(piece.end)
    }

    private func behind(_ mark: StaticString, _ text: Span<UInt8>, _ token: Range<Int>) -> Range<Int> {
        var position = token.lowerBound
        while position < token.upperBound, !text.hasBytes(mark, at: position) { position += 1 }
        return min(position + mark.utf8CodeUnitCount, token.upperBound)..<token.upperBound
    }

    private mutating func add(_ key: Int, _ token: Range<Int>, _ field: Field) {
        guard !token.isEmpty else { return }
        if let index = groups.lastIndex(where: { $0.key == key }) {
            groups[index].tokens.append(token)
        } else {
            groups.append(Group(key: key, tokens: [token], field: field))
        }
    }

    // MARK: - Judging

    func slips(_ text: Span<UInt8>, _ base: Int) -> [Slip] {
        var slips: [Slip] = []
        for group in groups where group.tokens.count > 2 {
            let equals = group.tokens.map { token in group.tokens.count { same($0, token, text) } }
            guard let most = equals.max(), most < equals.count, 2 * most > equals.count,
                let best = equals.firstIndex(of: most)
            else { continue }
            let right = group.tokens[best]
            for token in group.tokens where !same(token, right, text) && isNear(token, right, text) {
                var slip = Slip(
                    group.field, span: SourceSpan(start: base + token.lowerBound, end: base + token.upperBound),
                    expected: right.map { text[$0] }, reason: "other attributes of the packet say so")
                slip.witness = SourceSpan(start: base + right.lowerBound, end: base + right.upperBound)
                slips.append(slip)
            }
        }
        return slips
    }

    private func same(_ left: Range<Int>, _ right: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where text[left.lowerBound + index] != text[right.lowerBound + index] {
            return false
        }
        return true
    }

    /// Whether a few letters at one place are all that differs.
    private func isNear(_ left: Range<Int>, _ right: Range<Int>, _ text: Span<UInt8>) -> Bool {
        let shorter = min(left.count, right.count)
        var head = 0
        while head < shorter, text[left.lowerBound + head] == text[right.lowerBound + head] { head += 1 }
        var tail = 0
        while tail < shorter - head, text[left.upperBound - 1 - tail] == text[right.upperBound - 1 - tail] {
            tail += 1
        }
        return max(left.count, right.count) - head - tail <= 8
    }
}
