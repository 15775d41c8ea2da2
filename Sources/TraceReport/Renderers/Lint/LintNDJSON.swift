import SourceText

/// One object for each finding, the same as in ``LintJSON``, each on a line of its own.
enum LintNDJSON {
    static func render(_ report: LintReport) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in report.entries {
            var json = JSONWriter()
            FindingJSON.write(&json, entry)
            json.newline()
            bytes += json.bytes
        }
        return bytes
    }
}
