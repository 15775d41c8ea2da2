/// A row of the table of forms that a document comes in.
public struct DocumentRenderer: Sendable {
    /// The name behind `--format`.
    public var name: String
    public var summary: String
    /// Endings of file names that ask for it, in small letters.
    public var endings: [String]
    private var draw: @Sendable (Document, Int, Bool) -> [UInt8]

    /// The document in this form.
    ///
    /// - Parameters:
    ///   - width: columns, where the form has any.
    ///   - coloured: whether the form may use terminal colours, where it has any.
    public func render(_ document: Document, width: Int = 80, coloured: Bool = false) -> [UInt8] {
        draw(document, width, coloured)
    }

    public static let all: [DocumentRenderer] = [
        DocumentRenderer(name: "terminal", summary: "plain text, for a terminal", endings: ["txt", "text"]) {
            document, width, coloured in
            TerminalRenderer.render(document, width: width, palette: Palette(isColoured: coloured))
        },
        DocumentRenderer(name: "markdown", summary: "Markdown as GitHub draws it", endings: ["md", "markdown"]) {
            document, _, _ in
            MarkdownRenderer.render(document)
        },
        DocumentRenderer(name: "html", summary: "one self-contained page", endings: ["html", "htm"]) {
            document, _, _ in
            HTMLRenderer.render(document)
        },
        DocumentRenderer(name: "svg", summary: "the ladder alone, as a picture", endings: ["svg"]) { document, _, _ in
            SVGRenderer.render(document)
        },
    ]
}
