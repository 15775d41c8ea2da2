import HandshakeDiff

/// A row of the table of forms that a diff comes in.
public struct DiffRenderer: Sendable {
    /// The name behind `--format`.
    public var name: String
    public var summary: String
    private var draw: @Sendable (DiffReport, Int, Bool) -> [UInt8]

    /// The report in this form.
    ///
    /// - Parameters:
    ///   - width: columns, where the form has any.
    ///   - coloured: whether the form may use terminal colours, where it has any.
    public func render(_ report: DiffReport, width: Int, coloured: Bool) -> [UInt8] {
        draw(report, width, coloured)
    }

    public static let all: [DiffRenderer] = [
        DiffRenderer(name: "human", summary: "both traces side by side") { report, width, coloured in
            DiffHuman(width: max(width, 40), palette: Palette(isColoured: coloured)).render(report)
        },
        DiffRenderer(name: "json", summary: "schema wiretext.diff/1") { report, _, _ in DiffJSON.render(report) },
        document("markdown"), document("html"),
    ]

    /// A form that every document comes in.
    private static func document(_ name: String) -> DiffRenderer {
        let renderer = DocumentRenderer.all.first { $0.name == name }
        return DiffRenderer(name: name, summary: renderer?.summary ?? "") { report, width, coloured in
            renderer?.render(DiffDocument.build(report), width: width, coloured: coloured) ?? []
        }
    }
}
