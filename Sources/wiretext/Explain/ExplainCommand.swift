import ArgumentParser
import TraceReport

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explains a trace on its own bytes: who says what, what each byte means, and how the numbers come about.",
        discussion: """
            Writes a report for who learns: a ladder diagram, the map of each header with every byte tied to its field and its \
            printed line, the arithmetic, what was agreed on, and what lint finds. Notes around the packets are kept beside the \
            packet that they speak of.

            Example:
              wiretext explain notes.txt
              wiretext explain notes.txt -o report.html
              wiretext explain notes.txt -o exercise.html --worksheet
              wiretext explain capture.pcap --stream 3 -o ladder.svg
            """)

    @Argument(help: "The trace; - or none for standard input.")
    var file = "-"

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
    var output = "-"

    @Option(
        help: ArgumentHelp(
            "Form of the report, if not by the file's ending: terminal, markdown, html or svg.", valueName: "form"))
    var format: String?

    @OptionGroup var options: InputOptions

    @Option(help: "How much is said: 1 for a first meeting, 2, or 3 for all there is.")
    var level = 2

    @Flag(help: "An exercise: bytes are given, everything else is left blank.")
    var worksheet = false

    @Flag(help: "The exercise with its answers.")
    var key = false

    @Flag(help: "Replace a file that exists.")
    var force = false

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        guard (1...3).contains(level) else {
            throw ValidationError("there is no level \(level); levels are 1, 2 and 3")
        }
        guard !worksheet || !key else {
            throw ValidationError("--worksheet leaves the answers out and --key gives them: choose one")
        }
        if let format, !DocumentRenderer.all.contains(where: { $0.name == format }) {
            let known = DocumentRenderer.all.map(\.name).joined(separator: ", ")
            throw ValidationError("unknown form '\(format)'; known forms: \(known)")
        }
    }

    func run() throws {
        let renderer = try renderer()
        let source = try TraceOpening.open(file, as: options.from)
        let lesson = try ExplainJob(source: source, selection: options.selection).lesson()
        let form = worksheet ? LessonOptions.Form.worksheet : key ? .key : .report
        let document = Explanation.document(lesson, LessonOptions(level: level, form: form))
        guard output != "-" else {
            let coloured = Terminal.isColoured(color)
            Terminal.print(renderer.render(document, width: Terminal.columns, coloured: coloured))
            return
        }
        let file = try OutputFile(output, force: force)
        try file.write(renderer.render(document))
        try file.finish()
    }

    private func renderer() throws -> DocumentRenderer {
        if let format, let known = DocumentRenderer.all.first(where: { $0.name == format }) { return known }
        guard output != "-" else { return DocumentRenderer.all[0] }
        let ending = output.lastIndex(of: ".").map { output[output.index(after: $0)...].lowercased() } ?? ""
        guard let known = DocumentRenderer.all.first(where: { $0.endings.contains(ending) }) else {
            throw ValidationError(
                "the ending of '\(output)' names no form; use .html, .md, .svg or .txt, or say --format html")
        }
        return known
    }
}
