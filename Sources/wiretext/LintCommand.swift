import ArgumentParser
import TraceLint
import TraceReport

extension Terminal.Colour: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {
    public init?(argument: String) {
        guard let severity = Severity.allCases.first(where: { "\($0.name)" == argument }) else { return nil }
        self = severity
    }

    public static var allValueStrings: [String] { allCases.map { "\($0.name)" } }
    public var defaultValueDescription: String { "\(name)" }
}

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Finds what is wrong in a trace, and points at the one number that is wrong.",
        discussion: """
            Reads Wireshark's packet details, with any prose around them, and PDML. Exit status: 0 nothing found, \
            1 findings, 2 nothing could be read.

            Example:
              wiretext lint handshake.txt
              tshark -r some.pcap -V | wiretext lint --format concise
              tshark -r some.pcap -T pdml | wiretext lint
            """)

    @Argument(help: "Files to lint; - or none for standard input.")
    var files: [String] = []

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("Form of the output: human, concise or json.", valueName: "form"))
    var format = "human"

    @Option(help: ArgumentHelp("Lowest severity that makes the exit status 1.", valueName: "severity"))
    var failOn = Severity.warning

    @Flag(help: "Exit with 0 whatever is found.")
    var exitZero = false

    @Option(help: ArgumentHelp("What to call standard input in messages.", valueName: "name"))
    var stdinFilename: String?

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        guard LintRenderer.all.contains(where: { $0.name == format }) else {
            let known = LintRenderer.all.map(\.name).joined(separator: ", ")
            throw ValidationError("unknown form '\(format)'; known forms: \(known)")
        }
    }

    func run() throws {
        var report = LintReport()
        var isTrouble = false
        for path in files.isEmpty ? ["-"] : files {
            do throws(InputFailure) {
                try lint(path, into: &report)
            } catch {
                Terminal.complain(error.message)
                isTrouble = true
            }
        }
        if !report.inputs.isEmpty, let renderer = LintRenderer.all.first(where: { $0.name == format }) {
            Terminal.print(renderer.render(report, coloured: Terminal.isColoured(color)))
        }
        if isTrouble { throw ExitStatus.trouble }
        let fails = report.entries.contains { $0.finding.severity.rawValue >= failOn.rawValue }
        if fails, !exitZero { throw ExitStatus.no }
    }

    private func lint(_ path: String, into report: inout LintReport) throws(InputFailure) {
        let source = try TraceOpening.open(path, as: input.from)
        let linter = try source.lint(input.selection)
        let name = path == "-" ? stdinFilename ?? "-" : path
        guard linter.packets > 0 || input.selection.takesAll else {
            throw InputFailure(message: "\(name): no packet is selected")
        }
        guard linter.packets > 0 || source.mayBeEmpty else {
            throw InputFailure(message: source.missing(name))
        }
        var entries = try source.entries(linter.findings)
        for index in entries.indices { entries[index].path = name }
        report.entries.append(contentsOf: entries)
        report.inputs.append(
            LintReport.Input(
                path: name, kind: source.kind, packets: linter.packets, segments: linter.segments,
                connections: linter.connections, checksums: linter.summaries))
    }
}
