import SourceText
import TraceReport

/// The patch that `--diff` prints.
enum PatchText {
    /// The changes to a text as a unified diff.
    static func make(_ edits: TextEdits, of input: TraceInput, named name: String) throws(InputFailure) -> [UInt8] {
        guard !edits.isEmpty else { return [] }
        var diff = UnifiedDiff(of: header(name), edits: edits.edits)
        try input.eachBlock { block throws(InputFailure) in diff.feed(block) }
        return diff.finish()
    }

    /// The file's name from here: with `./` before it, `git apply` and `patch` find it with `-p0` and with `-p1`.
    private static func header(_ name: String) -> String {
        var path = name
        let here = FilePath.here + "/"
        if path.hasPrefix(here) { path = String(path.dropFirst(here.count)) }
        // A tab ends a name that has spaces.
        if path.contains(" ") { path += "\t" }
        if path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../") { return path }
        return "./" + path
    }
}
