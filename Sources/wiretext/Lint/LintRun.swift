import PacketTrace
import SourceText
import TraceLint
import TraceReport

/// Lints one file after the other, and gathers what the report is drawn from.
struct LintRun {
    enum Mends {
        case not, inPlace, asPatch
    }

    var selection: PacketSelection
    var vantage: Vantage
    var form: InputForm?
    var rules: RuleSelection
    var mends: Mends
    /// What standard input is called.
    var standardInput: String

    var report = LintReport()
    /// Whether a file could not be read or written.
    private(set) var isTrouble = false

    init(
        selection: PacketSelection, vantage: Vantage, form: InputForm?, rules: RuleSelection, mends: Mends,
        standardInput: String
    ) {
        self.selection = selection
        self.vantage = vantage
        self.form = form
        self.rules = rules
        self.mends = mends
        self.standardInput = standardInput
    }

    mutating func lint(_ path: String) {
        do throws(InputFailure) {
            if mends == .not {
                let source = try TraceOpening.open(path, as: form)
                try add(source, try source.lint(selection, at: vantage), path)
            } else {
                try mend(path)
            }
        } catch {
            Terminal.complain(error.message)
            isTrouble = true
        }
    }

    private func name(_ path: String) -> String { path == "-" ? standardInput : path }

    private mutating func add(_ source: any TraceSource, _ linter: Linter, _ path: String) throws(InputFailure) {
        let name = name(path)
        guard linter.packets > 0 || selection.takesAll else {
            throw InputFailure(message: "\(name): no packet is selected")
        }
        guard linter.packets > 0 || source.mayBeEmpty else {
            throw InputFailure(message: source.missing(name))
        }
        var entries = try source.entries(linter.findings.filter { rules.contains($0.rule) })
        for index in entries.indices { entries[index].path = name }
        report.entries.append(contentsOf: entries)
        report.inputs.append(
            LintReport.Input(
                path: name, kind: source.kind, packets: linter.packets, segments: linter.segments,
                connections: linter.connections, checksums: linter.summaries))
    }

    /// A capture has no token to mend; it goes through as it is.
    private mutating func mend(_ path: String) throws(InputFailure) {
        let target = try MendingTarget(path, as: form)
        guard let text = target.text else {
            try add(target.source, try target.source.lint(selection, at: vantage), path)
            if mends == .inPlace, path == "-" { try target.write(TextEdits()) }
            return
        }
        let mending = try Mending(text, selection, at: vantage) { rules.contains($0.rule) }
        if mends == .asPatch {
            try add(text, try text.lint(selection, at: vantage), path)
            Terminal.print(try PatchText.make(mending.edits, of: text.input, named: name(path)))
            tell(mending, path)
            return
        }
        if target.isPacked, !mending.edits.isEmpty {
            try add(text, try text.lint(selection, at: vantage), path)
            throw InputFailure(
                message: "\(name(path)): is packed by gzip, and cannot be mended in place; unpack it first (gunzip)")
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
