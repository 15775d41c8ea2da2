import PacketTrace
import TCPWire

/// The questions about a whole conversation.
struct TalkExercise {
    let scene: Scene
    let packets: [Lesson.Packet]
    let sheet: AnswerSheet

    var sections: [Section] {
        var sections = [Section(Anchor("ladder"), ["The ladder"], blocks: [ladder])]
        let numbers = self.numbers
        if !numbers.isEmpty {
            sections.append(
                Section(
                    Anchor("numbers"), ["How the numbers hang together"],
                    blocks: [sheet.table("Across segments", numbers)]))
        }
        let times = self.times
        if !times.isEmpty { sections.append(Section(Anchor("times"), ["Times"], blocks: times)) }
        let settled = self.settled
        if !settled.isEmpty {
            sections.append(
                Section(
                    Anchor("settled"), ["What both sides agreed on"],
                    blocks: [sheet.table("Offered and answered", settled)]))
        }
        sections.append(Section(Anchor("words"), ["In your own words"], blocks: [words]))
        return sections
    }

    private var ladder: Block {
        var states = EndpointStates(scene.talk)
        let left = scene.cast.left
        var rows: [[[Inline]]] = []
        for (index, packet) in packets.enumerated() {
            states.advance(packet)
            let number = "\(index + 1)"
            rows.append([
                [.text(number)], sheet.fill(scene.cast.way(packet.side), "direction of segment " + number),
                sheet.fill(scene.flags(packet), "flags of segment " + number),
                sheet.fill(
                    scene.relativeSequence(packet).map { String($0) } ?? "not shown", "relative sequence number"),
                sheet.fill(
                    scene.relativeAcknowledgment(packet).map { String($0) } ?? "none", "relative acknowledgment"),
                sheet.fill("\(states[left].name)", "state of the side that opens"),
                sheet.fill("\(states[1 - left].name)", "state of the other side"),
            ])
        }
        return .table(
            Table(
                caption: ["Relative numbers count from the first one of each side; states by the names of RFC 9293"],
                columns: [
                    .init("Segment"), .init("From, to"), .init("Flags"), .init("Seq"), .init("Ack"),
                    .init("One side then is in"),
                    .init("The other in"),
                ], rows: rows))
    }

    private var numbers: [(question: String, answer: String)] {
        var rows: [(question: String, answer: String)] = []
        for (index, packet) in packets.enumerated() {
            let facts = packet.facts
            if let raw = facts.rawAcknowledgment, facts.hasFlags(.ack, of: .ack),
                let first = scene.initialSequence(1 - packet.side), raw == first &+ 1
            {
                rows.append(
                    (
                        "Why has segment \(index + 1) just this acknowledgment number? Write the addition.",
                        "\(first) + 1 = \(raw)"
                    ))
            }
            if let raw = facts.rawSequence, let space = facts.sequenceSpace, space > 0 {
                rows.append(
                    (
                        "Which sequence number comes behind segment \(index + 1), and why?",
                        "\(raw) + \(space) = \(raw &+ space)"
                    ))
            }
        }
        return rows
    }

    /// Times are given; only what is not among them is asked for.
    private var times: [Block] {
        let times = packets.compactMap { scene.time($0) }
        guard times.count == packets.count, times.count > 1 else { return [] }
        let given = times.map { Figures.seconds($0) }
        var rows: [(question: String, answer: String)] = []
        for index in 1..<times.count where times[index] >= times[index - 1] {
            let answer = Figures.seconds(times[index] &- times[index - 1])
            if !given.contains(answer) {
                rows.append(("How many seconds pass between segments \(index) and \(index + 1)?", answer))
            }
        }
        guard !rows.isEmpty else { return [] }
        let words = given.enumerated().map { "segment \($0.offset + 1) at \($0.element) s" }
        return [.paragraph([.text("The capture saw " + Figures.list(words) + ".")]), sheet.table("Times", rows)]
    }

    private var settled: [(question: String, answer: String)] {
        guard let settled = scene.settled else { return [] }
        var rows: [(question: String, answer: String)] = []
        if let client = settled.clientSegment {
            rows.append(("How many bytes of data may the side that opens put into one segment?", "\(client)"))
        }
        if let server = settled.serverSegment { rows.append(("And the other side?", "\(server)")) }
        if case .unknown = settled[.windowScale].outcome {
        } else {
            rows.append(
                (
                    "Are windows scaled? By which shifts?",
                    settled[.windowScale].isInForce
                        ? "yes: \(settled.clientShift ?? 0) for the side that opens, \(settled.serverShift ?? 0) for the other"
                        : "no"
                ))
        }
        for (feature, name) in [
            (Feature.selectiveAcknowledgments, "selective acknowledgments"), (.timestamps, "timestamps"),
        ] {
            if case .unknown = settled[feature].outcome { continue }
            rows.append(("Will both sides use \(name)?", settled[feature].isInForce ? "yes" : "no"))
        }
        return rows
    }

    private var words: Block {
        sheet.table(
            "In a sentence or two",
            [
                (
                    "Why are two steps not enough?",
                    "The server could not tell a client that is there from a false source address: only who receives the SYN-ACK "
                        + "knows the number that the ACK gives back."
                ),
                (
                    "Why does the SYN take a sequence number although it carries no data?",
                    "So that it can be confirmed like data, and sent again if it is lost."
                ),
                (
                    "Why does the checksum cover the addresses?",
                    "So that a segment that was delivered to the wrong machine is noticed."
                ),
            ])
    }
}
