/// `wiretext lint FILE …` with no option at all, which is how editors, hooks and people call it most.
///
/// Nothing is to be understood there, and the parser of the command line takes longer to set itself up than lint takes
/// for a pasted handshake (half of a run). What it would fill in are the defaults, which are these.
struct PlainLint {
    private let files: ArraySlice<String>

    /// - Parameter arguments: the whole command line; `nil` where it is any other.
    init?(_ arguments: [String]) {
        guard arguments.count > 2, arguments[1] == "lint" else { return nil }
        files = arguments[2...]
        guard files.allSatisfy({ $0 == "-" || !$0.utf8.starts(with: "-".utf8) }) else { return nil }
    }

    func run() throws(ExitStatus) {
        var run = LintRun(
            selection: PacketSelection(), form: nil, options: LintSettings(), finder: SettingsFinder(.upwards),
            mends: .not, standardInput: "-")
        for path in files { run.lint(path) }
        LintOutput().show(run)
        if run.isTrouble { throw .trouble }
        if run.fails { throw .no }
    }
}
