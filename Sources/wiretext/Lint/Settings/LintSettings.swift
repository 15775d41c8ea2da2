import TraceLint

/// What holds for one file: the options of the command line, and under them the settings found for the file.
struct LintSettings {
    /// As the command line gives them; none where it does not.
    var select: [RuleSelector] = []
    var ignore: [RuleSelector] = []
    var failOn: Severity?
    var format: String?
    /// Where the packets were captured.
    var vantage: Vantage?
    var baseline: String?

    /// These options over what a file says. `--select` stands for both lists of the file, `--ignore` adds to its own.
    func over(_ file: SettingsFile?, for path: String) -> LintSettings {
        guard let file else { return self }
        var settings = self
        if select.isEmpty {
            settings.select = file.select
            settings.ignore += file.ignore
        }
        settings.ignore += file.ignores(for: path)
        settings.failOn = failOn ?? file.failOn
        settings.format = format ?? file.format
        settings.vantage = vantage ?? file.vantage
        settings.baseline = baseline ?? file.baseline
        return settings
    }

    var rules: RuleSelection { RuleSelection(select: select, ignore: ignore) }
}
