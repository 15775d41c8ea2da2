import SourceText

/// What stands before packets, where an attack would stand: PDML declares neither a document type nor entities.
enum PDMLProlog {
    static func problem(in text: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, message: String)? {
        var offset = start
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "<"), from: offset, to: end)
            guard offset < end else { return nil }
            if text.hasBytes("<!DOCTYPE", at: offset) || text.hasBytes("<!ENTITY", at: offset) {
                return (
                    offset,
                    "declares a document type or entities, which PDML never does; nothing of it is loaded or expanded"
                )
            }
            offset += 1
        }
    }
}
