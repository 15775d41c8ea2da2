import PacketTrace
import TCPWire

/// What one line makes the reader do: a claim, a section, a packet, a remark about the packet, or prose.
struct LineEffect: Hashable, CustomStringConvertible {
    /// `tcp.srcport`, `section`, `packet`, `marker`, `prose`.
    var name: String
    /// `heading, option 1`; empty for the line of its own.
    var qualifiers = ""
    var value = ""
    /// The text of the value in the line.
    var token = ""

    var description: String {
        if value.isEmpty && token.isEmpty { return name }
        if token.isEmpty { return "\(name) \(value)" }
        let subject = qualifiers.isEmpty ? name : "\(name) (\(qualifiers))"
        let written = LineEffect(name: name, value: token).normalised.value
        return token == value || written == normalised.value
            ? "\(subject) = \(token)" : "\(subject) = \(value) from \(token)"
    }

    /// Numbers compare as numbers, however they are written.
    var normalised: LineEffect {
        var effect = self
        if let number = UInt64(value) {
            effect.value = "\(number)"
        } else if value.hasPrefix("0x"), let number = UInt64(value.dropFirst(2), radix: 16) {
            effect.value = "\(number)"
        }
        return effect
    }
}

extension LineEffect {
    /// Reads the notation of the document: `NAME (QUALIFIERS) = VALUE from TOKEN`.
    init(notation: String) {
        guard let equals = notation.firstRange(of: " = ") else {
            let words = notation.split(separator: " ", maxSplits: 1)
            name = words.first.map(String.init) ?? ""
            value = words.count > 1 ? String(words[1]) : ""
            return
        }
        var subject = notation[..<equals.lowerBound]
        if subject.hasSuffix(")"), let open = subject.firstIndex(of: "(") {
            qualifiers = String(subject[subject.index(after: open)...].dropLast())
            subject = subject[..<open]
        }
        name = subject.trimmingCharacters(in: .whitespaces)
        let rest = notation[equals.upperBound...]
        if let from = rest.firstRange(of: " from ") {
            value = String(rest[..<from.lowerBound])
            token = String(rest[from.upperBound...])
        } else {
            value = String(rest)
            token = value
        }
    }

    /// A claim, said in the notation of the document.
    init(_ claim: Claim, in packet: PacketClaims, token: String) {
        let row = FieldTable.rows.first { $0.field == claim.field && !$0.form.isHeading } ?? FieldTable.rows[0]
        name = "\(FieldTable.name(claim.field))"
        value = ValueText.text(claim, row.form, packet)
        self.token = token
        var words: [String] = []
        if claim.copy != .line { words.append("\(claim.copy)") }
        if claim.mask != 0 { words.append("mask " + ValueText.flags(UInt64(claim.mask))) }
        if claim.item != 0 { words.append("option \(claim.item)") }
        if claim.part != 0 { words.append("part \(claim.part)") }
        qualifiers = words.joined(separator: ", ")
    }
}

extension ValueForm {
    var isHeading: Bool { rawValue <= ValueForm.icmpHeading.rawValue }
}
