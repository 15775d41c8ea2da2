import TraceLint
import TraceReport

/// What a `.wiretext.toml` says. Each key stands for the option of the same name.
struct SettingsFile {
    static let name = ".wiretext.toml"

    /// The file itself, and the folder that its paths start from.
    var path: String
    var folder: String
    var select: [RuleSelector] = []
    var ignore: [RuleSelector] = []
    var failOn: Severity?
    var format: String?
    var vantage: Vantage?
    var baseline: String?
    /// Patterns of file names, and what is ignored in files called so.
    var perFileIgnores: [(pattern: String, rules: [RuleSelector])] = []

    /// A key of the file, and what becomes of its value.
    private struct Key: Sendable {
        var name: String
        var read: @Sendable (inout SettingsFile, TOMLEntry, SettingsReader) throws(InputFailure) -> Void
    }

    private static let keys: [Key] = [
        Key(name: "select") { (file, entry, reader) throws(InputFailure) in
            file.select = try reader.rules(entry)
        },
        Key(name: "ignore") { (file, entry, reader) throws(InputFailure) in
            file.ignore = try reader.rules(entry)
        },
        Key(name: "fail-on") { (file, entry, reader) throws(InputFailure) in
            let names = Severity.allCases.map { "\($0.name)" }
            let word = try reader.word(entry, among: names)
            file.failOn = Severity(argument: word)
        },
        Key(name: "format") { (file, entry, reader) throws(InputFailure) in
            file.format = try reader.word(entry, among: LintRenderer.all.map(\.name))
        },
        Key(name: "at") { (file, entry, reader) throws(InputFailure) in
            let word = try reader.word(entry, among: Vantage.allValueStrings)
            file.vantage = Vantage(argument: word)
        },
        Key(name: "baseline") { (file, entry, reader) throws(InputFailure) in
            file.baseline = FilePath.join(file.folder, try reader.text(entry))
        },
        Key(name: "per-file-ignores") { (file, entry, reader) throws(InputFailure) in
            for ignored in try reader.table(entry) {
                file.perFileIgnores.append((ignored.key, try reader.rules(ignored)))
            }
        },
    ]

    init(reading path: String) throws(InputFailure) {
        self.path = path
        folder = FilePath.folder(of: path)
        let raw = try RawInput(opening: path)
        raw.file.close()
        let reader = SettingsReader(path: path, text: raw.head)
        for entry in try reader.document() {
            guard let key = Self.keys.first(where: { $0.name == entry.key }) else {
                let known = Self.keys.map(\.name).joined(separator: ", ")
                throw reader.failure("unknown key '\(entry.key)'; known keys: \(known)", at: entry.keyPlace)
            }
            try key.read(&self, entry, reader)
        }
    }

    /// What is ignored in this file besides.
    func ignores(for file: String) -> [RuleSelector] {
        let absolute = FilePath.absolute(file)
        let relative = absolute.hasPrefix(folder + "/") ? String(absolute.dropFirst(folder.utf8.count + 1)) : absolute
        return perFileIgnores.flatMap { entry in
            let matches = [relative, FilePath.name(of: absolute)].contains { FilePath.matches($0, entry.pattern) }
            return matches ? entry.rules : []
        }
    }
}
