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

extension Vantage: ExpressibleByArgument {
    public init?(argument: String) {
        guard let place = Self.places.first(where: { "\($0.name)" == argument }) else { return nil }
        self = place
    }

    private static var places: [Vantage] { [.client, .server, .path] }
    public static var allValueStrings: [String] { places.map { "\($0.name)" } }
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
              wiretext lint --diff handshake.txt
              tshark -r some.pcap -V | wiretext lint --format concise
              tshark -r some.pcap -T pdml | wiretext lint
            """)

    @Argument(help: "Files to lint; - or none for standard input.")
    var files: [String] = []

    @OptionGroup var input: InputOptions

    @Option(
        help: ArgumentHelp(
            "Where the packets were captured: client, server or path. What the place explains is no fault.",
            discussion: "The machine that sends leaves checksums and long segments to its network card.",
            valueName: "place"))
    var at: Vantage?

    @Option(
        help: ArgumentHelp(
            "Form of the output: human, concise, json, ndjson, sarif, github or junit.", valueName: "form"))
    var format = "human"

    @Option(
        help: ArgumentHelp(
            "Only these rules: codes, beginnings of codes such as SEQ, or names.", valueName: "rules"),
        transform: RuleList.read)
    var select: [RuleList] = []

    @Option(
        help: ArgumentHelp("Without these rules; what names a rule more exactly prevails.", valueName: "rules"),
        transform: RuleList.read)
    var ignore: [RuleList] = []

    @Flag(help: "Only count how often each rule was broken; with --format json as wiretext.statistics/1.")
    var statistics = false

    @Option(help: ArgumentHelp("Lowest severity that makes the exit status 1.", valueName: "severity"))
    var failOn = Severity.warning

    @Flag(
        help: ArgumentHelp(
            "Mend the file in place: only wrong tokens change, and only where exactly one smallest repair exists.",
            discussion: "Of standard input the mended text goes to standard output, and the findings to standard error."
        ))
    var fix = false

    @Flag(help: "Print what --fix would change as a patch for git apply or patch -p0, and change nothing.")
    var diff = false

    @Flag(help: "Exit with 0 whatever is found.")
    var exitZero = false

    @Option(help: ArgumentHelp("What to call standard input in messages.", valueName: "name"))
    var stdinFilename: String?

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        if fix && diff { throw ValidationError("--fix changes the file, --diff only shows how: say one of them") }
        guard LintRenderer.all.contains(where: { $0.name == format }) else {
            let known = LintRenderer.all.map(\.name).joined(separator: ", ")
            throw ValidationError("unknown form '\(format)'; known forms: \(known)")
        }
    }

    func run() throws {
        var run = LintRun(
            selection: input.selection, vantage: at ?? .unknown, form: input.from,
            rules: RuleSelection(select: select.flatMap(\.selectors), ignore: ignore.flatMap(\.selectors)),
            mends: fix ? .inPlace : diff ? .asPatch : .not, standardInput: stdinFilename ?? "-")
        run.report.failOn = failOn
        for path in files.isEmpty ? ["-"] : files { run.lint(path) }
        if !run.report.inputs.isEmpty, !diff { show(run.report) }
        if run.isTrouble { throw ExitStatus.trouble }
        let fails = run.report.entries.contains { $0.finding.severity.rawValue >= failOn.rawValue }
        if fails, !exitZero { throw ExitStatus.no }
    }

    /// On standard output, unless the mended text goes there.
    private func show(_ report: LintReport) {
        let isOnErrors = fix && (files.isEmpty || files.contains("-"))
        let bytes = draw(report, coloured: Terminal.isColoured(color, onErrors: isOnErrors))
        if isOnErrors { Terminal.tell(bytes) } else { Terminal.print(bytes) }
    }

    private func draw(_ report: LintReport, coloured: Bool) -> [UInt8] {
        if statistics { return format == "json" ? LintStatistics.json(report) : LintStatistics.text(report) }
        let renderer = LintRenderer.all.first { $0.name == format }
        return renderer?.render(report, coloured: coloured) ?? []
    }
}
