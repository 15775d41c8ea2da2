import PacketTrace
import SourceText
import TCPWire

/// Source and destination have the same hidden fields: where one side has a field that the other lacks, a line is missing.
struct HiddenMirror {
    let entries: [PacketAudit.Entry]
    let witnesses: [Witness]
    let votes: BitVotes

    private static let pairs: [(Field, Field)] = [
        (.ethernetDestination, .ethernetSource), (.ipSource, .ipDestination), (.ipv6Source, .ipv6Destination),
        (.sourcePort, .destinationPort),
    ]

    /// More than this was left out by someone who knew what they did.
    private static let mostMissing = 2

    func gaps(_ text: Span<UInt8>, _ origin: Int, _ base: Int) -> [Slip] {
        var slips: [Slip] = []
        for (first, second) in Self.pairs {
            // Of several headers of a kind none is told from the other by the names.
            let left = entries.indices.filter { entries[$0].field == first && isShown($0) }
            let right = entries.indices.filter { entries[$0].field == second && isShown($0) }
            guard left.count == 1, right.count == 1 else { continue }
            slips += gaps(in: right[0], from: left[0], text, origin, base)
            slips += gaps(in: left[0], from: right[0], text, origin, base)
        }
        return slips
    }

    private func isShown(_ index: Int) -> Bool {
        !entries[index].element[.hide].isPresent && entries[index].place != nil
    }

    /// The fields of an address or a port, and those that stand below it with them.
    private func family(_ head: Int, _ text: Span<UInt8>, _ origin: Int) -> [Int] {
        let entry = entries[head]
        return entries.indices.filter { index in
            entries[index].place == entry.place
                && (index == head || Self.names.contains(name(index, text, origin)))
        }
    }

    /// Fields that both sides have, whatever their addresses are.
    private static let names: Set<[UInt8]> = Set(
        [
            "tcp.port", "ip.addr", "ip.???_host", "ip.host", "ipv6.addr", "ipv6.???_host", "ipv6.host",
            "eth.???_resolved", "eth.addr_resolved", "eth.???.oui", "eth.addr.oui", "eth.addr", "eth.???.lg", "eth.lg",
            "eth.???.ig", "eth.ig",
        ].map { Array($0.utf8) })

    private func gaps(
        in side: Int, from other: Int, _ text: Span<UInt8>, _ origin: Int, _ base: Int
    ) -> [Slip] {
        let own = family(side, text, origin)
        let model = family(other, text, origin)
        let isPort = entries[side].field == .destinationPort || entries[side].field == .sourcePort
        guard own.contains(where: { entries[$0].element[.hide].isPresent }) || isPort else { return [] }
        let names = own.map { name($0, text, origin) }
        // What is not hidden is a line of the packet's details, and is looked at as such.
        let lacking = model.filter {
            entries[$0].element[.hide].isPresent && !names.contains(name($0, text, origin))
        }
        guard !lacking.isEmpty, lacking.count <= Self.mostMissing else { return [] }
        return lacking.compactMap { index in
            // Behind the one that stands before it on the other side.
            let before = model.last { $0 < index && names.contains(name($0, text, origin)) }
            var place = before.flatMap { before in own.first { name($0, text, origin) == name(before, text, origin) } }
            // Both ports come first, and then their hidden fields.
            if isPort, let behind = place, behind + 1 < entries.count { place = behind + 1 }
            return slip(lacking: index, behind: place ?? side, own, text, origin, base)
        }
    }

    /// A name that does not say which side it is of.
    private func name(_ index: Int, _ text: Span<UInt8>, _ origin: Int) -> [UInt8] {
        let piece = entries[index].element[.name]
        var name: [UInt8] = []
        var offset = origin + Int(piece.start)
        while offset < origin + Int(piece.end) {
            if text.hasBytes(".src", at: offset) || text.hasBytes(".dst", at: offset) {
                name += ".???".utf8
                offset += 4
            } else {
                name.append(text[offset])
                offset += 1
            }
        }
        return name
    }

    private func slip(
        lacking index: Int, behind place: Int, _ own: [Int], _ text: Span<UInt8>, _ origin: Int, _ base: Int
    ) -> Slip {
        let piece = entries[place].element[.name]
        let start = text.lineStart(of: origin + Int(piece.start))
        let end = text.firstOffset(of: UInt8(ascii: "\n"), from: start, to: text.count)
        let missing = entries[index].element[.name]
        let name = (0..<missing.count).map { text[origin + Int(missing.start) + $0] }
        var slip = Slip(
            entries[place].field ?? entries[index].field ?? .frameNumber,
            span: SourceSpan(start: base + start, end: base + end), expected: name,
            reason: "the other side has one like it")
        slip.isMissing = true
        let writer = HiddenLine(origin: origin, model: entries[index].element)
        if end < text.count, let twin = twin(of: index, own, text, origin) {
            slip.insertion = writer.text(like: entries[twin].element, text)
        }
        return slip
    }

    /// The field of the same side that says the same.
    private func twin(of index: Int, _ own: [Int], _ text: Span<UInt8>, _ origin: Int) -> Int? {
        let name = String(decoding: name(index, text, origin), as: UTF8.self)
        let other: String
        switch name {
        case "eth.???_resolved": other = "eth.addr_resolved"
        case "eth.addr_resolved": other = "eth.???_resolved"
        case "eth.???.oui": other = "eth.addr.oui"
        case "eth.addr.oui": other = "eth.???.oui"
        case "eth.lg": other = "eth.???.lg"
        case "eth.ig": other = "eth.???.ig"
        case "ip.???_host": other = "ip.host"
        case "ip.host": other = "ip.???_host"
        case "ipv6.???_host": other = "ipv6.host"
        case "ipv6.host": other = "ipv6.???_host"
        case "ip.addr", "ipv6.addr", "tcp.port": return own.first { !entries[$0].element[.hide].isPresent }
        default: return nil
        }
        return own.first { String(decoding: self.name($0, text, origin), as: UTF8.self) == other }
    }
}
