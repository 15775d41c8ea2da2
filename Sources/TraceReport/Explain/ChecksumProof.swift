import PacketTrace
import TCPWire

/// How the segments of a connection prove each other's checksums although no address is shown.
struct ChecksumProof {
    let scene: Scene

    /// `nil` where addresses are printed, or nothing can be said.
    func section(_ anchor: Anchor) -> Section? {
        guard scene.talk.connection.addresses == nil else { return nil }
        var rows: [[[Inline]]] = []
        var sums: [UInt16] = []
        for packet in scene.talk.packets {
            guard let residue = packet.facts.checksumResidue, let covered = packet.facts.segmentSum,
                let field = packet.facts[.checksum]
            else { continue }
            var known = covered.sum
            known.add(6)
            known.add(long: UInt32(truncatingIfNeeded: covered.length))
            let whole = ~UInt16(truncatingIfNeeded: field)
            rows.append([
                [.link(Scene.anchor(packet), [.text(scene.title(packet))])],
                [.code(Figures.hex(field, digits: 4))], [.code(Figures.hex(UInt64(whole), digits: 4))],
                [.code(Figures.hex(UInt64(known.folded), digits: 4))],
                [.code(Figures.hex(UInt64(residue.complete), digits: 4))],
            ])
            sums.append(residue.complete)
        }
        guard !rows.isEmpty else { return nil }
        let table = Table(
            caption: ["For each segment whose bytes are all known"],
            columns: [
                .init("Segment"), .init("Checksum", .right), .init("turned over", .right),
                .init("less all that is known", .right), .init("leaves for the addresses", .right),
            ], rows: rows)
        return Section(
            anchor, ["Checksums without addresses"],
            blocks: [.paragraph(introduction), .table(table), .paragraph(conclusion(sums))])
    }

    private var introduction: [Inline] {
        .rich(
            "The trace shows no IP addresses, and the checksum covers them. It can be checked all the same: addition does not care "
                + "about order, so both addresses add the **same** sum to every segment of the connection, whichever way it goes. Take "
                + "from each checksum what is known, and what is left must be the same number each time.")
    }

    private func conclusion(_ sums: [UInt16]) -> [Inline] {
        if let sum = scene.talk.addressSum {
            let good = scene.talk.packets.count { scene.checksumState($0) == .verified }
            let text = Figures.hex(UInt64(OnesComplement.canonical(sum)), digits: 4)
            let all = sums.allSatisfy { $0 == OnesComplement.canonical(sum) }
            if all {
                return .rich(
                    "All \(sums.count) segments leave `\(text)`. A single wrong bit in any of them would have left another number, "
                        + "so the checksums hold.")
            }
            return .rich(
                "\(good) of \(sums.count) segments leave `\(text)`, and that is what counts as proven; a segment that leaves "
                    + "another number has a checksum that does not fit, or one that its sender left to the network card."
            )
        }
        if sums.count == 1 {
            return .rich(
                "One segment alone proves nothing: any addresses with this sum would do. It takes a second one.")
        }
        return .rich("They do not agree, or are copies of one segment, so nothing is proven.")
    }
}
