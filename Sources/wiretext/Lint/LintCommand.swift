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
            "Form of the output: human (the default), concise, json, ndjson, sarif, github or junit.",
            valueName: "form"))
    var format: String?

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

    @Option(
        help: ArgumentHelp("Lowest severity that makes the exit status 1, by default warning.", valueName: "severity"))
    var failOn: Severity?

    @Flag(
        help: ArgumentHelp(
            "Mend the file in place: only wrong tokens change, and only where exactly one smallest repair exists.",
            discussion: "Of standard input the mended text goes to standard output, and the findings to standard error."
        ))
    var fix = false

    @Flag(help: "Print what --fix would change as a patch for git apply or patch -p0, and change nothing.")
    var diff = false

    @Option(help: ArgumentHelp("Leave out the findings that this file knows.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Write all findings into such a file.", valueName: "file"))
    var writeBaseline: String?

    @Flag(help: "Replace the file of --write-baseline where it exists.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "Take the settings from this file, not from the next .wiretext.toml above each file.", valueName: "file"))
    var config: String?

    @Flag(help: "Use no settings but those of the command line.")
    var isolated = false

    @Flag(help: "Exit with 0 whatever is found.")
    var exitZero = false

    @Option(help: ArgumentHelp("What to call standard input in messages.", valueName: "name"))
    var stdinFilename: String?

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        if fix && diff { throw ValidationError("--fix changes the file, --diff only shows how: say one of them") }
        if config != nil && isolated { throw ValidationError("--isolated uses no settings, --config names some") }
        guard let format, !LintRenderer.all.contains(where: { $0.name == format }) else { return }
        let known = LintRenderer.all.map(\.name).joined(separator: ", ")
        throw ValidationError("unknown form '\(format)'; known forms: \(known)")
    }

    func run() throws {
        let options = LintSettings(
            select: select.flatMap(\.selectors), ignore: ignore.flatMap(\.selectors), failOn: failOn, format: format,
            vantage: at, baseline: baseline)
        var run = LintRun(
            selection: input.selection, form: input.from, options: options,
            finder: SettingsFinder(isolated ? .none : config.map { .file($0) } ?? .upwards),
            mends: fix ? .inPlace : diff ? .asPatch : .not, standardInput: stdinFilename ?? "-")
        for path in files.isEmpty ? ["-"] : files { run.lint(path) }
        if let writeBaseline {
            try write(run, to: writeBaseline)
        } else if !diff {
            let isOnErrors = fix && (files.isEmpty || files.contains("-"))
            LintOutput(countsRules: statistics, colour: color, isOnErrors: isOnErrors).show(run)
        }
        if run.isTrouble { throw ExitStatus.trouble }
        if run.fails, !exitZero, writeBaseline == nil { throw ExitStatus.no }
    }

    private func write(_ run: LintRun, to path: String) throws(InputFailure) {
        let file = try OutputFile(path, force: force)
        try file.write(Baseline.text(of: run.report.entries, at: path))
        try file.finish()
        Terminal.complain("\(path): \(run.report.entries.count) findings are known from now on")
    }
}
