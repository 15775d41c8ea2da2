import PacketTrace
import SourceText
import TCPWire

// Folded sections of lower layers show addresses in their headings only: the connection's other packets have the same.

extension LayoutCheck {
    /// Who sends and who receives, as a heading writes it.
    private struct Ends: Equatable {
        var source: ArraySlice<UInt8>
        var destination: ArraySlice<UInt8>

        var reversed: Ends { Ends(source: destination, destination: source) }

        static func == (left: Ends, right: Ends) -> Bool {
            left.source.elementsEqual(right.source) && left.destination.elementsEqual(right.destination)
        }
    }

    /// An address of a folded heading that no other packet of the connection has, where all of those agree.
    func headingSlips(among checks: [LayoutCheck]) -> [Slip] {
        // Frames of one connection may go and come by other routers: their addresses prove nothing.
        [(HeaderKind.ipv4, Field.ipSource), (.ipv6, .ipv6Source)].compactMap {
            kind, field in
            guard let own = ends(kind), let port = facts[.sourcePort], port != facts[.destinationPort] else {
                return nil
            }
            var agreed: Ends?
            var others = 0
            for check in checks where check.packet.text != packet.text {
                guard let ends = check.ends(kind), let other = check.facts[.sourcePort] else { return nil }
                let oriented = other == port ? ends : ends.reversed
                if let agreed, agreed != oriented { return nil }
                agreed = oriented
                others += 1
            }
            guard let agreed, others > 1, agreed != own else { return nil }
            let isSource = !agreed.source.elementsEqual(own.source)
            guard isSource != !agreed.destination.elementsEqual(own.destination) else { return nil }
            let (found, wanted) =
                isSource ? (own.source, agreed.source) : (own.destination, agreed.destination)
            let start = packet.text.start + found.startIndex
            return Slip(
                field, span: SourceSpan(start: start, end: start + found.count), expected: Array(wanted),
                reason: "the other packets of the connection have this address")
        }
    }

    /// `Internet Protocol Version 4, Src: …, Dst: …`, where nothing below the heading says it again.
    private func ends(_ kind: HeaderKind) -> Ends? {
        let headings = packet.lines.indices.filter {
            packet.lines[$0].isHeading && packet.headers[Int(packet.lines[$0].header)] == kind
        }
        guard headings.count == 1, let index = headings.first,
            index + 1 == packet.lines.count || packet.lines[index + 1].isHeading
        else { return nil }
        var text = content(packet.lines[index])
        while let last = text.last, last == UInt8(ascii: "\r") || last == UInt8(ascii: " ") { text.removeLast() }
        let marks = [Array(", Src: ".utf8), Array(", Dst: ".utf8)]
        guard let source = text.indices.first(where: { text[$0...].starts(with: marks[0]) }),
            let destination = text.indices.first(where: { text[$0...].starts(with: marks[1]) }),
            source + marks[0].count <= destination
        else { return nil }
        return Ends(
            source: text[(source + marks[0].count)..<destination], destination: text[(destination + marks[1].count)...])
    }
}
