/// One change to a text: what stands in the span gives way to other bytes. An empty span inserts, no bytes delete.
public struct TextEdit: Hashable, Sendable {
    public var span: SourceSpan
    public var text: [UInt8]

    public init(_ span: SourceSpan, text: [UInt8]) {
        self.span = span
        self.text = text
    }
}
