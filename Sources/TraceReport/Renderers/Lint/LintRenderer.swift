import TraceLint

/// A row of the table of forms that lint's findings come in.
public struct LintRenderer: Sendable {
    /// The name behind `--format`.
    public var name: String
    public var summary: String
    private var draw: @Sendable (LintReport, Bool) -> [UInt8]

    /// The report in this form.
    ///
    /// - Parameter coloured: whether the form may use terminal colours, where it has any.
    public func render(_ report: LintReport, coloured: Bool) -> [UInt8] {
        draw(report, coloured)
    }

    public static let all: [LintRenderer] = [
        LintRenderer(name: "human", summary: "excerpts with a caret under each wrong token") { report, coloured in
            LintHuman(palette: Palette(isColoured: coloured)).render(report)
        },
        LintRenderer(name: "concise", summary: "one line for each finding: file:line:col: CODE message") { report, _ in
            LintConcise.render(report)
        },
        LintRenderer(name: "json", summary: "schema wiretext.lint/1") { report, _ in LintJSON.render(report) },
        LintRenderer(name: "ndjson", summary: "the findings of json, one on each line") { report, _ in
            LintNDJSON.render(report)
        },
        LintRenderer(name: "sarif", summary: "SARIF 2.1.0, as code scanning takes it") { report, _ in
            LintSARIF.render(report)
        },
        LintRenderer(name: "github", summary: "workflow commands of GitHub Actions") { report, _ in
            LintGitHub.render(report)
        },
        LintRenderer(name: "junit", summary: "JUnit's XML") { report, _ in LintJUnit.render(report) },
    ]
}
