import PacketTrace
import TCPWire

/// One segment: what is said about it in words, as map, in bytes, as printed, and in figures.
struct SegmentSection {
    let scene: Scene
    let packet: Lesson.Packet
    /// Its place in the conversation, from 1.
    let number: Int

    private var place: Anchor { Scene.anchor(packet) }

    func section() -> Section {
        var blocks: [Block] = [.paragraph(headline)]
        if !packet.before.isEmpty { blocks += prose(packet.before, "The notes before it") }
        if let sentence = meaning { blocks.append(.paragraph(sentence)) }
        let ties = LineTies(packet)
        if let anatomy = HeaderAnatomy(packet) {
            let figures = SegmentFigures(anatomy)
            blocks.append(.map(figures.map))
            blocks.append(.bytes(figures.bytes))
            if let legend = legend(anatomy) { blocks.append(.paragraph([.quiet(legend)])) }
            if scene.level > 2 {
                let octets = Block.table(OctetTable(figures: figures).table)
                blocks.append(.details(summary: ["Octet by octet"], isOpen: false, [octets]))
            }
            let words = FieldList(scene: scene, packet: packet, anatomy: anatomy, ties: ties)
            blocks.append(fields(words, ties))
            blocks += findings
            let sums = SegmentArithmetic(scene: scene, packet: packet, anatomy: anatomy).blocks
            if !sums.isEmpty {
                blocks.append(.section(Section(place.sub("sums"), ["The arithmetic"], blocks: sums)))
            }
        } else {
            blocks.append(.paragraph(.rich("Nothing of its header is shown, so there is no map to draw.")))
            blocks += findings
        }
        if !packet.after.isEmpty { blocks += prose(packet.after, "The notes behind it") }
        return Section(place, [.text(scene.title(packet))], label: "Segment \(number)", blocks: blocks)
    }

    private var headline: [Inline] {
        var text = "\(scene.cast.way(packet.side))"
        text += ", from \(scene.cast.place(packet.side)) to \(scene.cast.place(1 - packet.side))"
        if let frame = packet.frame { text += ", frame \(frame)" }
        if let time = scene.time(packet) { text += ", at \(Figures.seconds(time)) s" }
        return [.quiet([.text(text + ".")])]
    }

    /// The author's words, and what they get wrong.
    private func prose(_ lines: [Lesson.Line], _ title: String) -> [Block] {
        var blocks: [Block] = [
            .quotation(
                Quotation(title: title, lines: lines.map { .init(number: $0.number, anchor: $0.anchor, text: $0.text) })
            )
        ]
        for remark in ProseCheck(scene: scene, packet: packet).remarks(on: lines) {
            blocks.append(.aside(Aside(.note, ["A closer look at line \(remark.line)"], [.paragraph(remark.words)])))
        }
        return blocks
    }

    private var meaning: [Inline]? { SegmentMeaning(scene: scene, packet: packet).words }

    private func legend(_ anatomy: HeaderAnatomy) -> [Inline]? {
        var words: [String] = []
        if anatomy.origins.contains(.derived) { words.append("dotted means that a byte follows from what is printed") }
        if anatomy.origins.contains(.assumed) {
            words.append("striped, or in parentheses, means assumed: nothing in the trace says so for certain")
        }
        if anatomy.origins.contains(.absent) { words.append("·· means that the trace does not show it") }
        if words.isEmpty { return ["Every byte is stated by the trace."] }
        return [.text("Bytes are stated by the trace, with these exceptions: " + words.joined(separator: "; ") + ".")]
    }

    private func fields(_ words: FieldList, _ ties: LineTies) -> Block {
        let told = Section(place.sub("fields"), ["Field by field"], blocks: [.definitions(words.header)])
        var left: [Block] = []
        if !packet.lines.isEmpty {
            left.append(.section(Section(place.sub("printed"), ["As it is printed"], blocks: [.listing(ties.listing)])))
        }
        if !words.added.isEmpty {
            let section = Section(
                place.sub("added"), ["Printed, but not in the header"], blocks: [.definitions(words.added)])
            left.append(.section(section))
        }
        return left.isEmpty ? .section(told) : .pair(left, [.section(told)])
    }

    private var findings: [Block] {
        packet.findings.map { FindingAside(entry: $0, hasLines: !packet.lines.isEmpty).block }
    }
}
