import PacketTrace
import SourceText
import TraceLint
import TraceReport

/// Lints one file after the other, and gathers what the report is drawn from.
struct LintRun {
    enum Mends {
        case not, inPlace, asPatch
    }

    private let selection: PacketSelection
    private let form: InputForm?
    private let mends: Mends
    /// What standard input is called.
    private let standardInput: String
    /// The options of the command line.
    private let options: LintSettings
    private var finder: SettingsFinder
    private var baselines: [String: Baseline] = [:]
    /// What holds for the file that is linted now.
    private var settings = LintSettings()

    private(set) var report = LintReport()
    /// The form that the settings of the first file ask for.
    private(set) var format: String?
    /// Whether a file could not be read or written.
    private(set) var isTrouble = false

    init(
        selection: PacketSelection, form: InputForm?, options: LintSettings, finder: SettingsFinder, mends: Mends,
        standardInput: String
    ) {
        self.selection = selection
        self.form = form
        self.options = options
        self.finder = finder
        self.mends = mends
        self.standardInput = standardInput
    }

    mutating func lint(_ path: String) {
        do throws(InputFailure) {
            let name = name(path)
            settings = options.over(try finder.settings(for: name), for: name)
            format = format ?? settings.format
            if let baseline = settings.baseline, baselines[baseline] == nil {
                baselines[baseline] = try Baseline(reading: baseline)
            }
            if mends == .not {
                let source = try TraceOpening.open(path, as: form)
                let linter = try source.lint(selection, at: vantage)
                try add(source, linter, path)
            } else {
                try mend(path)
            }
        } catch {
            Terminal.complain(error.message)
            isTrouble = true
        }
    }

    /// Whether any finding is a failure.
    var fails: Bool {
        report.inputs.contains { input in
            report.entries.contains {
                $0.path == input.path && $0.finding.severity.rawValue >= input.failOn.rawValue
            }
        }
    }

    private var vantage: Vantage { settings.vantage ?? .unknown }

    private func name(_ path: String) -> String { path == "-" ? standardInput : path }

    private mutating func add(_ source: any TraceSource, _ linter: Linter, _ path: String) throws(InputFailure) {
        let name = name(path)
        guard linter.packets > 0 || selection.takesAll else {
            throw InputFailure(message: "\(name): no packet is selected")
        }
        guard linter.packets > 0 || source.mayBeEmpty else {
            throw InputFailure(message: source.missing(name))
        }
        report.entries.append(contentsOf: try entries(of: linter, in: source, named: name))
        report.inputs.append(
            LintReport.Input(
                path: name, kind: source.kind, packets: linter.packets, segments: linter.segments,
                connections: linter.connections, checksums: linter.summaries, failOn: settings.failOn ?? .warning))
    }

    /// What is asked for of what lint found, and not known already.
    private func entries(
        of linter: Linter, in source: any TraceSource, named name: String
    ) throws(InputFailure) -> [LintReport.Entry] {
        let findings = linter.findings(under: settings.rules, reportsUnused: selection.takesAll)
        var entries = try source.entries(findings)
        for index in entries.indices { entries[index].path = name }
        guard let path = settings.baseline, var baseline = baselines[path] else { return entries }
        return entries.filter { !baseline.takes($0) }
    }

    /// A capture has no token to mend; it goes through as it is.
    private mutating func mend(_ path: String) throws(InputFailure) {
        let target = try MendingTarget(path, as: form)
        guard let text = target.text else {
            try add(target.source, try target.source.lint(selection, at: vantage), path)
            if mends == .inPlace, path == "-" { try target.write(TextEdits()) }
            return
        }
        let name = name(path)
        let mending = try Mending(text, selection, at: vantage) { (linter, text) throws(InputFailure) in
            try entries(of: linter, in: text, named: name).map(\.finding)
        }
        if mends == .asPatch {
            try add(text, try text.lint(selection, at: vantage), path)
            Terminal.print(try PatchText.make(mending.edits, of: text.input, named: name))
            tell(mending, path)
            return
        }
        if target.isPacked, !mending.edits.isEmpty {
            try add(text, try text.lint(selection, at: vantage), path)
            throw InputFailure(
                message: "\(name): is packed by gzip, and cannot be mended in place; unpack it first (gunzip)")
        }
        try add(mending.trace, mending.linter, path)
        if path == "-" || !mending.edits.isEmpty { try target.write(mending.edits) }
        tell(mending, path)
    }

    private func tell(_ mending: Mending, _ path: String) {
        guard mending.mended > 0 else { return }
        let count = "\(mending.mended) finding\(mending.mended == 1 ? "" : "s")"
        let what = mends == .asPatch ? "--fix would mend \(count)" : "mended \(count)"
        Terminal.complain("\(name(path)): \(what)")
    }
}
