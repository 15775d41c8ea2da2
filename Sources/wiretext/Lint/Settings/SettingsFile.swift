import TOMLKit
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
        var read: @Sendable (inout SettingsFile, any TOMLValueConvertible, SettingsReader) throws(InputFailure) -> Void
    }

    private static let keys: [Key] = [
        Key(name: "select") { (file, value, reader) throws(InputFailure) in
            file.select = try reader.rules(value, of: "select")
        },
        Key(name: "ignore") { (file, value, reader) throws(InputFailure) in
            file.ignore = try reader.rules(value, of: "ignore")
        },
        Key(name: "fail-on") { (file, value, reader) throws(InputFailure) in
            let names = Severity.allCases.map { "\($0.name)" }
            let word = try reader.word(value, of: "fail-on", among: names)
            file.failOn = Severity(argument: word)
        },
        Key(name: "format") { (file, value, reader) throws(InputFailure) in
            file.format = try reader.word(value, of: "format", among: LintRenderer.all.map(\.name))
        },
        Key(name: "at") { (file, value, reader) throws(InputFailure) in
            let word = try reader.word(value, of: "at", among: Vantage.allValueStrings)
            file.vantage = Vantage(argument: word)
        },
        Key(name: "baseline") { (file, value, reader) throws(InputFailure) in
            file.baseline = FilePath.join(file.folder, try reader.text(value, of: "baseline"))
        },
        Key(name: "per-file-ignores") { (file, value, reader) throws(InputFailure) in
            for (pattern, rules) in try reader.table(value, of: "per-file-ignores") {
                file.perFileIgnores.append((pattern, try reader.rules(rules, of: pattern)))
            }
        },
    ]

    init(reading path: String) throws(InputFailure) {
        self.path = path
        folder = FilePath.folder(of: path)
        let raw = try RawInput(opening: path)
        raw.file.close()
        let reader = SettingsReader(path: path, text: raw.head)
        for (name, value) in try reader.document() {
            guard let key = Self.keys.first(where: { $0.name == name }) else {
                let known = Self.keys.map(\.name).joined(separator: ", ")
                throw reader.failure("unknown key '\(name)'; known keys: \(known)", at: name)
            }
            try key.read(&self, value, reader)
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
