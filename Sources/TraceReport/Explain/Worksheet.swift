import PacketTrace
import TCPWire

/// A connection as an exercise: bytes are given, everything else is asked. The key has the same questions with answers.
struct Worksheet {
    let lesson: Lesson
    let options: LessonOptions

    /// Segments that are asked about.
    private static let most = 4

    private var sheet: AnswerSheet { AnswerSheet(isKey: options.form == .key) }

    func document() -> Document {
        var document = Document(
            title: options.form == .key ? "A handshake, byte by byte: key" : "A handshake, byte by byte: worksheet",
            summary: "Below are the headers of some TCP segments as they travelled. Read them.")
        guard let talk = lesson.talks.first else {
            document.blocks.append(.paragraph(["There is no TCP segment in it."]))
            return document
        }
        let scene = Scene(talk, options)
        let packets = talk.packets.prefix(Self.most)
        document.blocks.append(.section(Section(Anchor("how"), ["How to work"], blocks: instructions)))
        for (index, packet) in packets.enumerated() {
            let section = SegmentExercise(scene: scene, packet: packet, number: index + 1, sheet: sheet).section()
            document.blocks.append(.section(section))
        }
        let exercise = TalkExercise(scene: scene, packets: [Lesson.Packet](packets), sheet: sheet)
        document.blocks += exercise.sections.map { .section($0) }
        document.colophon = [
            "Made by wiretext", options.form == .key ? "; this is the key." : "; `--key` gives the answers.",
        ]
        return document
    }

    private var instructions: [Block] {
        [
            .list(
                [
                    .rich(
                        "Each segment is given in hexadecimal, two digits a byte, four bytes a group. The small numbers count bytes."
                    ),
                    .rich(
                        "Fill in the map with the help of the layout in RFC 9293: decimal numbers, and 0 or 1 for single bits."
                    ),
                    .rich("Then answer the questions. Write the steps down, not only the result."),
                ], isNumbered: true),
            .paragraph(["The layout: ", .reference(RFCReference("RFC 9293, section 3.1")), "."]),
        ]
    }
}

/// Blanks, or what belongs into them.
struct AnswerSheet {
    var isKey: Bool

    /// All blanks are equally wide: their width says nothing.
    func fill(_ answer: String, _ name: String, width: Int = 12) -> [Inline] {
        isKey ? [.answer([.text(answer)])] : [.blank(width, name: name)]
    }

    /// A row of questions and answers.
    func table(_ caption: String, _ rows: [(question: String, answer: String)]) -> Block {
        .table(
            Table(
                caption: [.text(caption)], columns: [.init("Question"), .init("Answer")],
                rows: rows.enumerated().map { index, row in
                    [[.text(row.question)], fill(row.answer, "question \(index + 1)", width: 24)]
                }))
    }
}
