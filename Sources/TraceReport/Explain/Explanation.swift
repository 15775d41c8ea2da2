import PacketTrace
import TCPWire

/// Makes the document that explains a trace.
public enum Explanation {
    public static func document(_ lesson: Lesson, _ options: LessonOptions) -> Document {
        if options.form != .report { return Worksheet(lesson: lesson, options: options).document() }
        var document = Document(title: "How this connection works", summary: summary(lesson))
        if lesson.connections != 1 { document.title = "How these connections work" }
        if lesson.talks.isEmpty {
            document.title = "Nothing to explain"
            document.blocks.append(.paragraph(["There is no TCP segment in it."]))
        }
        if !lesson.prose.isEmpty {
            document.blocks.append(
                .quotation(
                    Quotation(
                        title: "The notes",
                        lines: lesson.prose.map { .init(number: $0.number, anchor: $0.anchor, text: $0.text) })))
        }
        if lesson.connections > 1 { document.blocks.append(.section(OverviewSection(lesson: lesson).section())) }
        for talk in lesson.talks {
            let blocks = TalkSections(scene: Scene(talk, options)).blocks
            if lesson.talks.count == 1, lesson.connections == 1 {
                document.blocks += blocks
            } else {
                document.blocks.append(.section(section(talk, blocks)))
            }
        }
        if !lesson.talks.isEmpty {
            document.blocks.append(.section(ReasonsSection(lesson: lesson).section()))
            document.blocks.append(.section(Glossary.section()))
        }
        document.colophon = [
            "Made by wiretext from ", .code(lesson.name),
            ". Numbers are those of the trace, or worked out from them; nothing was looked up anywhere else.",
        ]
        return document
    }

    private static func section(_ talk: Lesson.Talk, _ blocks: [Block]) -> Section {
        let cast = Cast(talk)
        return Section(
            Anchor("talk-\(talk.connection.number)"),
            [.text("Stream \(talk.stream): \(cast.place(cast.left)) and \(cast.place(1 - cast.left))")],
            blocks: blocks)
    }

    private static func summary(_ lesson: Lesson) -> String {
        guard let talk = lesson.talks.first else { return "\(lesson.name) was read, and holds no TCP segment." }
        let cast = Cast(talk)
        if lesson.connections > 1 {
            return "\(Figures.plural(lesson.segments, "segment")) of \(lesson.connections) connections, byte by byte."
        }
        return
            "\(Figures.plural(talk.count, "segment")) between \(cast.place(cast.left)) and \(cast.place(1 - cast.left)), "
            + "byte by byte."
    }
}

/// The sections about one connection.
struct TalkSections {
    let scene: Scene

    /// Segments behind the handshake are folded where there are more than these.
    private static let open = 4

    private func anchor(_ name: String) -> Anchor { Anchor("\(name)-\(scene.talk.connection.number)") }

    var blocks: [Block] {
        var blocks: [Block] = [.section(StorySection(scene: scene).section(anchor("story")))]
        for (index, packet) in scene.talk.packets.enumerated() {
            let section = SegmentSection(scene: scene, packet: packet, number: index + 1).section()
            if index >= Self.open, !scene.isOpening(packet) {
                let name = (section.label + ": " + section.title.plainText)
                blocks.append(.details(summary: [.text(name)], isOpen: false, [.section(section)]))
            } else {
                blocks.append(.section(section))
            }
        }
        let rest = scene.talk.count - scene.talk.packets.count
        if rest > 0 {
            blocks.append(
                .paragraph(
                    .rich(
                        "\(Figures.plural(rest, "more segment")) of this connection \(rest == 1 ? "is" : "are") not explained here. "
                            + "`--packets 20-30` picks others, counted in the trace from 1.")))
        }
        if let section = NegotiationSection(scene: scene).section(anchor("settled")) {
            blocks.append(.section(section))
        }
        if let section = RoundTripSection(scene: scene).section(anchor("roundtrip")) {
            blocks.append(.section(section))
        }
        if scene.level > 1, let section = ChecksumProof(scene: scene).section(anchor("proof")) {
            blocks.append(.section(section))
        }
        return blocks
    }
}
