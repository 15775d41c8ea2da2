import PacketTrace
import TCPWire

/// All connections of a trace, one line each.
struct OverviewSection {
    let lesson: Lesson
    static let most = 1000

    func section() -> Section {
        let explained = lesson.talks.map { $0.connection.number }
        let rows = lesson.overview.prefix(Self.most).map { talk in
            let cast = Cast(talk)
            let stream: Inline = .text(String(talk.stream))
            let isExplained = explained.contains(talk.connection.number)
            return [
                [isExplained ? .link(Anchor("talk-\(talk.connection.number)"), [stream]) : stream],
                [.text(cast.place(cast.left))], [.text(cast.place(1 - cast.left))], [.text(String(talk.count))],
                [.text(outcome(talk))],
                [.text(talk.handshake?.roundTrip.map { Figures.span($0) } ?? "")],
            ] as [[Inline]]
        }
        var blocks: [Block] = [.paragraph(.rich(introduction))]
        let table = Table(
            caption: ["Connections in the order of the trace"],
            columns: [
                .init("Stream", .right), .init("From"), .init("To"), .init("Segments", .right), .init("How it opened"),
                .init("Round trip", .right),
            ], rows: rows)
        blocks.append(
            rows.count > 24
                ? .details(summary: [.text("All \(rows.count) connections")], isOpen: false, [.table(table)])
                : .table(table))
        return Section(Anchor("overview"), ["Overview"], blocks: blocks)
    }

    private var introduction: String {
        var text =
            "The trace holds \(Figures.plural(lesson.segments, "segment")) of \(Figures.plural(lesson.connections, "connection"))."
        if lesson.connections > Self.most { text += " The table shows the first \(Self.most)." }
        if lesson.talks.count < lesson.connections {
            text +=
                " Explained in full \(lesson.talks.count == 1 ? "is the first one" : "are the first \(lesson.talks.count)"); "
                + "`--stream N` picks any other by its number in the table."
        }
        return text
    }

    private func outcome(_ talk: Lesson.Talk) -> String {
        guard let handshake = talk.handshake else { return "not in the trace" }
        if handshake.isSimultaneous { return "both sides at once" }
        switch handshake.outcome {
        case .complete: return "SYN, SYN-ACK, ACK"
        case .answered: return "SYN, SYN-ACK, no third step"
        case .unanswered: return "SYN without answer"
        case .refused: return "refused"
        case .aborted: return "broken off"
        }
    }
}
