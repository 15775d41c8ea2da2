import HandshakeDiff

/// What lies between two places, in sentences.
enum VantageText {
    static func lines(_ vantage: Vantage) -> [(title: String, text: String)] {
        var lines = identities(vantage.identities)
        lines.append(
            ("sequence numbers", "client's \(text(vantage.clientOffset)), server's \(text(vantage.serverOffset))"))
        if let hops = hops(vantage) { lines.append(("hops", hops)) }
        if vantage.isProxied {
            lines.append(
                ("proxy", "the SYN-ACK is another packet at the other place: something answers for the server"))
        }
        if let delay = vantage.delay { lines.append(("delay", text(delay))) }
        return lines
    }

    /// Segments that fared alike in one line.
    private static func identities(_ identities: [PacketIdentity]) -> [(title: String, text: String)] {
        var lines: [(title: String, text: String)] = []
        var rest = identities
        while let first = rest.first {
            let alike = rest.filter { $0.verdict == first.verdict && $0.differing == first.differing }
            rest.removeAll { $0.verdict == first.verdict && $0.differing == first.differing }
            let shared = first.agreeing.filter { name in alike.allSatisfy { $0.agreeing.contains(name) } }
            var proof: [String] = []
            if !shared.isEmpty { proof.append("alike: " + shared.joined(separator: ", ")) }
            if !first.differing.isEmpty { proof.append("other: " + first.differing.joined(separator: ", ")) }
            let names = alike.map { "\($0.segment.name)" }.joined(separator: ", ")
            lines.append((names, "\(first.verdict.text) (\(proof.joined(separator: "; ")))"))
        }
        return lines
    }

    private static func text(_ offset: SequenceOffset) -> String {
        switch offset {
        case .unseen: "not shown"
        case .none: "unchanged"
        case .single(let shift): "shifted by \(shift) in one segment"
        case .constant(let shift, let segments): "shifted by \(shift) in all \(segments) segments"
        case .varying: "not related"
        }
    }

    private static func hops(_ vantage: Vantage) -> String? {
        guard vantage.clientHops != nil || vantage.serverHops != nil else { return nil }
        var parts: [String] = []
        if let hops = vantage.clientHops { parts.append("\(hops.magnitude) on the client's way") }
        if let hops = vantage.serverHops { parts.append("\(hops.magnitude) on the server's") }
        let order = vantage.isClientFirst.map { $0 ? "; a is nearer to the client" : "; b is nearer to the client" }
        return parts.joined(separator: ", ") + (order ?? "")
    }

    private static func text(_ delay: PathDelay) -> String {
        let both = TimeText.milliseconds(delay.both)
        let bound = "\(both) there and back between the places, so either way takes from 0 to \(both)"
        guard delay.clocksMayAgree else {
            return bound + "; the clocks do not agree"
        }
        return bound
            + "; \(TimeText.milliseconds(delay.forth)) there and \(TimeText.milliseconds(delay.back)) back if the clocks agree"
    }
}
