import PacketTrace
import TCPWire

/// The round trip of the handshake: how long its two legs took, and where the capture was made.
struct RoundTripSection {
    let scene: Scene

    func section(_ anchor: Anchor) -> Section? {
        guard let handshake = scene.talk.handshake, !handshake.isSimultaneous, handshake.syns.count == 1,
            let syn = scene.packet(handshake.syns[0].packet),
            let answer = handshake.synACK.flatMap({ scene.packet($0.packet) }),
            let ack = handshake.ack.flatMap({ scene.packet($0.packet) }), let start = scene.time(syn),
            let middle = scene.time(answer), let end = scene.time(ack), start <= middle, middle <= end
        else { return nil }
        let first = middle &- start
        let second = end &- middle
        let whole = end &- start
        func line(_ label: String, _ left: Int64, _ right: Int64, _ remark: String) -> Calculation.Line {
            Calculation.Line(
                [.text(label)], "\(Figures.seconds(left)) s − \(Figures.seconds(right)) s",
                [.text("\(Figures.seconds(left &- right)) s")], [.text(remark)])
        }
        var lines = [
            line("SYN to SYN-ACK", middle, start, "from the place of the capture to the server and back"),
            line("SYN-ACK to ACK", end, middle, "from there to the client and back"),
            line("Round trip (iRTT)", end, start, "both legs together"),
        ]
        lines.append(
            Calculation.Line(
                ["Check"], "\(Figures.seconds(first)) s + \(Figures.seconds(second)) s",
                [.text("\(Figures.seconds(whole)) s")], []))
        var blocks: [Block] = [.calculation(Calculation(["The legs of the handshake"], lines))]
        if let place = place(first, second) { blocks.append(.paragraph(place)) }
        return Section(anchor, ["The round trip"], blocks: blocks)
    }

    /// The short leg tells which end the capture was near.
    private func place(_ first: Int64, _ second: Int64) -> [Inline]? {
        guard first > 0 || second > 0 else { return nil }
        if second < first / 8 {
            return .rich(
                "The second leg is short: the capture was made close to **the client**, perhaps on it. What was on the way for "
                    + "\(Figures.span(first)) is the path to the server, there and back.")
        }
        if first < second / 8 {
            return .rich("The first leg is short: the capture was made close to **the server**, perhaps on it.")
        }
        return .rich(
            "Neither leg is much shorter than the other, so the capture does not say where on the way it was made.")
    }
}
