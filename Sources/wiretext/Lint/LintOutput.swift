import TraceLint
import TraceReport

/// How the report of a run is shown, and what it means for the exit status.
struct LintOutput {
    /// Whether rules are counted, and no finding shown.
    var countsRules = false
    var colour = Terminal.Colour.auto
    /// Whether standard output is taken by the mended text.
    var isOnErrors = false

    func show(_ run: LintRun) {
        guard !run.report.inputs.isEmpty else { return }
        let coloured = Terminal.isColoured(colour, onErrors: isOnErrors)
        let bytes = draw(run.report, as: run.format ?? "human", coloured: coloured)
        if isOnErrors { Terminal.tell(bytes) } else { Terminal.print(bytes) }
    }

    private func draw(_ report: LintReport, as form: String, coloured: Bool) -> [UInt8] {
        if countsRules { return form == "json" ? LintStatistics.json(report) : LintStatistics.text(report) }
        let renderer = LintRenderer.all.first { $0.name == form }
        return renderer?.render(report, coloured: coloured) ?? []
    }
}
