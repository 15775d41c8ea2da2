import PacketTrace
import TCPWire

/// The ladder of a connection, with the states of both ends.
struct LadderBuilder {
    let scene: Scene
    private static let most = 16

    var ladder: Ladder {
        let packets = scene.talk.packets.prefix(Self.most)
        let left = scene.cast.left
        var states = EndpointStates(scene.talk)
        let first = (states[left], states[1 - left])
        var steps: [Ladder.Step] = []
        var sentences: [String] = []
        for (index, packet) in packets.enumerated() {
            let before = (states[left], states[1 - left])
            states.advance(packet)
            let after = (states[left], states[1 - left])
            steps.append(
                step(
                    packet, index, left: before.0 == after.0 ? "" : "\(after.0.name)",
                    right: before.1 == after.1 ? "" : "\(after.1.name)"))
            sentences.append(sentence(packet, before, after))
        }
        return Ladder(
            title: "Who sent what to whom"
                + (scene.talk.count > packets.count ? ": the first \(packets.count) segments" : ""),
            alternative: sentences.joined(separator: " "),
            left: side(left), right: side(1 - left), leftState: "\(first.0.name)", rightState: "\(first.1.name)",
            steps: steps)
    }

    private func side(_ side: Int) -> Ladder.Side {
        Ladder.Side(name: scene.cast.title(side), detail: scene.cast.place(side))
    }

    private func step(_ packet: Lesson.Packet, _ index: Int, left: String, right: String) -> Ladder.Step {
        let flags = packet.facts.flags ?? []
        let time = scene.time(packet)
        let gap = index > 0 ? scene.gap(packet) : nil
        return Ladder.Step(
            number: "\(index + 1)", goesRight: packet.side == scene.cast.left,
            title: scene.flags(packet) + (scene.title(packet).hasSuffix("again") ? " (again)" : ""),
            lines: lines(packet), time: time.map { Figures.seconds($0) + " s" } ?? "",
            gap: gap.map { "+" + Figures.span($0) } ?? "", leftState: left, rightState: right,
            isReset: flags.contains(.rst))
    }

    private func lines(_ packet: Lesson.Packet) -> [String] {
        var lines: [String] = []
        if let number = number("seq", packet.facts.rawSequence, scene.relativeSequence(packet)) { lines.append(number) }
        if packet.facts.hasFlags(.ack, of: .ack),
            let number = number("ack", packet.facts.rawAcknowledgment, scene.relativeAcknowledgment(packet))
        {
            lines.append(number)
        }
        let data = packet.facts[.segmentLength] ?? 0
        if data > 0 { lines.append("\(data) bytes of data") }
        return lines
    }

    private func number(_ name: String, _ raw: UInt32?, _ relative: UInt32?) -> String? {
        switch (raw, relative) {
        case (let raw?, let relative?): "\(name) \(raw) (relative \(relative))"
        case (let raw?, nil): "\(name) \(raw)"
        case (nil, let relative?): "\(name) relative \(relative)"
        case (nil, nil): nil
        }
    }

    private func sentence(
        _ packet: Lesson.Packet, _ before: (EndpointStates.State, EndpointStates.State),
        _ after: (EndpointStates.State, EndpointStates.State)
    ) -> String {
        let sender = Cast.sentenceStart(scene.cast.name(packet.side))
        var text = "\(sender) sends \(scene.flags(packet))"
        let numbers = lines(packet)
        if !numbers.isEmpty { text += ", " + numbers.joined(separator: ", ") }
        if let time = scene.time(packet) { text += ", at \(Figures.seconds(time)) s" }
        text += "."
        var changes: [String] = []
        let left = scene.cast.left
        let isNow = before.0 == after.0 ? "is now in" : "in"
        if before.0 != after.0 { changes.append("\(scene.cast.name(left)) is now in \(after.0.name)") }
        if before.1 != after.1 { changes.append("\(scene.cast.name(1 - left)) \(isNow) \(after.1.name)") }
        return changes.isEmpty ? text : text + " " + Cast.sentenceStart(Figures.list(changes)) + "."
    }
}
