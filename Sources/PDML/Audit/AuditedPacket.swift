import PacketTrace
import SourceText
import TCPWire

extension PacketBuilder {
    /// Takes down what an element states, for lint.
    mutating func listen(_ element: XMLElement, _ bytes: Span<UInt8>, _ level: Int) {
        guard var audit = audit.take() else { return }
        defer { self.audit = audit }
        let place = painter.add(element, bytes, origin: origin, level: level, into: &audit.frame)
        if element.kind == .proto {
            if level == 0 { audit.enter(element, bytes, origin: origin) } else { audit.nest(level: level) }
        }
        guard element.kind == .field else { return }
        let name = element[.name]
        let start = origin + Int(name.start)
        guard audit.isInLayer || AuditNames.shared.isAudited(bytes, from: start) else { return }
        let field = Self.names.entry(bytes, from: start, to: origin + Int(name.end))?.field
        audit.add(element, bytes, origin: origin, level: level, place: place, field, isGeneral: isGeneralInformation)
    }

    /// What is wrong is said, and is no claim any more: the rules need not wonder about it once again.
    mutating func noteSlips(_ text: Span<UInt8>) {
        guard let slips = audit?.slips(text, origin: origin, base: labels.base), !slips.isEmpty else { return }
        packet.slips += slips
        // What the data is remains open, or what was summed up is not it.
        if slips.contains(where: { $0.field == .payloadLength }) { packet.dataSum = nil }
        let start = packet.text.start
        packet.claims.removeAll { claim in
            let first = start + Int(claim.offset)
            return slips.contains { !$0.isMissing && $0.span.start < first + Int(claim.length) && first < $0.span.end }
        }
    }
}
