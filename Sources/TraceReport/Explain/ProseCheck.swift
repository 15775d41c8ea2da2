import PacketTrace
import TCPWire

/// Reads what the author says beside a segment, and compares it with the segment. It speaks up only where a sentence is
/// plain: who sends, which flags, which port.
struct ProseCheck {
    struct Remark {
        /// Line of the trace.
        var line: Int
        var words: [Inline]
    }

    let scene: Scene
    let packet: Lesson.Packet

    func remarks(on lines: [Lesson.Line]) -> [Remark] {
        var remarks: [Remark] = []
        for line in lines {
            for sentence in ProseSentence.sentences(line.text) {
                if let words = port(sentence) ?? sender(sentence) {
                    remarks.append(Remark(line: line.number, words: words))
                }
            }
        }
        return remarks
    }

    // MARK: Ports

    /// `source port 50504`
    private func port(_ sentence: ProseSentence) -> [Inline]? {
        for (index, word) in sentence.words.enumerated() where index > 0 && word == "port" {
            let role = sentence.words[index - 1]
            let isSource = role == "source" || role == "src"
            guard isSource || role == "destination" || role == "dst" || role == "dest" else { continue }
            var next = index + 1
            while next < sentence.words.count, ["is", "number", "of", "was", "no"].contains(sentence.words[next]) {
                next += 1
            }
            guard next < sentence.words.count, let said = UInt64(sentence.words[next]), said > 0, said <= 0xffff,
                let source = packet.facts[.sourcePort], let destination = packet.facts[.destinationPort]
            else { continue }
            let right = isSource ? source : destination
            guard said != right else { continue }
            let name = isSource ? "source" : "destination"
            let other = isSource ? destination : source
            let ending =
                said == other ? " \(said) is the \(isSource ? "destination" : "source") port." : ""
            return .rich("The notes give \(said) as the \(name) port; in this segment it is \(right).\(ending)")
        }
        return nil
    }

    // MARK: Sender

    /// `Point B sends a ack message`
    private func sender(_ sentence: ProseSentence) -> [Inline]? {
        guard let statement = sentence.statement, let flags = packet.facts.flags, scene.cast.knowsClient,
            packet.facts.flagsMask & 0x17 == 0x17
        else { return nil }
        let shown = flags.intersection([.syn, .ack, .fin, .rst])
        let actor = statement.isClient ? scene.cast.left : 1 - scene.cast.left
        let said = FlagNames.title(statement.flags)
        if statement.flags == shown, actor != packet.side,
            packet.facts[.segmentLength] ?? 0 == 0 || !shown.isDisjoint(with: [.syn, .rst, .fin])
        {
            let point = statement.isPoint ? ", the side that opened the connection" : ""
            let owner = packet.side == scene.cast.left ? point : ""
            return .rich(
                "The notes say that \(statement.actor) sends the \(said). In the trace this \(said) goes from port "
                    + "\(scene.cast.port(packet.side)) to port \(scene.cast.port(1 - packet.side)): "
                    + "**\(scene.cast.name(packet.side))** sent it\(owner).")
        }
        return nil
    }
}
